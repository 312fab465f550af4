//! Ordering the same again: under the same rules as filling the cart by hand.

use base::Rupiah;
use sea_orm::ActiveValue::Set;
use testkit::futures::future::join_all;
use testkit::{Value, json};

use crate::stage::{edit, fill_cart, products, toko};

fn path(order: &Value) -> String {
    format!("/api/orders/{}/reorder", order["id"].as_str().expect("an id"))
}

fn lines(cart: &Value) -> Vec<(&str, i64)> {
    let line = |line: &'_ Value| line["qty"].as_i64().expect("pieces");
    let lines = cart["lines"].as_array().expect("lines");
    lines.iter().map(|row| (row["product"]["code"].as_str().expect("a code"), line(row))).collect()
}

testkit::on_both_engines! {
    async fn an_orders_lines_come_on_top_of_the_cart_in_their_order_at_todays_prices(house: House) {
        let toko = toko(&house, "TK001").await;
        let ids = products(&house, "OIL", &[("C-1", "Oli C"), ("A-1", "Oli A"), ("B-1", "Oli B")]).await;
        for (id, qty) in ids.iter().zip([1, 2, 3]) {
            toko.adds(*id, qty).await;
        }
        let order = toko.orders("a").await;
        edit(&house, ids[0], |row| row.price = Set(Rupiah::new(15_000))).await;
        toko.adds(ids[2], 4).await;

        let told = toko.client.post(&path(&order), json!({})).await.expect(200);

        assert_eq!((&told["copied"], &told["skipped"]), (&json!(3), &json!([])));
        assert_eq!(lines(&told), [("B-1", 7), ("C-1", 1), ("A-1", 2)]);
        assert_eq!(told["lines"][1]["price"], 15_000);
        assert_eq!(told["lines"][1]["warnings"], json!([]), "the price is news to nobody");
        let cart = toko.client.get("/api/cart").await.expect(200);
        assert_eq!((&told["lines"], &told["grand_total"]), (&cart["lines"], &cart["grand_total"]));
    }

    async fn what_cannot_be_copied_is_told_line_by_line(house: House) {
        let toko = toko(&house, "TK001").await;
        let ids = products(&house, "OIL", &[("A-1", "Oli A"), ("B-1", "Oli B"), ("C-1", "Oli C")]).await;
        for id in &ids {
            toko.adds(*id, 5_000).await;
        }
        let order = toko.orders("a").await;
        edit(&house, ids[0], |row| row.is_active = Set(false)).await;
        toko.adds(ids[1], 6_000).await;

        let told = toko.client.in_english().post(&path(&order), json!({})).await.expect(200);

        assert_eq!(told["copied"], 2);
        assert_eq!(lines(&told), [("B-1", 9_999), ("C-1", 5_000)]);
        let skipped = json!([
            {
                "product": {"id": ids[0], "code": "A-1", "name": "Oli A"}, "qty": 5_000,
                "reason": {"code": "parts.product.inactive", "message": "Oli A (A-1) is no longer sold."},
            },
            {
                "product": {"id": ids[1], "code": "B-1", "name": "Oli B"}, "qty": 1_001,
                "reason": {"code": "parts.cart.too_many", "message": "At most 9999 pieces of one product."},
            },
        ]);
        assert_eq!(told["skipped"], skipped);
    }

    async fn a_full_cart_takes_no_new_lines_and_more_of_those_it_has(house: House) {
        let toko = toko(&house, "TK001").await;
        let codes: Vec<_> = (0..2_003).map(|n| (format!("C-{n:04}"), format!("Baut {n}"))).collect();
        let names: Vec<_> = codes.iter().map(|(code, name)| (code.as_str(), name.as_str())).collect();
        let ids = products(&house, "BOLT", &names).await;
        fill_cart(&house, &toko, &ids[1_998..]).await;
        let order = toko.orders("a").await;
        fill_cart(&house, &toko, &ids[..1_999]).await;

        let told = toko.client.post(&path(&order), json!({})).await.expect(200);

        assert_eq!(told["copied"], 2);
        assert_eq!(told["lines"].as_array().expect("lines").len(), 2_000);
        let skipped = told["skipped"].as_array().expect("skipped");
        assert_eq!(skipped.len(), 3);
        assert!(skipped.iter().all(|line| line["reason"]["code"] == "parts.cart.full"), "{skipped:?}");
        let mine = |code: &str| lines(&told).into_iter().find(|(known, _)| *known == code).map(|(_, qty)| qty);
        assert_eq!((mine("C-1998"), mine("C-1999"), mine("C-2000")), (Some(2), Some(1), None));
    }

    async fn a_key_copies_once_however_often_it_is_sent(house: House) {
        let toko = toko(&house, "TK001").await;
        let oli = products(&house, "OIL", &[("A-1", "Oli A")]).await[0];
        toko.adds(oli, 2).await;
        let order = toko.orders("a").await;

        let press = async |order: &Value| toko.client.post_with_key(&path(order), "k1", json!({})).await;
        let answers = join_all((0..10).map(|_| press(&order))).await;
        let again = press(&order).await.expect(200);
        let other = toko.orders("b").await;
        let reused = press(&other).await;

        assert!(answers.iter().all(|answer| answer.status == 200 && answer.body["copied"] == 1), "{answers:?}");
        assert_eq!(lines(&again), [("A-1", 2)]);
        assert_eq!(reused.refused(409), "platform.idempotency_key_reused");
    }

    async fn without_a_key_every_call_copies_and_devices_add_up(house: House) {
        let toko = toko(&house, "TK001").await;
        let ids = products(&house, "OIL", &[("A-1", "Oli A"), ("B-1", "Oli B")]).await;
        toko.adds(ids[0], 1).await;
        toko.adds(ids[1], 1).await;
        let order = toko.orders("a").await;

        let path = path(&order);
        let again = async |n: i64| match n % 3 {
            0 => toko.client.post("/api/cart/add", json!({"product_id": ids[1], "qty": 1})).await,
            _ => toko.client.post(&path, json!({})).await,
        };
        let answers = join_all((0..12).map(again)).await;

        assert!(answers.iter().all(|answer| answer.status == 200), "{answers:?}");
        let cart = toko.client.get("/api/cart").await.expect(200);
        let mut now = lines(&cart);
        now.sort_unstable();
        assert_eq!(now, [("A-1", 8), ("B-1", 12)]);
    }

    async fn an_order_of_somebody_else_is_not_found(house: House) {
        let (toko, other) = (toko(&house, "TK001").await, crate::stage::toko(&house, "TK002").await);
        let oli = products(&house, "OIL", &[("A-1", "Oli A")]).await[0];
        toko.adds(oli, 2).await;
        let order = toko.orders("a").await;

        assert_eq!(other.client.post(&path(&order), json!({})).await.refused(404), "parts.order.not_found");
        assert_eq!(other.client.get("/api/cart").await.expect(200)["lines"], json!([]));
        assert_eq!(house.office("admin").await.post(&path(&order), json!({})).await.refused(403), "platform.forbidden");
    }
}
