//! Several nodes, one queue: each job once, also when a worker is lost in the middle.

use std::collections::BTreeSet;

use chrono::Duration;

use crate::stage::jobs::Mark;
use crate::stage::{backstage, enqueue, marks, queue};

testkit::on_both_engines! {
    in crate::stage::raise;

    /// Two hundred jobs, two nodes, no job twice and none left.
    async fn two_nodes_do_every_job_once(house: House) {
        let jobs: Vec<Mark> = (0..200).map(|number| Mark(format!("{number:03}"))).collect();
        enqueue(&house, &jobs).await;
        let (other, _) = house.second_node().await;

        let (here, there) =
            futures::join!(kernel::pump::settle(&house.app), kernel::pump::settle(&other));

        here.expect("comes to rest");
        there.expect("comes to rest");
        let words = marks(&house).await;
        assert_eq!(words.len(), 200);
        assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), 200);
        assert!(queue(&house).await.is_empty());
        other.db.close().await;
    }

    /// Whoever comes back after its lease finds the work done and its own commit refused.
    async fn a_lost_workers_job_is_taken_over_and_its_late_commit_refused(house: House) {
        let (other, _) = house.second_node().await;
        let lost = backstage(&house.app);
        lost.shut();
        enqueue(&house, &[Mark("sekali".to_owned())]).await;

        futures::join!(house.settle(), async {
            lost.arrival().await;
            house.clock.advance(Duration::minutes(4));
            kernel::pump::settle(&other).await.expect("comes to rest");
            assert!(marks(&house).await.is_empty(), "within the lease it is not taken over");
            house.clock.advance(Duration::minutes(2));
            kernel::pump::settle(&other).await.expect("comes to rest");
            assert_eq!(marks(&house).await, ["sekali"]);
            lost.open();
        });

        assert_eq!(backstage(&other).notes(), ["committed"]);
        assert_eq!(lost.notes(), ["refused"]);
        assert_eq!(marks(&house).await, ["sekali"]);
        assert!(queue(&house).await.is_empty());
        other.db.close().await;
    }
}
