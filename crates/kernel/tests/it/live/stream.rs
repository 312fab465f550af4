//! `GET /api/live`: what each caller hears, what it is told again, and when the stream ends.

use chrono::Duration;
use kernel::entity::event;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use testkit::{Client, Frame, House, Screen, json};

use super::tell;
use crate::stage::account;
use crate::stage::events::Shown;

/// A screen that has been greeted.
async fn open(client: &Client) -> Screen {
    let mut screen = client.listen().await;
    assert_eq!(next(&mut screen).await.event, "hello");
    screen
}

/// A screen that saw this event last.
async fn reopen(client: &Client, last: &str) -> Screen {
    open(&client.with_header("last-event-id", last)).await
}

async fn next(screen: &mut Screen) -> Frame {
    screen.next().await.expect("the stream goes on")
}

/// The subject of the next event.
async fn subject(screen: &mut Screen) -> String {
    next(screen).await.data["subject"].as_str().unwrap_or_default().to_owned()
}

/// The id of the event about a subject.
async fn id_of(house: &House, subject: &str) -> String {
    let about = event::Entity::find().filter(event::Column::Subject.eq(subject));
    let row = about.one(house.app.db.read()).await.expect("readable");
    row.expect("an event").id.to_string()
}

testkit::on_both_engines! {
    in crate::stage::raise;

    /// Id, name and subject; no more, because screens fetch what changed.
    async fn an_open_screen_hears_what_happens(house: House) {
        let mut screen = open(&house.office("admin").await).await;

        tell(&house, &["order 1"]).await;
        house.settle().await;

        let frame = next(&mut screen).await;
        let id = id_of(&house, "order 1").await;
        assert_eq!((frame.event.as_str(), frame.id.as_deref()), ("uji.shown", Some(id.as_str())));
        assert_eq!(frame.data, json!({"id": id, "subject": "order 1", "at": "2026-11-21T02:00:00Z"}));
    }

    /// From where it was, in order, then on with what is new.
    async fn a_screen_that_comes_back_is_told_what_it_missed(house: House) {
        let admin = house.office("admin").await;
        for word in ["a", "b", "c"] {
            tell(&house, &[word]).await;
            house.clock.advance(Duration::seconds(10));
        }
        house.settle().await;

        let mut screen = reopen(&admin, &id_of(&house, "a").await).await;
        tell(&house, &["d"]).await;
        house.settle().await;

        assert_eq!(subject(&mut screen).await, "b");
        assert_eq!(subject(&mut screen).await, "c");
        assert_eq!(subject(&mut screen).await, "d");
    }

    /// Began before the last event it saw, committed after: told rather than lost.
    async fn a_screen_that_comes_back_is_told_what_was_committed_late(house: House) {
        let admin = house.office("admin").await;
        tell(&house, &["late"]).await;
        house.clock.advance(Duration::seconds(2));
        tell(&house, &["seen"]).await;
        house.settle().await;

        let mut screen = reopen(&admin, &id_of(&house, "seen").await).await;
        tell(&house, &["new"]).await;
        house.settle().await;

        let mut told = vec![subject(&mut screen).await];
        while told.last().is_none_or(|last| last != "new") {
            told.push(subject(&mut screen).await);
        }
        assert!(told.iter().any(|subject| subject == "late"), "{told:?}");
        assert!(told.iter().all(|subject| subject != "seen"), "{told:?}");
    }

    /// Two hundred and one are too many to tell one by one.
    async fn a_screen_that_missed_too_much_is_told_to_fetch_everything(house: House) {
        let admin = house.office("admin").await;
        tell(&house, &["a"]).await;
        house.clock.advance(Duration::seconds(10));
        let mut tx = house.begin().await;
        (0..201).for_each(|number| tx.announce(Shown::to_listeners(number)));
        tx.commit().await.expect("committed");
        house.settle().await;

        let mut screen = reopen(&admin, &id_of(&house, "a").await).await;

        assert_eq!(next(&mut screen).await.event, "resync");
        tell(&house, &["b"]).await;
        house.settle().await;
        assert_eq!(subject(&mut screen).await, "b");
    }

    /// Nobody knows any more what happened since, or the id is none of ours.
    async fn a_screen_that_was_away_for_more_than_a_day_is_told_to_fetch_everything(house: House) {
        tell(&house, &["a"]).await;
        let last = id_of(&house, "a").await;
        house.clock.advance(Duration::hours(25));
        house.settle().await;
        let admin = house.office("admin").await;

        for last in [last.as_str(), "event_nonsense", "42"] {
            assert_eq!(next(&mut reopen(&admin, last).await).await.event, "resync", "{last}");
        }
    }

    /// What it did not read in time may have been the end of its session: it connects anew.
    async fn a_screen_that_does_not_keep_up_is_told_so_and_must_connect_anew(house: House) {
        let mut screen = open(&house.office("admin").await).await;
        let mut tx = house.begin().await;
        (0..300).for_each(|number| tx.announce(Shown::to_listeners(number)));
        tx.commit().await.expect("committed");
        house.settle().await;

        assert_eq!(next(&mut screen).await.event, "resync");
        assert_eq!(screen.next().await, None);
    }

    /// Neither with the same permission nor by coming back.
    async fn another_tenants_events_are_not_heard(house: House) {
        let other = house.another_tenant().await;
        let foreigner = house.office_of(&other, "admin").await;
        tell(&house, &["before"]).await;
        let mut screen = reopen(&foreigner, &id_of(&house, "before").await).await;

        tell(&house, &["ours"]).await;
        let mut tx = house.begin_of(&other).await;
        tx.announce(Shown::to_listeners("theirs"));
        tx.commit().await.expect("committed");
        house.settle().await;

        assert_eq!(subject(&mut screen).await, "theirs");
    }

    /// What is meant for one account is not for its colleague, and no permission is no news.
    async fn another_accounts_events_are_not_heard(house: House) {
        let (admin, shop) = (house.office("admin").await, house.office("shop").await);
        let (to_admin, to_shop) = (account(&admin).await, account(&shop).await);
        let (mut at_admin, mut at_shop) = (open(&admin).await, open(&shop).await);

        let mut tx = house.begin().await;
        tx.announce(Shown::to_account("for the shop", to_shop));
        tx.commit().await.expect("committed");
        tell(&house, &["for listeners"]).await;
        let mut tx = house.begin().await;
        tx.announce(Shown::to_account("for the admin", to_admin));
        tx.announce(Shown::to_account("for the shop again", to_shop));
        tx.commit().await.expect("committed");
        house.settle().await;

        assert_eq!(subject(&mut at_admin).await, "for listeners");
        assert_eq!(subject(&mut at_admin).await, "for the admin");
        assert_eq!(subject(&mut at_shop).await, "for the shop");
        assert_eq!(subject(&mut at_shop).await, "for the shop again");
    }

    /// Signed out means no more news; everybody else hears on.
    async fn a_stream_ends_when_its_session_is_revoked(house: House) {
        let (leaving, staying) = (house.office("admin").await, house.office("admin").await);
        let (mut ended, mut open_still) = (open(&leaving).await, open(&staying).await);

        let out = leaving.post("/api/admin/logout", json!({})).await;
        assert!(out.status < 300, "{}", out.text);
        tell(&house, &["after"]).await;
        house.settle().await;

        assert_eq!(ended.next().await, None);
        assert_eq!(subject(&mut open_still).await, "after");
    }

    /// A stop does not wait for screens.
    async fn a_stream_ends_when_the_process_stops(house: House) {
        let mut screen = open(&house.office("admin").await).await;

        house.app.tasks.signal_stop();

        assert_eq!(screen.next().await, None);
    }

    /// No news for strangers.
    async fn a_stranger_hears_nothing(house: House) {
        let answer = house.visitor().get("/api/live").await;

        assert_eq!(answer.refused(401), "platform.sign_in_first");
    }
}
