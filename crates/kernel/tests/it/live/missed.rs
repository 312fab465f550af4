//! `GET /api/live`: where each caller listens, and what it is told of what it missed.

use chrono::Duration;
use kernel::entity::event;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use testkit::{Client, House, Value, json};

use super::tell;
use crate::stage::account;
use crate::stage::events::Shown;

/// What a screen that heard this last is told.
async fn since(client: &Client, last: &str) -> Value {
    client.get(&format!("/api/live?since={last}")).await.expect(200)
}

/// The subjects of what is told.
fn subjects(told: &Value) -> Vec<&str> {
    assert_eq!(told["resync"], false, "{told}");
    let events = told["events"].as_array().expect("events");
    events.iter().map(|event| event["subject"].as_str().expect("a subject")).collect()
}

/// The id of the event about a subject.
async fn id_of(house: &House, subject: &str) -> String {
    let about = event::Entity::find().filter(event::Column::Subject.eq(subject));
    let row = about.one(house.app.db.read()).await.expect("readable");
    row.expect("an event").id.to_string()
}

testkit::on_both_engines! {
    in crate::stage::raise;

    /// Its own, and those of its permissions of which anybody tells anything.
    async fn a_caller_learns_where_it_can_hear_anything(house: House) {
        let (admin, shop) = (house.office("admin").await, house.office("shop").await);
        let tenant = house.tenant.id;

        let (at_admin, at_shop) = (admin.get("/api/live").await.expect(200), shop.get("/api/live").await.expect(200));

        assert_eq!(at_admin["key"], "niaga");
        assert_eq!((&at_admin["events"], &at_admin["resync"]), (&json!([]), &json!(false)));
        let channels = at_admin["channels"].as_array().expect("channels").clone();
        let own = format!("private-{tenant}.account.{}", account(&admin).await);
        assert!(channels.contains(&json!(own)), "{channels:?}");
        let permission = |name: &str| json!(format!("private-{tenant}.permission.{name}"));
        assert!(channels.contains(&permission("uji.listen")), "{channels:?}");
        assert!(!channels.contains(&permission("parts.orders.approve")), "nobody tells approvers");
        let own = format!("private-{tenant}.account.{}", account(&shop).await);
        assert_eq!(at_shop["channels"], json!([own, permission("parts.shop.order")]));
    }

    /// Id, name, subject and time; no more, because screens fetch what changed.
    async fn a_missed_event_says_what_changed(house: House) {
        let admin = house.office("admin").await;
        let before = admin.get("/api/live").await.expect(200);

        tell(&house, &["order 1"]).await;

        let told = since(&admin, before["last"].as_str().expect("a place")).await;
        let id = id_of(&house, "order 1").await;
        let event = json!({"id": id, "name": "uji.shown", "subject": "order 1", "at": "2026-11-21T02:00:00Z"});
        assert_eq!(told["events"], json!([event]));
    }

    /// From where it was, in order; and from the new place on, nothing is told again for ever.
    async fn a_screen_that_comes_back_is_told_what_it_missed(house: House) {
        let admin = house.office("admin").await;
        for word in ["a", "b", "c"] {
            tell(&house, &[word]).await;
            house.clock.advance(Duration::seconds(10));
        }

        let told = since(&admin, &id_of(&house, "a").await).await;
        assert_eq!(subjects(&told), ["b", "c"]);
        let told = since(&admin, told["last"].as_str().expect("a place")).await;
        assert_eq!(subjects(&told), [""; 0]);
        tell(&house, &["d"]).await;
        let told = since(&admin, told["last"].as_str().expect("a place")).await;
        assert_eq!(subjects(&told), ["d"]);
    }

    /// Also after a quiet day, when no event is left to be the last one.
    async fn the_first_event_after_a_long_silence_is_not_missed(house: House) {
        tell(&house, &["old"]).await;
        house.clock.advance(Duration::hours(30));
        let admin = house.office("admin").await;
        let quiet = admin.get("/api/live").await.expect(200);
        house.clock.advance(Duration::hours(1));

        tell(&house, &["first"]).await;

        let told = since(&admin, quiet["last"].as_str().expect("a place")).await;
        assert_eq!(subjects(&told), ["first"]);
    }

    /// Began before the last event it heard, committed after: told rather than lost.
    async fn what_was_committed_late_is_told_too(house: House) {
        let admin = house.office("admin").await;
        let mut late = house.begin().await;
        late.announce(Shown::to_listeners("late"));
        house.clock.advance(Duration::seconds(2));
        let seen = admin.get("/api/live").await.expect(200);
        late.commit().await.expect("committed");

        let told = since(&admin, seen["last"].as_str().expect("a place")).await;

        assert_eq!(subjects(&told), ["late"]);
    }

    /// Two hundred and one are too many to tell one by one.
    async fn a_screen_that_missed_too_much_is_told_to_fetch_everything(house: House) {
        let admin = house.office("admin").await;
        let before = admin.get("/api/live").await.expect(200);
        let before = before["last"].as_str().expect("a place");
        let mut tx = house.begin().await;
        (0..200).for_each(|number| tx.announce(Shown::to_listeners(number)));
        tx.commit().await.expect("committed");

        assert_eq!(subjects(&since(&admin, before).await).len(), 200);
        tell(&house, &["one more"]).await;
        house.clock.advance(Duration::seconds(10));
        let told = since(&admin, before).await;

        assert_eq!((&told["resync"], &told["events"]), (&json!(true), &json!([])));
        tell(&house, &["after"]).await;
        let told = since(&admin, told["last"].as_str().expect("a place")).await;
        assert_eq!(subjects(&told), ["after"]);
    }

    /// Nobody knows any more what happened since; or the id is none of ours, or of a clock that was
    /// set back.
    async fn a_place_that_nobody_knows_means_to_fetch_everything(house: House) {
        tell(&house, &["a"]).await;
        let old = id_of(&house, "a").await;
        house.clock.advance(Duration::hours(25));
        tell(&house, &["b"]).await;
        let ahead = id_of(&house, "b").await;
        house.clock.advance(Duration::seconds(-10));
        let admin = house.office("admin").await;

        for last in [old.as_str(), ahead.as_str(), "event_nonsense", "42", "", house.tenant.id.to_string().as_str()] {
            assert_eq!(since(&admin, last).await["resync"], true, "{last}");
        }
    }

    /// Neither with the same permission nor by the id of an event that is not its own.
    async fn another_tenants_events_are_not_told(house: House) {
        let other = house.another_tenant().await;
        let foreigner = house.office_of(&other, "admin").await;
        tell(&house, &["before", "ours"]).await;
        let mut tx = house.begin_of(&other).await;
        tx.announce(Shown::to_listeners("theirs"));
        tx.commit().await.expect("committed");

        let told = since(&foreigner, &id_of(&house, "before").await).await;

        assert_eq!(subjects(&told), ["theirs"]);
    }

    /// What is meant for one account is not for its colleague, and no permission is no news.
    async fn another_accounts_events_are_not_told(house: House) {
        let (admin, shop) = (house.office("admin").await, house.office("shop").await);
        let (to_admin, to_shop) = (account(&admin).await, account(&shop).await);
        let before = admin.get("/api/live").await.expect(200);
        let before = before["last"].as_str().expect("a place");

        let mut tx = house.begin().await;
        tx.announce(Shown::to_account("for the shop", to_shop));
        tx.announce(Shown::to_listeners("for listeners"));
        tx.announce(Shown::to_account("for the admin", to_admin));
        tx.commit().await.expect("committed");

        let (mut told_admin, told_shop) = (since(&admin, before).await, since(&shop, before).await);
        // Of one moment, so in no order.
        told_admin["events"].as_array_mut().expect("events").sort_by_key(|event| event["subject"].to_string());
        assert_eq!(subjects(&told_admin), ["for listeners", "for the admin"]);
        assert_eq!(subjects(&told_shop), ["for the shop"]);
    }

    /// No news for strangers.
    async fn a_stranger_learns_nothing(house: House) {
        let answer = house.visitor().get("/api/live").await;

        assert_eq!(answer.refused(401), "platform.sign_in_first");
    }
}
