//! The live tail: every committed event once, on every node.

mod channels;
mod missed;

use std::sync::Arc;

use chrono::Duration;
use kernel::live::LiveEvent;
use testkit::House;
use tokio::sync::broadcast::Receiver;

use crate::stage::events::Shown;
use crate::stage::step;

/// The subjects heard so far, in order.
fn heard(screens: &mut Receiver<Arc<LiveEvent>>) -> Vec<String> {
    std::iter::from_fn(|| screens.try_recv().ok()).map(|event| event.subject.clone()).collect()
}

/// Tells the listeners of each subject, in a transaction of its own.
async fn tell(house: &House, subjects: &[&str]) {
    for subject in subjects {
        let mut tx = house.begin().await;
        tx.announce(Shown::to_listeners(subject));
        tx.commit().await.expect("committed");
    }
}

testkit::on_both_engines! {
    in crate::stage::raise;

    /// Wherever it was committed.
    async fn every_node_tells_every_event_once(house: House) {
        let (other, _) = house.second_node().await;
        let (mut here, mut there) = (house.app.live.listen(), other.live.listen());

        tell(&house, &["a", "b"]).await;
        step(&house.app, "live").await;
        let mut tx = other.begin_as("uji", &house.tenant).await.expect("begun");
        tx.announce(Shown::to_listeners("c"));
        tx.commit().await.expect("committed");
        for _ in 0..3 {
            house.clock.advance(Duration::seconds(3));
            step(&house.app, "live").await;
            step(&other, "live").await;
        }

        assert_eq!(heard(&mut here), ["a", "b", "c"]);
        let mut all = heard(&mut there);
        all.sort();
        assert_eq!(all, ["a", "b", "c"]);
        other.db.close().await;
    }

    /// Nobody waits for the tail to hear what their own node did.
    async fn a_node_tells_its_own_events_at_once(house: House) {
        let mut screens = house.app.live.listen();

        tell(&house, &["a", "b"]).await;

        assert_eq!(heard(&mut screens), ["a", "b"]);
    }

    /// A transaction that takes its time is older than what was told before it.
    async fn an_event_that_is_committed_late_is_told_too(house: House) {
        let (other, _) = house.second_node().await;
        let (mut here, mut there) = (house.app.live.listen(), other.live.listen());
        let mut late = house.begin().await;
        late.announce(Shown::to_listeners("late"));

        house.clock.advance(Duration::seconds(4));
        step(&house.app, "live").await;
        step(&other, "live").await;
        late.commit().await.expect("committed");
        tell(&house, &["next"]).await;
        for _ in 0..2 {
            step(&house.app, "live").await;
            step(&other, "live").await;
        }

        assert_eq!(heard(&mut here), ["late", "next"]);
        assert_eq!(heard(&mut there), ["late", "next"]);
        other.db.close().await;
    }

    /// More than the tail reads at once.
    async fn a_long_burst_is_told_without_holes(house: House) {
        let mut screens = house.app.live.listen();
        let mut tx = house.begin().await;
        for number in 0..1200 {
            tx.announce(Shown::to_listeners(number));
        }
        tx.commit().await.expect("committed");

        let told = std::cell::Cell::new(0);
        futures::join!(step(&house.app, "live"), async {
            while told.get() < 1200 {
                match screens.recv().await {
                    Ok(_) => told.set(told.get() + 1),
                    // A slow screen is told how many it missed.
                    Err(tokio::sync::broadcast::error::RecvError::Lagged(missed)) => {
                        told.set(told.get() + missed);
                    }
                    Err(closed) => panic!("{closed}"),
                }
            }
        });

        assert_eq!(told.get(), 1200);
        assert_eq!(heard(&mut screens), [""; 0]);
    }

    /// An undone transaction tells nobody.
    async fn what_was_undone_is_not_told(house: House) {
        let mut screens = house.app.live.listen();
        let mut tx = house.begin().await;
        tx.announce(Shown::to_listeners("batal"));
        drop(tx);

        step(&house.app, "live").await;

        assert_eq!(heard(&mut screens), [""; 0]);
    }
}
