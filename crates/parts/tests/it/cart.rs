//! The cart: one a shop, shared by its devices, with today's prices.

use base::Rupiah;
use identity::sessions::SessionKind;
use parts::ids::{CartItemId, ProductId};
use sea_orm::ActiveValue::Set;
use testkit::futures::future::join_all;
use testkit::json;

use crate::stage::{edit, product, products, toko};

testkit::on_both_engines! {
    async fn what_one_device_adds_the_other_sees_and_pieces_add_up(house: House) {
        let toko = toko(&house, "TK001").await;
        let oli = product(&house, "OLI-1", "Oli Mesin").await;
        let other = house.sign_in(&house.tenant, toko.row.account_id, SessionKind::Shop).await;

        toko.adds(oli, 2).await;
        let cart = other.post("/api/cart/add", json!({"product_id": oli, "qty": 3})).await.expect(200);

        assert_eq!(toko.client.get("/api/cart").await.expect(200), cart);
        let line = &cart["lines"][0];
        assert_eq!(line["product"], json!({"id": oli, "code": "OLI-1", "name": "Oli Mesin"}));
        assert_eq!((&line["qty"], &line["subtotal"]), (&json!(5), &json!(50_000)));
        assert_eq!(line["warnings"], json!([]));
        let sums = json!([cart["total_amount"], cart["discount_amount"], cart["grand_total"]]);
        assert_eq!(sums, json!([50_000, 0, 50_000]));
    }

    async fn a_line_is_changed_taken_out_and_the_cart_is_emptied(house: House) {
        let toko = toko(&house, "TK001").await;
        let ids = products(&house, "OIL", &[("A-1", "Oli A"), ("B-1", "Oli B")]).await;
        toko.adds(ids[0], 1).await;
        toko.adds(ids[1], 1).await;
        let cart = toko.client.get("/api/cart").await.expect(200);
        let path = |line: usize| format!("/api/cart/item/{}", cart["lines"][line]["id"].as_str().expect("as the test laid it"));

        let changed = toko.client.put(&path(0), json!({"qty": 9})).await.expect(200);
        let taken = toko.client.delete(&path(1)).await.expect(200);
        let emptied = toko.client.delete("/api/cart/clear").await.expect(200);

        assert_eq!(changed["grand_total"], 101_000);
        assert_eq!(taken["grand_total"], 90_000);
        assert_eq!(emptied, json!({"lines": [], "total_amount": 0, "discount_amount": 0, "grand_total": 0}));
    }

    async fn bad_input_leaves_the_cart_as_it_was(house: House) {
        let (toko, other) = (toko(&house, "TK001").await, toko(&house, "TK002").await);
        let oli = product(&house, "OLI-1", "Oli Mesin").await;
        let gone = product(&house, "OLI-2", "Oli Lama").await;
        edit(&house, gone, |row| row.is_active = Set(false)).await;
        toko.adds(oli, 9_998).await;
        other.adds(oli, 1).await;
        let before = toko.client.get("/api/cart").await.expect(200);
        let (nobodys, unknown): (CartItemId, ProductId) = {
            let tx = house.begin().await;
            (tx.new_id(), tx.new_id())
        };
        let foreign = other.client.get("/api/cart").await.expect(200)["lines"][0]["id"].clone();
        let foreign = format!("/api/cart/item/{}", foreign.as_str().expect("as the test laid it"));

        let add = |body| toko.client.post("/api/cart/add", body);
        for qty in [json!(0), json!(-1), json!(10_000), json!(2), json!(1.5), json!("1")] {
            let answer = add(json!({"product_id": oli, "qty": qty})).await;
            assert_eq!(answer.refused(422), "platform.invalid", "{qty}");
            assert!(answer.body["errors"]["qty"].is_array(), "{}", answer.text);
        }
        add(json!({"product_id": oli})).await.expect(422);
        assert_eq!(add(json!({"product_id": unknown, "qty": 1})).await.refused(404), "parts.product.not_found");
        assert_eq!(add(json!({"product_id": gone, "qty": 1})).await.refused(409), "parts.product.inactive");
        for path in [foreign, format!("/api/cart/item/{nobodys}"), "/api/cart/item/x".into()] {
            toko.client.put(&path, json!({"qty": 1})).await.expect(404);
            toko.client.delete(&path).await.expect(404);
        }

        assert_eq!(toko.client.get("/api/cart").await.expect(200), before);
        assert_eq!(other.client.get("/api/cart").await.expect(200)["lines"][0]["qty"], 1);
    }

    async fn a_line_warns_when_its_price_its_stock_or_its_product_changes(house: House) {
        let toko = toko(&house, "TK001").await;
        let oli = product(&house, "OLI-1", "Oli Mesin").await;
        toko.adds(oli, 10).await;

        edit(&house, oli, |row| {
            row.price = Set(Rupiah::new(12_500));
            row.stock = Set(Some(4));
            row.is_active = Set(false);
        })
        .await;

        let cart = toko.client.in_english().get("/api/cart").await.expect(200);
        assert_eq!(cart["grand_total"], 125_000);
        let expected = json!([
            {"code": "inactive", "message": "This product is no longer sold."},
            {"code": "price_changed", "message": "The price changed from Rp 10.000 to Rp 12.500.", "price_seen": 10_000},
            {"code": "not_enough_stock", "message": "Only 4 in stock.", "stock": 4},
        ]);
        assert_eq!(cart["lines"][0]["warnings"], expected);
    }

    async fn twenty_devices_that_add_at_once_add_up(house: House) {
        let toko = toko(&house, "TK001").await;
        let oli = product(&house, "OLI-1", "Oli Mesin").await;

        join_all((0..20).map(|_| toko.adds(oli, 1))).await;

        let cart = toko.client.get("/api/cart").await.expect(200);
        assert_eq!(cart["lines"].as_array().expect("as the test laid it").len(), 1);
        assert_eq!(cart["lines"][0]["qty"], 20);
    }

    async fn devices_that_race_for_the_last_line_of_a_cart_get_one(house: House) {
        let toko = toko(&house, "TK001").await;
        let codes: Vec<_> = (0..2_009).map(|n| (format!("C-{n:04}"), format!("Baut {n}"))).collect();
        let names: Vec<_> = codes.iter().map(|(code, name)| (code.as_str(), name.as_str())).collect();
        let ids = products(&house, "BOLT", &names).await;
        let (there, rest) = ids.split_at(1_999);
        crate::stage::fill_cart(&house, &toko, there).await;

        let add = async |id: &ProductId| toko.client.post("/api/cart/add", json!({"product_id": id, "qty": 1})).await;
        let answers = join_all(rest.iter().map(add)).await;

        let taken: Vec<_> = answers.iter().filter(|answer| answer.status == 200).collect();
        assert_eq!(taken.len(), 1, "{:?}", answers.iter().map(|answer| answer.status).collect::<Vec<_>>());
        let refused = answers.iter().filter(|answer| answer.status != 200);
        assert!(refused.clone().all(|answer| answer.refused(409) == "parts.cart.full"));
        assert_eq!(toko.client.get("/api/cart").await.expect(200)["lines"].as_array().expect("lines").len(), 2_000);
        toko.adds(there[0], 1).await;
    }
}
