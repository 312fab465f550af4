//! Document numbers: one after the other, without gaps and without repeats.

use kernel::serials;
use testkit::House;

use crate::stage::at_once;

/// Takes one number and keeps it.
async fn take(house: &House, tenant: &kernel::Tenant, kind: &str, year: i32) -> i64 {
    let tx = house.begin_of(tenant).await;
    let number = serials::next(&tx, kind, year).await.expect("a number");
    tx.commit().await.expect("committed");
    number
}

testkit::on_both_engines! {
    in crate::stage::raise;

    /// A hundred takers at once, a quarter of which change their minds.
    async fn numbers_have_no_gaps_and_no_repeats_though_some_takers_give_up(house: House) {
        let taken = at_once(100, |taker| {
            let house = &house;
            async move {
                let tx = house.begin().await;
                let number = serials::next(&tx, "order", 2026).await.expect("a number");
                if taker % 4 == 0 {
                    return None;
                }
                tx.commit().await.expect("committed");
                Some(number)
            }
        })
        .await;

        let mut numbers: Vec<i64> = taken.into_iter().flatten().collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=75).collect::<Vec<_>>());
        assert_eq!(take(&house, &house.tenant, "order", 2026).await, 76);
    }

    /// Two nodes count on one row.
    async fn two_nodes_share_one_count(house: House) {
        let (other, _) = house.second_node().await;
        let from = |app: kernel::App| {
            let tenant = house.tenant.clone();
            at_once(20, move |_| {
                let (app, tenant) = (app.clone(), tenant.clone());
                async move {
                    let tx = app.begin_as("uji", &tenant).await.expect("begun");
                    let number = serials::next(&tx, "order", 2026).await.expect("a number");
                    tx.commit().await.expect("committed");
                    number
                }
            })
        };

        let (mut here, there) = futures::join!(from(house.app.clone()), from(other.clone()));

        here.extend(there);
        here.sort_unstable();
        assert_eq!(here, (1..=40).collect::<Vec<_>>());
        other.db.close().await;
    }

    /// Each tenant, each kind and each year begins with 1.
    async fn every_tenant_kind_and_year_counts_for_itself(house: House) {
        let other = house.another_tenant().await;

        assert_eq!(take(&house, &house.tenant, "order", 2026).await, 1);
        assert_eq!(take(&house, &house.tenant, "order", 2027).await, 1);
        assert_eq!(take(&house, &house.tenant, "invoice", 2026).await, 1);
        assert_eq!(take(&house, &other, "order", 2026).await, 1);
        assert_eq!(take(&house, &house.tenant, "order", 2026).await, 2);
    }
}
