//! The office's list of orders.

use chrono::Duration;
use testkit::{Value, json};

use crate::office::Office;
use crate::old_system::OldSystem;
use crate::stage::toko;

fn numbers(answer: &Value) -> Vec<String> {
    let rows = answer["data"].as_array().expect("rows");
    rows.iter().map(|row| row["order_number"].as_str().expect("a number")[9..].to_owned()).collect()
}

testkit::on_both_engines! {
    async fn every_filter_lets_through_what_it_names(house: House) {
        let (mut office, _old) = (Office::open(&house).await, OldSystem::open(&house).await);
        let first = office.order("a").await;
        office.approve(&first).await.expect(200);
        house.clock.advance(Duration::days(1));
        office.sign_in_again(&house).await;
        let other = toko(&house, "TK002").await;
        let second = office.order("b").await;
        office.reject(&second, "Penuh.").await.expect(200);
        other.adds(office.goods[0], 1).await;
        let third = other.orders("c").await;
        let get = async |query: &str| {
            office.admin.get(&format!("/api/admin/orders?{query}")).await.expect(200)
        };

        let all = get("").await;
        let counts = json!({
            "approved": 0, "cancelled": 0, "pending": 1, "rejected": 1, "submitted_to_datapart": 1,
        });
        let meta = json!({"page": 1, "per_page": 20, "total": 3, "counts": counts});
        assert_eq!(numbers(&all), ["000003", "000002", "000001"]);
        assert_eq!(all["meta"], meta);
        assert_eq!(all["data"][0], third);
        let pending = get("status=pending").await;
        assert_eq!((numbers(&pending), &pending["meta"]["total"]), (vec!["000003".into()], &json!(1)));
        assert_eq!(pending["meta"]["counts"], counts, "the tabs keep their numbers");
        let his = other.row.salesman_id;
        for (query, expected) in [
            (format!("shop={}", office.toko.row.id), &["000002", "000001"][..]),
            (format!("salesman={his}"), &["000003"]),
            ("from=2026-11-22".into(), &["000003", "000002"]),
            ("to=2026-11-21".into(), &["000001"]),
            ("from=2026-11-21&to=2026-11-21".into(), &["000001"]),
            ("search=ord-2026-000002".into(), &["000002"]),
            ("search=tk002".into(), &["000003"]),
            ("search=toko".into(), &["000003", "000002", "000001"]),
            ("search=2026/000001".into(), &["000001"]),
            ("search=100%25".into(), &[]),
            ("search=_".into(), &[]),
            ("page=2&per_page=2".into(), &["000001"]),
            ("status=waiting_for_submission".into(), &[]),
        ] {
            assert_eq!(numbers(&get(&query).await), expected, "{query}");
        }
    }

    async fn the_queue_sorts_by_age_and_by_sum_both_ways(house: House) {
        let office = Office::open(&house).await;
        for (key, qty) in [("a", 2), ("b", 3), ("c", 1)] {
            office.toko.adds(office.goods[0], qty).await;
            office.toko.orders(key).await;
            house.clock.advance(Duration::minutes(1));
        }

        for (sort, expected) in [
            ("created_at", ["000001", "000002", "000003"]),
            ("-created_at", ["000003", "000002", "000001"]),
            ("grand_total", ["000003", "000001", "000002"]),
            ("-grand_total", ["000002", "000001", "000003"]),
        ] {
            let list = office.admin.get(&format!("/api/admin/orders?sort={sort}")).await.expect(200);
            assert_eq!(numbers(&list), expected, "{sort}");
        }
        let wrong = office.admin.get("/api/admin/orders?sort=shop").await;
        assert!(wrong.body["errors"]["sort"].is_array(), "{}", wrong.text);
    }

    async fn a_wrong_filter_is_refused_beside_its_field(house: House) {
        let admin = house.office("admin").await;

        for (query, field) in [("status=lost", "status"), ("per_page=101", "per_page"), ("from=kemarin", "from")] {
            let answer = admin.get(&format!("/api/admin/orders?{query}")).await;

            assert_eq!(answer.refused(422), "platform.invalid");
            assert!(answer.body["errors"][field].is_array(), "{}", answer.text);
        }
    }

    async fn another_tenants_office_sees_and_decides_nothing_of_ours(house: House) {
        let (office, old) = (Office::open(&house).await, OldSystem::open(&house).await);
        let order = office.order("a").await;
        let elsewhere = house.another_tenant().await;
        let stranger = house.office_of(&elsewhere, "admin").await;
        let path = format!("/api/admin/orders/{}", order["id"].as_str().expect("the agreed shape"));

        let list = stranger.get("/api/admin/orders").await.expect(200);

        assert_eq!((&list["data"], &list["meta"]["counts"]["pending"]), (&json!([]), &json!(0)));
        let answers = [
            stranger.get(&path).await,
            stranger.put(&format!("{path}/approve"), json!({})).await,
            stranger.put(&format!("{path}/reject"), json!({"reason": "x"})).await,
        ];
        assert!(answers.iter().all(|answer| answer.refused(404) == "parts.order.not_found"));
        assert_eq!(office.show(&order).await, order);
        assert!(old.orders().await.is_empty());
    }
}
