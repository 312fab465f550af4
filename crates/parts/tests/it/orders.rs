//! A shop's orders: its own, their timeline, and taking one back.

mod approve;
mod decisions;
mod queue;
mod reject;
mod reorder;
mod story;
mod submit;

use parts::ids::OrderId;
use parts::orders::state::Approval;
use parts::orders::step::{self, Step, Whose};
use testkit::futures::future::join_all;
use testkit::{House, Value, json};

use crate::stage::{Toko, product, toko};

async fn order(house: &House, toko: &Toko, key: &str) -> Value {
    let oli = product(house, &format!("OLI-{key}"), "Oli Mesin").await;
    toko.adds(oli, 1).await;
    toko.orders(key).await
}

fn path(order: &Value) -> String {
    format!("/api/orders/{}", order["id"].as_str().expect("as the test laid it"))
}

testkit::on_both_engines! {
    async fn a_shop_sees_its_own_orders_and_nobody_elses(house: House) {
        let (toko, other) = (toko(&house, "TK001").await, toko(&house, "TK002").await);
        let mine = order(&house, &toko, "a").await;
        let theirs = order(&house, &other, "b").await;

        let list = toko.client.get("/api/orders").await.expect(200);
        let shown = toko.client.get(&path(&theirs)).await;
        let cancelled = toko.client.post(&format!("{}/cancel", path(&theirs)), json!({})).await;

        assert_eq!(list, json!({"data": [mine], "meta": {"page": 1, "per_page": 20, "total": 1}}));
        assert_eq!(shown.refused(404), "parts.order.not_found");
        assert_eq!(cancelled.refused(404), "parts.order.not_found");
        assert_eq!(other.client.get(&path(&theirs)).await.expect(200)["status"], "pending");
    }

    async fn a_shop_finds_its_orders_by_number_and_by_what_was_ordered(house: House) {
        let (toko, other) = (toko(&house, "TK001").await, toko(&house, "TK002").await);
        let oil = order(&house, &toko, "a").await;
        let brake = product(&house, "BRK-0012", "Kampas Rem Depan").await;
        toko.adds(brake, 1).await;
        let brakes = toko.orders("b").await;
        order(&house, &other, "c").await;
        let found = async |query: &str| {
            let list = toko.client.get(&format!("/api/orders?{query}")).await.expect(200);
            let rows = list["data"].as_array().expect("a list").clone();
            rows.iter().map(|row| row["order_number"].clone()).collect::<Vec<_>>()
        };

        let number = brakes["order_number"].as_str().expect("as the test laid it").to_lowercase();

        assert_eq!(found(&format!("search={number}")).await, [brakes["order_number"].clone()]);
        assert_eq!(found("search=brk-00").await, [brakes["order_number"].clone()]);
        assert_eq!(found("search=OLI+mesin").await, [oil["order_number"].clone()], "and not the other shop's");
        assert_eq!(found("search=oli&status=cancelled").await, Vec::<Value>::new());
        assert_eq!(found("search=%25").await, Vec::<Value>::new(), "a sign of patterns is a sign");
        assert_eq!(found("search=+").await.len(), 2, "nothing was typed");
        let long = toko.client.get(&format!("/api/orders?search={}", "x".repeat(101))).await;
        assert_eq!(long.refused(422), "platform.invalid");
        assert!(long.body["errors"]["search"].is_array(), "{}", long.text);
    }

    async fn another_tenants_shop_finds_nothing(house: House) {
        let toko = toko(&house, "TK001").await;
        let mine = order(&house, &toko, "a").await;
        let elsewhere = house.another_tenant().await;
        let stranger = house.office_of(&elsewhere, "shop").await;

        stranger.get(&path(&mine)).await.expect(403);

        assert_eq!(stranger.get("/api/products").await.expect(200)["meta"]["total"], 0);
    }

    async fn a_pending_order_is_taken_back_with_its_reason_once(house: House) {
        let toko = toko(&house, "TK001").await;
        let mine = order(&house, &toko, "a").await;
        let cancel = format!("{}/cancel", path(&mine));

        let first = toko.client.post(&cancel, json!({"reason": "Salah pesan"})).await;
        let again = toko.client.in_english().post(&cancel, json!({})).await;

        let taken = first.expect(200);
        assert_eq!(taken["status"], "cancelled");
        assert_eq!(taken["timeline"][1]["reason"], "Salah pesan");
        assert_eq!(taken["timeline"][1]["by"], "Toko TK001");
        assert_eq!(again.refused(409), "parts.order.not_pending");
        assert_eq!(again.body["detail"], "This order is already cancelled.");
        assert_eq!(again.body["state"], "cancelled");
        assert_eq!(toko.client.get(&path(&mine)).await.expect(200)["timeline"].as_array().expect("as the test laid it").len(), 2);
    }

    async fn an_order_on_its_way_to_the_old_system_cannot_be_taken_back(house: House) {
        let toko = toko(&house, "TK001").await;
        let mine = order(&house, &toko, "a").await;
        let id: OrderId = mine["id"].as_str().expect("as the test laid it").parse().expect("as the test laid it");
        let mut tx = house.begin().await;
        let approval = Approval { so_number: "2026/000001/POD-PD".into(), approved_at: tx.now(), by: None };
        let step = Step::of("Admin", None);
        step::take(&mut tx, Whose::Everyones, id, step, |state| state.approve(approval.clone())).await.expect("as the test laid it");
        tx.commit().await.expect("as the test laid it");

        let cancelled = toko.client.post(&format!("{}/cancel", path(&mine)), json!({})).await;

        assert_eq!(cancelled.refused(409), "parts.order.not_pending");
        let shown = toko.client.get(&path(&mine)).await.expect(200);
        assert_eq!(shown["status"], "pending");
        assert_eq!(shown["waiting_for_submission"], true);
        assert_eq!(shown["ref_so_number"], Value::Null, "nobody has it yet");
        let pending = toko.client.get("/api/orders?status=pending").await.expect(200);
        assert_eq!(pending["meta"]["total"], 1);
    }

    async fn of_steps_that_race_one_is_taken_and_one_is_recorded(house: House) {
        let toko = toko(&house, "TK001").await;
        for round in 0..5 {
            let mine = order(&house, &toko, &format!("r{round}")).await;
            let id: OrderId = mine["id"].as_str().expect("as the test laid it").parse().expect("as the test laid it");
            let cancel = format!("{}/cancel", path(&mine));
            let reject = async || {
                let mut tx = house.begin().await;
                let at = tx.now();
                let taken = step::take(&mut tx, Whose::Everyones, id, Step::of("Admin", None), |state| {
                    state.reject("Stok kosong".into(), at)
                })
                .await;
                match taken {
                    Ok(_) => tx.commit().await.map(|()| 200).expect("as the test laid it"),
                    Err(error) => {
                        assert_eq!(error.code(), Some("parts.order.not_pending"));
                        409
                    }
                }
            };

            let cancels = join_all((0..4).map(|_| toko.client.post(&cancel, json!({}))));
            let (answers, rejected) = tokio::join!(cancels, reject());

            let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
            statuses.push(rejected);
            statuses.sort_unstable();
            assert_eq!(statuses, [200, 409, 409, 409, 409]);
            let timeline = toko.client.get(&path(&mine)).await.expect(200)["timeline"].clone();
            assert_eq!(timeline.as_array().expect("as the test laid it").len(), 2);
        }
    }

    async fn lists_come_newest_first_in_pages_and_refuse_nonsense(house: House) {
        let toko = toko(&house, "TK001").await;
        for key in ["a", "b", "c"] {
            order(&house, &toko, key).await;
            house.clock.advance(chrono::Duration::minutes(1));
        }

        let second = toko.client.get("/api/orders?page=2&per_page=2").await.expect(200);

        assert_eq!(second["data"][0]["order_number"], "ORD-2026-000001");
        assert_eq!(second["meta"], json!({"page": 2, "per_page": 2, "total": 3}));
        for (query, field) in [("page=0", "page"), ("per_page=101", "per_page"), ("status=lost", "status"), ("page=x", "page")] {
            let answer = toko.client.get(&format!("/api/orders?{query}")).await;
            assert!(answer.body["errors"][field].is_array(), "{query}: {}", answer.text);
        }
    }
}
