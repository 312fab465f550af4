//! Exactly once: whatever is away, crashes or happens twice, an approved order is one sales order.

use std::collections::BTreeMap;

use base::Rupiah;
use chrono::Duration;
use kernel::Random;
use parts::data_part::SalesOrder;
use parts::ids::OrderId;
use parts::orders::references;
use parts::orders::state::State;
use testkit::futures;
use testkit::{House, Value};

use crate::office::{Office, PHONE, id_of, row, timeline};
use crate::old_system::OldSystem;

/// The old system as the job would write to it.
async fn sales_order(house: &House, id: OrderId) -> Option<SalesOrder> {
    let row = row(house, id).await;
    let State::Waiting(approval) = State::of(&row).expect("a sound row") else {
        return None;
    };
    let matched = references::of(house.app.db.read(), &row).await.expect("linked");
    Some(matched.sales_order(&row, &approval, house.tenant.zone))
}

/// The work over there is done, and the process dies before it is recorded here.
async fn crash_between_the_databases(house: &House, id: OrderId) {
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

    async fn two_hundred_random_steps_lose_and_double_nothing(house: House) {
        let office = Office::open(&house).await;
        let old = OldSystem::open(&house).await;
        let mut story = Story { random: Random::seeded(200), office, old };

        let (house, orders) = story.happen(house, 200).await;

        story.must_be_consistent(&house, &orders).await;
    }
}

/// Random steps, the same every run.
struct Story {
    random: Random,
    office: Office,
    old: OldSystem,
}

impl Story {
    async fn happen(&mut self, mut house: House, steps: usize) -> (House, Vec<Value>) {
        let mut orders = vec![self.office.order("first").await];
        let mut is_away = false;
        for step in 0..steps {
            if step == steps / 2 {
                house = house.restart().await;
                self.office.sign_in_again(&house).await;
            }
            let order = &orders
                [self.random.below(u32::try_from(orders.len()).expect("hundreds")) as usize]
                .clone();
            match self.random.below(100) {
                0..25 => orders.push(self.office.order(&format!("k{step}")).await),
                25..55 => drop(self.office.approve(order).await),
                55..60 => drop(self.office.reject(order, "Penuh.").await),
                60..65 => drop(futures::join!(self.office.approve(order), house.settle())),
                65..75 => self.crash(&house, &orders).await,
                75..85 => house.pass(Duration::minutes(6)).await,
                85..98 => {
                    if is_away {
                        self.old.comes_back().await
                    } else {
                        self.old.goes_away().await
                    }
                    is_away = !is_away;
                }
                _ => house.pass(Duration::seconds(16)).await,
            }
        }
        if is_away {
            self.old.comes_back().await;
        }
        house.pass(Duration::minutes(6)).await;
        house.pass(Duration::minutes(6)).await;
        (house, orders)
    }

    /// The process dies between the databases while it sends some of the waiting orders.
    async fn crash(&self, house: &House, orders: &[Value]) {
        for order in orders {
            if self.random.below(2) == 0 {
                crash_between_the_databases(house, id_of(order)).await;
            }
        }
    }

    async fn must_be_consistent(&self, house: &House, orders: &[Value]) {
        let there: BTreeMap<i64, _> =
            self.old.orders().await.into_iter().map(|so| (so.id, so)).collect();
        let (mut submitted, mut rejected) = (0, 0);
        for order in orders {
            let row = row(house, id_of(order)).await;
            match State::of(&row).expect("a sound row") {
                State::Submitted(submission) => {
                    submitted += 1;
                    let so = &there[&submission.ref_so_id];
                    assert_eq!(so.no_so, submission.approval.so_number);
                    assert_eq!(so.grand_total, row.grand_total.get());
                    assert_eq!(self.old.lines(so.id).await, [[501, 10_000, 1, 10_000, 1]]);
                }
                State::Rejected { .. } => rejected += 1,
                State::Pending => {}
                other => panic!("{other:?} after everything came back"),
            }
        }
        assert!(submitted > 20 && rejected > 0, "{submitted} submitted, {rejected} rejected");
        let gapless: Vec<_> = (1..=submitted).map(|n| format!("2026/{n:06}/POD-PD")).collect();
        assert_eq!(self.old.numbers().await, gapless);
        assert_eq!(house.texts_of(PHONE).await.len(), submitted + rejected);
    }
}
