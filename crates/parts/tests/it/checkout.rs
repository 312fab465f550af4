//! Checkout: one cart, one order, whoever presses how often.

use base::Rupiah;
use parts::cart::show::Cart;
use parts::entity::{cart_item, order_item};
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, IntoActiveModel, PaginatorTrait};
use testkit::futures::future::join_all;
use testkit::json;

use crate::stage::{count_orders, edit, product, products, toko};

const CHECKOUT: &str = "/api/cart/checkout";

testkit::on_both_engines! {
    async fn an_order_has_the_agreed_shape_and_empties_the_cart(house: House) {
        let toko = toko(&house, "TK001").await;
        let ids = products(&house, "OIL", &[("A-1", "Oli A"), ("B-1", "Oli B")]).await;
        toko.adds(ids[0], 2).await;
        toko.adds(ids[1], 3).await;

        let answer = toko.client.post_with_key(CHECKOUT, "k1", json!({"notes": " Titip di satpam "})).await;

        let order = answer.expect(201);
        let expected = json!({
            "id": order["id"], "order_number": "ORD-2026-000001",
            "shop": {"id": toko.row.id, "code": "TK001", "name": "Toko TK001"},
            "salesman": {"id": toko.row.salesman_id, "name": "Pak Joko"},
            "status": "pending", "waiting_for_submission": false,
            "total_amount": 53_000, "discount_amount": 0, "grand_total": 53_000,
            "notes": "Titip di satpam",
            "items": [
                {"product": {"id": ids[0], "code": "A-1", "name": "Oli A"}, "qty": 2, "price": 10_000, "discount": 0, "subtotal": 20_000},
                {"product": {"id": ids[1], "code": "B-1", "name": "Oli B"}, "qty": 3, "price": 11_000, "discount": 0, "subtotal": 33_000},
            ],
            "ref_so_number": null, "submitted_at": null, "created_at": "2026-11-21T02:00:00Z",
            "timeline": [{"status": "pending", "waiting_for_submission": false, "at": "2026-11-21T02:00:00Z", "by": "Toko TK001", "reason": null}],
        });
        assert_eq!(order, expected);
        let path = format!("/api/orders/{}", order["id"].as_str().expect("as the test laid it"));
        assert_eq!(toko.client.get(&path).await.expect(200), order);
        assert_eq!(toko.client.get("/api/cart").await.expect(200)["lines"], json!([]));
    }

    async fn a_key_stands_for_one_request_of_one_shop(house: House) {
        let (toko, other) = (toko(&house, "TK001").await, toko(&house, "TK002").await);
        let oli = product(&house, "OLI-1", "Oli Mesin").await;
        toko.adds(oli, 1).await;
        other.adds(oli, 1).await;
        toko.orders("k1").await;

        let reused = toko.client.post_with_key(CHECKOUT, "k1", json!({"notes": "lain"})).await;
        let missing = toko.client.post(CHECKOUT, json!({})).await;
        let others = other.client.post_with_key(CHECKOUT, "k1", json!({})).await;

        assert_eq!(reused.refused(409), "platform.idempotency_key_reused");
        assert_eq!(missing.refused(422), "platform.idempotency_key_missing");
        assert_eq!(others.expect(201)["order_number"], "ORD-2026-000002");
    }

    async fn of_two_keys_that_race_for_one_cart_one_gets_it(house: House) {
        let toko = toko(&house, "TK001").await;
        let oli = product(&house, "OLI-1", "Oli Mesin").await;
        for round in 0..10 {
            toko.adds(oli, 1).await;

            let press = async |key: String| toko.client.post_with_key(CHECKOUT, &key, json!({})).await;
            let answers = join_all(["a", "b"].map(|key| press(format!("{key}{round}")))).await;

            let mut statuses: Vec<_> = answers.iter().map(|answer| answer.status).collect();
            statuses.sort_unstable();
            assert_eq!(statuses, [201, 422]);
            let empty = answers.iter().find(|answer| answer.status == 422).expect("as the test laid it");
            assert_eq!(empty.refused(422), "parts.checkout.empty");
        }
        assert_eq!(count_orders(&house).await, 10);
    }

    async fn numbers_have_no_gap_after_a_refusal_and_begin_anew_with_the_year(house: House) {
        let toko = toko(&house, "TK001").await;
        let oli = product(&house, "OLI-1", "Oli Mesin").await;
        toko.adds(oli, 1).await;
        let first = toko.orders("k1").await;
        toko.client.post_with_key(CHECKOUT, "k2", json!({})).await.expect(422);
        toko.adds(oli, 1).await;
        let second = toko.orders("k3").await;

        // 2026-12-31 23:30 in Jakarta, then half an hour past midnight; both 2026 in London.
        house.clock.advance(chrono::Duration::days(40) + chrono::Duration::minutes(870));
        let client = house.sign_in(&house.tenant, toko.row.account_id, identity::sessions::SessionKind::Shop).await;
        let toko = crate::stage::Toko { row: toko.row, client };
        toko.adds(oli, 1).await;
        let third = toko.orders("k4").await;
        house.clock.advance(chrono::Duration::hours(1));
        toko.adds(oli, 1).await;
        let fourth = toko.orders("k5").await;

        let numbers = json!([first, second, third, fourth].map(|order| order["order_number"].clone()));
        let expected = ["ORD-2026-000001", "ORD-2026-000002", "ORD-2026-000003", "ORD-2027-000001"];
        assert_eq!(numbers, json!(expected));
    }

    async fn prices_are_the_servers_and_stay_as_they_were_ordered(house: House) {
        let toko = toko(&house, "TK001").await;
        let oli = product(&house, "OLI-1", "Oli Mesin").await;
        let cheap = json!({"product_id": oli, "qty": 2, "price": 1});
        toko.client.post("/api/cart/add", cheap).await.expect(200);
        edit(&house, oli, |row| row.price = Set(Rupiah::new(12_000))).await;

        let order = toko.orders("k1").await;
        edit(&house, oli, |row| {
            row.price = Set(Rupiah::new(99_000));
            row.name = Set("Oli Baru".into());
        })
        .await;

        assert_eq!(order["grand_total"], 24_000);
        let path = format!("/api/orders/{}", order["id"].as_str().expect("as the test laid it"));
        assert_eq!(toko.client.get(&path).await.expect(200), order);
    }

    async fn a_product_no_longer_sold_is_named_and_the_cart_is_kept(house: House) {
        let toko = toko(&house, "TK001").await;
        let oli = product(&house, "OLI-1", "Oli Mesin").await;
        toko.adds(oli, 1).await;
        edit(&house, oli, |row| row.is_active = Set(false)).await;

        let answer = toko.client.post_with_key(CHECKOUT, "k1", json!({})).await;

        assert_eq!(answer.refused(409), "parts.product.inactive");
        assert_eq!(answer.body["detail"], "Oli Mesin (OLI-1) sudah tidak dijual.");
        assert_eq!(toko.client.get("/api/cart").await.expect(200)["lines"][0]["qty"], 1);
        assert_eq!(count_orders(&house).await, 0);
    }

    async fn a_cart_of_a_thousand_lines_becomes_one_order(house: House) {
        let toko = toko(&house, "TK001").await;
        let codes: Vec<_> = (0..1_000).map(|n| (format!("C-{n:04}"), format!("Baut {n}"))).collect();
        let names: Vec<_> = codes.iter().map(|(code, name)| (code.as_str(), name.as_str())).collect();
        let ids = products(&house, "BOLT", &names).await;
        let tx = house.begin().await;
        let lines = ids.iter().map(|id| {
            cart_item::Model {
                id: tx.new_id(),
                tenant_id: house.tenant.id,
                shop_id: toko.row.id,
                product_id: *id,
                qty: 2,
                price_seen: Rupiah::new(10_000),
                created_at: tx.now(),
            }
            .into_active_model()
        });
        cart_item::Entity::insert_many(lines).exec_without_returning(tx.conn()).await.expect("as the test laid it");
        tx.commit().await.expect("as the test laid it");

        let cart: Cart = serde_json::from_value(toko.client.get("/api/cart").await.expect(200)).expect("as the test laid it");
        let order = toko.orders("k1").await;

        assert_eq!(cart.lines.len(), 1_000);
        assert_eq!(order["grand_total"], json!(cart.grand_total));
        assert_eq!(order["grand_total"], 2 * (1_000 * 10_000 + 1_000 * 999 * 1_000 / 2));
        assert_eq!(order["items"][999]["product"]["id"], json!(ids[999]), "in the cart's order");
        let items = order_item::Entity::find().count(house.app.db.read()).await.expect("as the test laid it");
        assert_eq!(items, 1_000);
    }

    async fn overlong_notes_are_refused_at_their_field(house: House) {
        let toko = toko(&house, "TK001").await;
        let oli = product(&house, "OLI-1", "Oli Mesin").await;
        toko.adds(oli, 1).await;

        let answer = toko.client.post_with_key(CHECKOUT, "k1", json!({"notes": "x".repeat(1_001)})).await;

        assert!(answer.body["errors"]["notes"].is_array(), "{}", answer.text);
        assert_eq!(answer.status, 422);
        assert_eq!(count_orders(&house).await, 0);
    }
}
