//! Durable jobs: done once, retried with patience, buried visibly, never lost.

mod dedupe;
mod takeover;

use chrono::Duration;
use kernel::entity::job;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sea_orm::sea_query::Expr;
use testkit::House;

use crate::stage::jobs::{
    Away, Broken, FailBeforeCommit, Hopeless, Mark, MarkThenFail, Note, Panicking,
};
use crate::stage::{backstage, enqueue, marks, queue};

/// The one job there is.
async fn only_job(house: &House) -> job::Model {
    let mut jobs = queue(house).await;
    assert_eq!(jobs.len(), 1, "{jobs:?}");
    jobs.remove(0)
}

testkit::on_both_engines! {
    in crate::stage::raise;

    /// What is done leaves nothing behind.
    async fn a_done_job_is_gone(house: House) {
        enqueue(&house, &[Note("satu".to_owned())]).await;
        assert_eq!(only_job(&house).await.state, "queued");

        house.settle().await;

        assert_eq!(backstage(&house.app).notes(), ["satu"]);
        assert!(queue(&house).await.is_empty());
    }

    /// A job is as true as the transaction that queued it.
    async fn an_undone_transaction_leaves_no_job(house: House) {
        let mut tx = house.begin().await;
        tx.enqueue(&Note("satu".to_owned())).expect("queued");
        drop(tx);

        house.settle().await;

        assert!(queue(&house).await.is_empty());
        assert!(backstage(&house.app).notes().is_empty());
    }

    /// Not before its time.
    async fn a_job_for_later_waits_for_its_time(house: House) {
        let mut tx = house.begin().await;
        let at = tx.now() + Duration::hours(1);
        tx.enqueue_at(&Note("nanti".to_owned()), at).expect("queued");
        tx.commit().await.expect("committed");

        house.pass(Duration::minutes(59)).await;
        assert!(backstage(&house.app).notes().is_empty());
        house.pass(Duration::minutes(1)).await;

        assert_eq!(backstage(&house.app).notes(), ["nanti"]);
    }

    /// 2 s, then 4 s, each up to a quarter longer; then it stays for a person to see.
    async fn a_failing_job_is_tried_again_with_patience_then_dead_and_visible(house: House) {
        enqueue(&house, &[Broken {}]).await;

        house.settle().await;
        let first = only_job(&house).await;
        let pause = first.run_at - house.app.now();
        assert_eq!((first.state.as_str(), first.attempts), ("queued", 1));
        assert!(pause >= Duration::seconds(2) && pause <= Duration::milliseconds(2_500), "{pause}");

        house.pass(Duration::milliseconds(1_999)).await;
        assert_eq!(only_job(&house).await.attempts, 1, "too early");
        house.pass(Duration::milliseconds(501)).await;
        let second = only_job(&house).await;
        let pause = second.run_at - house.app.now();
        assert_eq!((second.state.as_str(), second.attempts), ("queued", 2));
        assert!(pause >= Duration::seconds(4) && pause <= Duration::seconds(5), "{pause}");

        house.pass(Duration::seconds(5)).await;
        house.pass(Duration::days(1)).await;
        let dead = only_job(&house).await;
        assert_eq!((dead.state.as_str(), dead.attempts), ("dead", 3));
        assert!(dead.last_error.is_some_and(|error| error.contains("does not work")));
        assert_eq!(backstage(&house.app).notes(), ["try 1", "try 2", "try 3"]);
    }

    /// A job whose worker died on each of its tries is not tried for ever.
    async fn a_job_that_kills_every_worker_ends_dead(house: House) {
        enqueue(&house, &[Broken {}]).await;
        let tx = house.begin().await;
        job::Entity::update_many()
            .col_expr(job::Column::State, Expr::value("running"))
            .col_expr(job::Column::Attempts, Expr::value(3))
            .col_expr(job::Column::LeaseUntil, Expr::value(tx.now() - Duration::seconds(1)))
            .exec(tx.conn())
            .await
            .expect("three workers died over it");
        tx.commit().await.expect("committed");

        house.settle().await;

        let dead = only_job(&house).await;
        assert_eq!(dead.state, "dead");
        assert!(dead.last_error.is_some_and(|error| error.contains("died on every try")));
        assert!(backstage(&house.app).notes().is_empty(), "it is not started again");
    }

    /// One that says so itself is dead at its first try.
    async fn a_job_that_gives_up_is_dead_at_once(house: House) {
        enqueue(&house, &[Hopeless {}]).await;

        house.settle().await;

        let dead = only_job(&house).await;
        assert_eq!((dead.state.as_str(), dead.attempts), ("dead", 1));
    }

    /// The other side may be away for as long as it likes.
    async fn waiting_costs_no_try(house: House) {
        enqueue(&house, &[Away {}]).await;

        house.settle().await;
        for _ in 0..5 {
            house.pass(Duration::minutes(10)).await;
        }

        let waiting = only_job(&house).await;
        assert_eq!((waiting.state.as_str(), waiting.attempts), ("queued", 0));
        assert_eq!(waiting.run_at, house.app.now() + Duration::minutes(10));
        assert_eq!(backstage(&house.app).notes(), ["try 1"; 6]);
    }

    /// A panic is one job's failed try; the worker and the other jobs go on.
    async fn a_job_that_panics_fails_alone(house: House) {
        enqueue(&house, &[Panicking {}]).await;
        enqueue(&house, &[Note("satu".to_owned())]).await;

        house.settle().await;
        assert_eq!(backstage(&house.app).notes(), ["satu"]);
        assert_eq!(only_job(&house).await.attempts, 1);
        house.pass(Duration::minutes(1)).await;

        let dead = only_job(&house).await;
        assert_eq!(dead.state, "dead");
        assert!(dead.last_error.is_some_and(|error| error.contains("the work fell over")));
    }

    /// Its own commit completes it, whatever it says afterwards.
    async fn a_job_with_its_own_transaction_is_done_when_that_commits(house: House) {
        enqueue(&house, &[MarkThenFail("sekali".to_owned())]).await;

        house.settle().await;
        house.pass(Duration::days(1)).await;

        assert_eq!(marks(&house).await, ["sekali"]);
        assert!(queue(&house).await.is_empty());
    }

    /// Without the commit there are neither rows nor an end.
    async fn a_job_that_fails_before_its_commit_leaves_no_rows_and_stays(house: House) {
        enqueue(&house, &[FailBeforeCommit("tidak".to_owned())]).await;

        house.settle().await;

        assert!(marks(&house).await.is_empty());
        let again = only_job(&house).await;
        assert_eq!((again.state.as_str(), again.attempts), ("queued", 1));
    }

    /// A kind that only a newer version knows is left to that version.
    async fn an_unknown_kind_waits_and_holds_nobody_up(house: House) {
        let tx = house.begin().await;
        let foreign = job::ActiveModel {
            id: Set(tx.new_id()),
            tenant_id: Set(tx.tenant().id),
            kind: Set("uji.from_the_future".to_owned()),
            payload: Set(testkit::json!({})),
            state: Set("queued".to_owned()),
            run_at: Set(tx.now()),
            attempts: Set(0),
            waits: Set(0),
            lease_until: Set(None),
            last_error: Set(None),
            dedupe_key: Set(None),
            created_at: Set(tx.now()),
        };
        job::Entity::insert(foreign).exec_without_returning(tx.conn()).await.expect("queued");
        tx.commit().await.expect("committed");
        enqueue(&house, &[Mark("biasa".to_owned())]).await;

        house.settle().await;
        house.pass(Duration::days(1)).await;

        let waiting = only_job(&house).await;
        assert_eq!((waiting.kind.as_str(), waiting.state.as_str()), ("uji.from_the_future", "queued"));
        assert_eq!(waiting.attempts, 0);
        assert_eq!(marks(&house).await, ["biasa"]);
    }

    /// Queued before a stop, done after the start.
    async fn jobs_outlive_the_process(house: House) {
        enqueue(&house, &[Mark("bertahan".to_owned())]).await;

        let house = house.restart().await;
        house.settle().await;

        assert_eq!(marks(&house).await, ["bertahan"]);
        assert!(queue(&house).await.is_empty());
    }
}
