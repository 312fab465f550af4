//! The dashboard: right at the tenant's midnight, and about nobody else's orders.

use chrono::Duration;
use testkit::{Value, json};

use crate::office::Office;
use crate::old_system::OldSystem;
use crate::stage::toko;

const DASHBOARD: &str = "/api/admin/dashboard";

fn nothing() -> Value {
    json!({"orders": 0, "amount": 0, "previous_orders": 0, "previous_amount": 0})
}

testkit::on_both_engines! {
    async fn days_begin_at_the_tenants_midnight_and_those_without_orders_are_there(house: House) {
        let mut office = Office::open(&house).await;
        // 2026-11-21 09:00, then 23:59:59, then midnight, in Jakarta.
        office.order("a").await;
        house.clock.advance(Duration::seconds(15 * 3600 - 1));
        office.sign_in_again(&house).await;
        office.order("b").await;
        let before = office.admin.get(DASHBOARD).await.expect(200);
        house.clock.advance(Duration::seconds(1));
        let empty = office.admin.get(DASHBOARD).await.expect(200);
        office.order("c").await;
        let after = office.admin.get(DASHBOARD).await.expect(200);

        let sales = |orders: i64, previous: i64| json!({
            "orders": orders, "amount": orders * 10_000, "previous_orders": previous, "previous_amount": previous * 10_000,
        });
        assert_eq!((&before["sales"]["today"], &before["sales"]["days_7"]), (&sales(2, 0), &sales(2, 0)));
        assert_eq!((&empty["sales"]["today"], &empty["sales"]["days_7"]), (&sales(0, 2), &sales(2, 0)));
        assert_eq!((&after["sales"]["today"], &after["sales"]["days_30"]), (&sales(1, 2), &sales(3, 0)));
        assert_eq!(after["as_of"], "2026-11-21T17:00:00Z");
        let daily = after["daily"].as_array().expect("days");
        assert_eq!(daily.len(), 30);
        assert_eq!(daily[0], json!({"day": "2026-10-24", "orders": 0, "amount": 0}));
        assert_eq!(daily[28], json!({"day": "2026-11-21", "orders": 2, "amount": 20_000}));
        assert_eq!(daily[29], json!({"day": "2026-11-22", "orders": 1, "amount": 10_000}));
        house.clock.advance(Duration::days(7));
        office.sign_in_again(&house).await;
        let later = office.admin.get(DASHBOARD).await.expect(200);
        assert_eq!((&later["sales"]["today"], &later["sales"]["days_7"]), (&nothing(), &sales(0, 3)));
        house.clock.advance(Duration::days(60));
        office.sign_in_again(&house).await;
        let past = office.admin.get(DASHBOARD).await.expect(200);
        assert_eq!((&past["sales"]["days_30"], &past["top_products"], &past["top_shops"]), (&nothing(), &json!([]), &json!([])));
        assert_eq!(past["orders_by_status"]["pending"], 3, "orders stay, however old");
    }

    async fn states_tops_and_what_waits_are_told_and_what_fell_through_is_no_sale(house: House) {
        let (office, old) = (Office::open(&house).await, OldSystem::open(&house).await);
        let other = toko(&house, "TK002").await;
        let approved = office.order("a").await;
        office.approve(&approved).await.expect(200);
        house.clock.advance(Duration::minutes(1));
        let rejected = office.order("b").await;
        office.reject(&rejected, "Penuh.").await.expect(200);
        let cancelled = office.order("c").await;
        office.toko.client.post(&format!("/api/orders/{}/cancel", cancelled["id"].as_str().expect("an id")), json!({})).await.expect(200);
        other.adds(office.goods[1], 5).await;
        other.adds(office.goods[0], 1).await;
        let pending = other.orders("d").await;
        house.clock.advance(Duration::minutes(1));
        old.goes_away().await;
        let waiting = office.order("e").await;
        office.approve(&waiting).await.expect(200);

        let told = office.admin.get(DASHBOARD).await.expect(200);

        let states = json!({"pending": 2, "submitted_to_datapart": 1, "approved": 0, "rejected": 1, "cancelled": 1});
        assert_eq!((&told["orders_by_status"], &told["waiting_for_submission"]), (&states, &json!(1)));
        assert_eq!(told["sales"]["today"], json!({"orders": 3, "amount": 85_000, "previous_orders": 0, "previous_amount": 0}));
        let products = json!([
            {"product": {"id": office.goods[1], "code": "REM-1", "name": "Kampas Rem Depan"}, "qty": 5, "amount": 55_000},
            {"product": {"id": office.goods[0], "code": "OLI-1", "name": "Oli Mesin 0,8 L"}, "qty": 3, "amount": 30_000},
        ]);
        assert_eq!(told["top_products"], products);
        let shops = json!([
            {"shop": {"id": other.row.id, "code": "TK002", "name": "Toko TK002"}, "orders": 1, "amount": 65_000},
            {"shop": {"id": office.toko.row.id, "code": "TK001", "name": "Toko TK001"}, "orders": 2, "amount": 20_000},
        ]);
        assert_eq!(told["top_shops"], shops);
        let salesmen = json!([
            {"salesman": {"id": other.row.salesman_id, "name": "Pak Joko"}, "orders": 1, "amount": 65_000},
            {"salesman": {"id": office.toko.row.salesman_id, "name": "Pak Joko"}, "orders": 2, "amount": 20_000},
        ]);
        assert_eq!(told["top_salesmen"], salesmen);
        let wait = |order: &Value, waits: bool| json!({
            "id": order["id"], "order_number": order["order_number"], "shop": order["shop"],
            "grand_total": order["grand_total"], "created_at": order["created_at"], "waiting_for_submission": waits,
        });
        assert_eq!(told["waiting_longest"], json!([wait(&pending, false), wait(&waiting, true)]));
    }

    async fn the_ten_that_wait_longest_are_shown_and_another_tenant_sees_none(house: House) {
        let office = Office::open(&house).await;
        let mut numbers = Vec::new();
        for n in 0..12 {
            numbers.push(office.order(&format!("k{n}")).await["order_number"].clone());
            house.clock.advance(Duration::minutes(1));
        }

        let told = office.admin.get(DASHBOARD).await.expect(200);

        let waiting = told["waiting_longest"].as_array().expect("orders");
        let shown: Vec<Value> = waiting.iter().map(|order| order["order_number"].clone()).collect();
        assert_eq!(shown, numbers[..10]);
        let elsewhere = house.another_tenant().await;
        let theirs = house.office_of(&elsewhere, "admin").await.get(DASHBOARD).await.expect(200);
        assert_eq!((&theirs["orders_by_status"]["pending"], &theirs["sales"]["days_30"]), (&json!(0), &nothing()));
        for list in ["top_products", "top_shops", "top_salesmen", "waiting_longest"] {
            assert_eq!(theirs[list], json!([]), "{list}");
        }
        assert_eq!(office.toko.client.get(DASHBOARD).await.refused(403), "platform.forbidden");
    }
}
