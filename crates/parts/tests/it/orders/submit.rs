//! Exactly once: whatever is away, crashes or happens twice, an approved order is one sales order.

use base::Rupiah;
use chrono::Duration;
use parts::data_part::SalesOrder;
use parts::ids::OrderId;
use parts::orders::references;
use parts::orders::state::State;
use testkit::futures;
use testkit::{House, Value};

use crate::office::{Office, PHONE, id_of, row, timeline};
use crate::old_system::OldSystem;

/// The old system as the job would write to it.
pub async fn sales_order(house: &House, id: OrderId) -> Option<SalesOrder> {
    let row = row(house, id).await;
    let State::Waiting(approval) = State::of(&row).expect("a sound row") else {
        return None;
    };
    let matched = references::of(house.app.db.read(), &row).await.expect("linked");
    Some(matched.sales_order(&row, &approval, house.tenant.zone))
}

/// The work over there is done, and the process dies before it is recorded here.
pub async fn crash_between_the_databases(house: &House, id: OrderId) {
    if let Some(order) = sales_order(house, id).await {
        // The old system may be away at this moment; then the crash was before it.
        let _away = house.app.state::<parts::State>().data_part.submit(&order).await;
    }
}

testkit::on_both_engines! {
    async fn an_order_approved_while_the_old_system_is_down_waits_and_goes_through(house: House) {
        let mut office = Office::open(&house).await;
        let order = office.order("a").await;

        let answer = office.approve(&order).await.expect(200);
        house.settle().await;

        assert_eq!((&answer["status"], &answer["waiting_for_submission"]), (&"pending".into(), &true.into()));
        assert_eq!(answer["ref_so_number"], Value::Null);
        assert!(house.texts_of(PHONE).await.is_empty());
        // Twenty hours of trying kill nothing.
        for _ in 0..20 {
            house.pass(Duration::hours(1)).await;
        }
        let old = OldSystem::open(&house).await;
        house.pass(Duration::minutes(6)).await;
        office.sign_in_again(&house).await;
        let order = office.show(&order).await;
        assert_eq!(order["status"], "submitted_to_datapart");
        assert_eq!(timeline(&order), ["pending", "waiting", "submitted_to_datapart"]);
        let orders = old.orders().await;
        assert_eq!((orders.len(), orders[0].tgl_so.as_str()), (1, "2026-11-21"), "the day of approval");
        assert_eq!(house.texts_of(PHONE).await.len(), 1);
    }

    async fn a_waiting_order_can_be_neither_cancelled_nor_rejected(house: House) {
        let office = Office::open(&house).await;
        let order = office.order("a").await;
        office.approve(&order).await.expect(200);

        let rejected = office.reject(&order, "Penuh.").await;

        assert_eq!(rejected.refused(409), "parts.order.not_pending");
        assert_eq!(office.show(&order).await["waiting_for_submission"], true);
    }

    async fn a_crash_between_the_two_databases_leaves_one_sales_order(house: House) {
        let office = Office::open(&house).await;
        let order = office.order("a").await;
        office.approve(&order).await.expect(200);
        house.settle().await;
        let old = OldSystem::open(&house).await;
        crash_between_the_databases(&house, id_of(&order)).await;
        let before = old.orders().await;
        assert_eq!(row(&house, id_of(&order)).await.ref_so_id, None);

        let house = house.restart().await;
        house.pass(Duration::minutes(6)).await;

        assert_eq!((before.len(), old.orders().await), (1, before.clone()));
        assert_eq!(old.lines(before[0].id).await.len(), 1);
        assert_eq!(row(&house, id_of(&order)).await.ref_so_id, Some(before[0].id));
        assert_eq!(house.texts_of(PHONE).await.len(), 1);
    }

    async fn the_answer_and_the_job_may_race(house: House) {
        let (office, old) = (Office::open(&house).await, OldSystem::open(&house).await);
        for key in 0..12 {
            let order = office.order(&format!("k{key}")).await;

            let (answer, ()) = futures::join!(office.approve(&order), async {
                for _ in 0..4 {
                    house.settle().await;
                }
            });

            assert_eq!(answer.expect(200)["status"], "submitted_to_datapart");
        }
        house.settle().await;
        assert_eq!(old.numbers().await.len(), 12);
        assert_eq!(house.texts_of(PHONE).await.len(), 12);
    }

    async fn a_number_that_belongs_to_another_shop_over_there_is_not_taken_for_ours(house: House) {
        let office = Office::open(&house).await;
        let order = office.order("a").await;
        office.approve(&order).await.expect(200);
        let old = OldSystem::open(&house).await;
        let theirs = sales_order(&house, id_of(&order)).await.expect("it waits");
        let theirs = SalesOrder { shop: 99, grand_total: Rupiah::new(1), ..theirs };
        house.app.state::<parts::State>().data_part.submit(&theirs).await.expect("written");

        house.pass(Duration::minutes(6)).await;

        assert_eq!(office.show(&order).await["waiting_for_submission"], true);
        assert_eq!(old.orders().await.len(), 1);
    }
}
