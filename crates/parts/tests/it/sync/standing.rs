//! What the office sees of the old system, and what it can do about it.

use chrono::Duration;
use kernel::config::Secret;
use sea_orm::ActiveValue::Set;
use testkit::{Engine, House, json};

use super::{products, sync};
use crate::office::{Office, id_of, link_salesman, link_shop, row};
use crate::old_system::OldSystem;
use crate::stage::edit;

testkit::on_both_engines! {
    async fn the_office_sees_how_the_old_system_is(house: House) {
        let office = Office::open(&house).await;
        let away = office.admin.get("/api/admin/data-part").await.expect(200);
        let old = OldSystem::open(&house).await;
        old.sells(501, "OLI-1", "Oli Mesin", "OIL", 10_000).await;
        edit(&house, office.goods[1], |row| row.ref_part_id = Set(None)).await;
        let decided = office.order("a").await;
        let undecided = office.order("b").await;
        office.approve(&decided).await.expect(200);
        office.approve(&undecided).await.expect(200);
        old.decide("2026/000001/POD-PD", "Approved").await;
        old.goes_away().await;
        let waits = office.order("c").await;
        office.approve(&waits).await.expect(200);
        link_shop(&house, &office.toko, None).await;
        link_salesman(&house, &office.toko, None).await;
        sync(&house, &office.admin, json!({})).await;

        let seen = office.admin.get("/api/admin/data-part").await.expect(200);

        assert_eq!((&away["configured"], &away["waiting_orders"]), (&json!(true), &json!(0)));
        assert_eq!((&away["products"]["synced_at"], &away["products"]["run"]), (&json!(null), &json!(null)));
        assert_eq!((&seen["configured"], &seen["reachable"], &seen["problem"]), (&json!(true), &json!(true), &json!(null)));
        assert!(seen["latency_ms"].is_i64());
        assert_eq!(seen["products"]["synced_at"], "2026-11-21T02:00:00Z");
        assert_eq!(seen["products"]["run"]["kind"], "products");
        assert_eq!(seen["stock"]["run"]["state"], "done");
        assert_eq!((&seen["waiting_orders"], &seen["oldest_waiting_at"]), (&json!(1), &json!("2026-11-21T02:00:00Z")));
        assert_eq!(seen["undecided_orders"], 2, "nobody has asked for decisions yet");
        assert_eq!(seen["missing_references"], json!({"products": 1, "shops": 1, "sales_people": 1}));
    }

    async fn waiting_orders_are_listed_with_their_tries_and_tried_at_once(house: House) {
        let (office, old) = (Office::open(&house).await, OldSystem::open(&house).await);
        let decided = office.order("z").await;
        office.approve(&decided).await.expect(200);
        house.settle().await;
        old.decide("2026/000001/POD-PD", "Approved").await;
        old.goes_away().await;
        let orders = [office.order("a").await, office.order("b").await];
        for order in &orders {
            office.approve(order).await.expect(200);
        }
        house.settle().await;
        house.pass(Duration::minutes(6)).await;

        let list = office.admin.get("/api/admin/data-part/waiting").await.expect(200);

        assert_eq!(list["meta"]["total"], 2);
        let first = &list["data"][0];
        assert_eq!((&first["id"], &first["so_number"]), (&orders[0]["id"], &json!("2026/000002/POD-PD")));
        assert_eq!((&first["shop"]["code"], &first["approved_at"]), (&json!("TK001"), &json!("2026-11-21T02:00:00Z")));
        assert_eq!(first["attempts"], 2);
        assert!(first["last_error"].as_str().expect("told").contains("tblso_detail"), "{first}");
        assert!(first["next_try_at"].is_string());
        old.comes_back().await;
        let nudged = office.admin.post("/api/admin/data-part/try-now", json!({})).await.expect(202);
        house.settle().await;
        assert_eq!(nudged, json!({"orders": 2}));
        assert_eq!(old.numbers().await.len(), 3);
        assert_eq!(office.show(&decided).await["status"], "approved", "decisions are asked for too");
        assert_eq!(office.admin.get("/api/admin/data-part/waiting").await.expect(200)["meta"]["total"], 0);
    }

    async fn one_order_is_submitted_at_once_and_once(house: House) {
        let (office, old) = (Office::open(&house).await, OldSystem::open(&house).await);
        old.goes_away().await;
        let order = office.order("a").await;
        let path = format!("/api/admin/orders/{}/submit-now", id_of(&order));
        let early = office.admin.post(&path, json!({})).await;
        office.approve(&order).await.expect(200);
        house.settle().await;
        let still = office.admin.post(&path, json!({})).await.expect(200);
        old.comes_back().await;

        let sent = office.admin.post(&path, json!({})).await.expect(200);
        let again = office.admin.post(&path, json!({})).await;

        assert_eq!(early.refused(409), "parts.order.not_waiting");
        assert_eq!(still["waiting_for_submission"], true);
        assert_eq!(sent["status"], "submitted_to_datapart");
        assert_eq!(again.refused(409), "parts.order.not_waiting");
        house.pass(Duration::minutes(6)).await;
        assert_eq!(old.orders().await.len(), 1);
        let elsewhere = house.another_tenant().await;
        let stranger = house.office_of(&elsewhere, "admin").await;
        assert_eq!(stranger.post(&path, json!({})).await.refused(404), "parts.order.not_found");
        assert_eq!(row(&house, id_of(&order)).await.so_number.as_deref(), Some("2026/000001/POD-PD"));
    }

    async fn decisions_tell_when_they_were_last_asked_for(house: House) {
        let (admin, _old) = (house.office("admin").await, OldSystem::open(&house).await);
        house.settle().await;
        assert_eq!(admin.get("/api/admin/data-part").await.expect(200)["decisions"]["polled_at"], json!(null));

        house.pass(Duration::minutes(6)).await;

        assert_eq!(admin.get("/api/admin/data-part").await.expect(200)["decisions"]["polled_at"], "2026-11-21T02:06:00Z");
    }

    async fn an_old_system_that_does_not_answer_is_told_within_moments(house: House) {
        let (old, admin) = (OldSystem::open(&house).await, house.office("admin").await);
        sync(&house, &admin, products()).await;
        let wrong = house.app.db.engine() == Engine::Sqlite;
        let guard = old.is_locked().await;

        let answer = tokio::time::timeout(std::time::Duration::from_secs(6), admin.get("/api/admin/data-part")).await;

        let seen = answer.expect("it does not wait for ever").expect(200);
        assert_eq!(seen["configured"], true);
        // A table's lock holds up no sign of life; a locked SQLite file may.
        assert!(seen["reachable"] == true || wrong, "{seen}");
        drop(guard);
    }
}

#[test]
fn without_an_address_nothing_is_fetched_and_nothing_fails() {
    testkit::run(async {
        let house = House::raise_with(Engine::Sqlite, |settings| {
            settings.parts.data_part.url = None::<Secret>;
        })
        .await;
        let admin = house.office("admin").await;

        let asked = admin.in_english().post("/api/admin/products/sync", json!({})).await;
        house.settle().await;
        house.pass(Duration::hours(2)).await;

        assert_eq!(asked.refused(409), "parts.data_part.not_configured");
        let admin = house.office("admin").await;
        let seen = admin.get("/api/admin/data-part").await.expect(200);
        assert_eq!((&seen["configured"], &seen["reachable"]), (&json!(false), &json!(false)));
        assert_eq!(admin.get("/api/admin/data-part/runs").await.expect(200)["meta"]["total"], 0);
    });
}
