//! Events: what subscribers write is true exactly when the fact is.

use kernel::entity::event;
use sea_orm::{EntityTrait, PaginatorTrait};
use testkit::House;

use crate::stage::events::{Circle, Countdown, Planted, Shown, Unlucky};
use crate::stage::jobs::Note;
use crate::stage::{mark, marks, queue};

/// How many events wait for screens.
async fn told(house: &House) -> u64 {
    event::Entity::find().count(house.app.db.read()).await.expect("countable")
}

testkit::on_both_engines! {
    in crate::stage::raise;

    /// Not before the commit, and never without it.
    async fn a_subscribers_rows_are_there_exactly_when_the_commit_is(house: House) {
        let mut tx = house.begin().await;
        tx.announce(Planted("batal".to_owned()));
        drop(tx);
        assert!(marks(&house).await.is_empty());

        let mut tx = house.begin().await;
        tx.announce(Planted("jadi".to_owned()));
        assert!(marks(&house).await.is_empty());
        tx.commit().await.expect("committed");

        assert_eq!(marks(&house).await, ["jadi"]);
    }

    /// Rows, jobs, events and other subscribers' work fall with it.
    async fn a_failing_subscriber_undoes_everything(house: House) {
        let before = told(&house).await;
        let mut tx = house.begin().await;
        mark(&tx, "sendiri").await.expect("marked");
        tx.enqueue(&Note("tugas".to_owned())).expect("queued");
        tx.announce(Planted("sebelum".to_owned()));
        tx.announce(Shown::to_listeners("layar"));
        tx.announce(Unlucky);
        tx.announce(Planted("sesudah".to_owned()));

        let outcome = tx.commit().await;

        assert!(outcome.is_err_and(|error| error.to_string().contains("no luck")));
        assert!(marks(&house).await.is_empty());
        assert!(queue(&house).await.is_empty());
        assert_eq!(told(&house).await, before);
    }

    /// Events may cause events, all in the one transaction.
    async fn an_event_may_cause_others(house: House) {
        let mut tx = house.begin().await;
        tx.announce(Countdown(4));
        tx.commit().await.expect("committed");

        assert_eq!(marks(&house).await, ["0", "1", "2", "3", "4"]);
    }

    /// A circle is found and undone instead of going on for ever.
    async fn a_circle_of_events_is_refused(house: House) {
        let mut tx = house.begin().await;
        mark(&tx, "sendiri").await.expect("marked");
        tx.announce(Circle);

        let outcome = tx.commit().await;

        assert!(outcome.is_err_and(|error| error.to_string().contains("without end")));
        assert!(marks(&house).await.is_empty());
    }
}
