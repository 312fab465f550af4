//! Two jobs with one key are one while they are queued, and only then.

use chrono::Duration;

use crate::stage::jobs::{Once, OnceAway, OnceHopeless};
use crate::stage::{backstage, enqueue, enqueue_for, queue};

fn once(key: &str) -> Once {
    Once(key.to_owned())
}

testkit::on_both_engines! {
    in crate::stage::raise;

    /// In one transaction or in two.
    async fn queued_jobs_with_one_key_are_one(house: House) {
        enqueue(&house, &[once("a"), once("a")]).await;
        enqueue(&house, &[once("a"), once("b")]).await;

        house.settle().await;

        let mut notes = backstage(&house.app).notes();
        notes.sort();
        assert_eq!(notes, ["a", "b"]);
    }

    /// Two businesses that use the same word mean two things.
    async fn another_tenants_key_is_another_key(house: House) {
        let other = house.another_tenant().await;
        enqueue(&house, &[once("a")]).await;
        enqueue_for(&house, &other, &[once("a")]).await;

        house.settle().await;

        assert_eq!(backstage(&house.app).notes(), ["a", "a"]);
    }

    /// It may already have looked at what has changed since.
    async fn a_running_job_does_not_stand_for_a_new_one(house: House) {
        let backstage = backstage(&house.app);
        backstage.shut();
        enqueue(&house, &[once("a")]).await;

        futures::join!(house.settle(), async {
            backstage.arrival().await;
            enqueue(&house, &[once("a")]).await;
            assert_eq!(queue(&house).await.len(), 2);
            backstage.open();
        });

        assert_eq!(backstage.notes(), ["a", "a"]);
        assert!(queue(&house).await.is_empty());
    }

    /// One that waits again takes up the one that was queued meanwhile, so that they never pile up.
    async fn a_job_that_queues_up_again_absorbs_its_twin(house: House) {
        let backstage = backstage(&house.app);
        backstage.shut();
        enqueue(&house, &[OnceAway {}]).await;

        futures::join!(house.settle(), async {
            backstage.arrival().await;
            enqueue(&house, &[OnceAway {}]).await;
            backstage.open();
        });

        let jobs = queue(&house).await;
        assert_eq!(jobs.len(), 1, "{jobs:?}");
        assert_eq!(jobs[0].run_at, house.app.now() + Duration::minutes(1));
    }

    /// What is dead does nothing any more, so it holds nobody back.
    async fn a_dead_job_does_not_stand_for_a_new_one(house: House) {
        enqueue(&house, &[OnceHopeless {}]).await;
        house.settle().await;

        enqueue(&house, &[OnceHopeless {}]).await;

        let states: Vec<String> = queue(&house).await.into_iter().map(|job| job.state).collect();
        assert_eq!(states, ["dead", "queued"]);
    }
}
