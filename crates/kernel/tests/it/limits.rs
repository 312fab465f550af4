//! Limits on how often: exact under load, forgetful after their window, the same for every node.

use chrono::Duration;
use testkit::json;

use crate::stage::{BELL, at_once};

/// Hits until one is refused.
async fn hits_left(app: &kernel::App, key: &str) -> usize {
    let mut passed = 0;
    while BELL.hit(app, key).await.is_ok() {
        passed += 1;
    }
    passed
}

testkit::on_both_engines! {
    in crate::stage::raise;

    /// Fifty at once, and exactly ten pass.
    async fn a_window_counts_exactly_under_fifty_hits_at_once(house: House) {
        let outcomes = at_once(50, |_| BELL.hit(&house.app, "a")).await;

        let passed = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let refused = outcomes.iter().filter_map(|outcome| outcome.as_ref().err());
        assert_eq!(passed, 10);
        assert!(refused.into_iter().all(|error| error.code() == Some("platform.too_many")));
        assert!(BELL.hit(&house.app, "b").await.is_ok(), "another key has a window of its own");
    }

    /// The caller learns how long to wait, and that is the truth.
    async fn one_too_many_is_told_when_to_come_back(house: House) {
        let visitor = house.visitor();
        for _ in 0..10 {
            visitor.post("/api/uji/ring", json!({})).await.expect(200);
        }
        house.clock.advance(Duration::seconds(20));

        let over = visitor.post("/api/uji/ring", json!({})).await;
        assert_eq!(over.header("retry-after"), Some("40"));
        assert_eq!(over.body["retry_after"], 40);
        assert_eq!(over.refused(429), "platform.too_many");

        house.clock.advance(Duration::seconds(39));
        assert_eq!(visitor.post("/api/uji/ring", json!({})).await.status, 429);
        house.clock.advance(Duration::seconds(1));
        assert_eq!(visitor.post("/api/uji/ring", json!({})).await.status, 200);
    }

    /// The new window is a whole one.
    async fn a_window_is_forgotten_when_it_is_over(house: House) {
        assert_eq!(hits_left(&house.app, "a").await, 10);

        house.clock.advance(Duration::seconds(60));

        assert_eq!(hits_left(&house.app, "a").await, 10);
    }

    /// Looking is free.
    async fn checking_counts_nothing(house: House) {
        for _ in 0..20 {
            BELL.check(&house.app, "a").await.expect("unused");
        }

        assert_eq!(hits_left(&house.app, "a").await, 10);

        let full = BELL.check(&house.app, "a").await;
        assert!(full.is_err_and(|error| error.code() == Some("platform.too_many")));
    }

    /// A refund is as true as its transaction.
    async fn a_refunded_hit_can_be_used_again(house: House) {
        assert_eq!(hits_left(&house.app, "a").await, 10);
        // The refused hit was counted too.
        let tx = house.begin().await;
        BELL.refund(&tx, "a").await.expect("refunded");
        BELL.refund(&tx, "a").await.expect("refunded");
        drop(tx);
        assert!(BELL.check(&house.app, "a").await.is_err(), "an undone refund gives nothing back");

        let tx = house.begin().await;
        BELL.refund(&tx, "a").await.expect("refunded");
        BELL.refund(&tx, "a").await.expect("refunded");
        tx.commit().await.expect("committed");

        assert_eq!(hits_left(&house.app, "a").await, 1);
    }

    /// Neither a restart nor another node gives anybody a new window.
    async fn a_limit_holds_across_a_restart_and_on_a_second_node(house: House) {
        for _ in 0..4 {
            BELL.hit(&house.app, "a").await.expect("within the limit");
        }

        let house = house.restart().await;
        let (other, _) = house.second_node().await;
        for _ in 0..4 {
            BELL.hit(&other, "a").await.expect("within the limit");
        }

        assert_eq!(hits_left(&house.app, "a").await, 2);
        assert!(BELL.hit(&other, "a").await.is_err());
        other.db.close().await;
    }
}
