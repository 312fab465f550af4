//! A shop signs in by WhatsApp, orders, and hears what became of it.

use chrono::Duration;
use testkit::{Value, json};

use crate::stage::{count_orders, product, toko};

const PHONE: &str = "628120000001";

/// The six digits of the newest message.
fn code_in(texts: &[String]) -> String {
    texts
        .last()
        .expect("as the test laid it")
        .chars()
        .filter(char::is_ascii_digit)
        .take(6)
        .collect()
}

testkit::on_both_engines! {
    async fn a_shop_signs_in_by_its_code_orders_and_the_office_is_told(house: House) {
        toko(&house, "TK001").await;
        let oli = product(&house, "OLI-1", "Oli Mesin").await;
        house.account_of(&house.tenant, "admin", Some("628111000002")).await;
        let visitor = house.visitor();

        let asked = visitor.post("/api/auth/request-otp", json!({"shop_code": "tk001"})).await.expect(200);
        let code = code_in(&house.texts_of(PHONE).await);
        let answer = visitor.post("/api/auth/verify-otp", json!({"phone": "0812-0000-001", "otp": code})).await;

        assert_eq!(asked, json!({"success": true, "message": "OTP telah dikirim ke WhatsApp", "expires_in": 300}));
        assert_eq!(house.texts_of(PHONE).await, [format!("Kode OTP Anda: {code}. Berlaku 5 menit.")]);
        let (cookie, csrf) = answer.cookies();
        let session = answer.expect(200);
        assert_eq!(session["shop"]["code"], "TK001");
        assert_eq!(session["shop"]["phone"], PHONE);
        let program = visitor.with_token(session["token"].as_str().expect("as the test laid it"));
        assert_eq!(program.get("/api/auth/me").await.expect(200)["shop"], session["shop"]);
        let browser = visitor.with_cookie(&cookie);
        let line = json!({"product_id": oli, "qty": 500});
        browser.post("/api/cart/add", line.clone()).await.expect(403);
        let browser = browser.with_header("x-csrf-token", &csrf);
        browser.post("/api/cart/add", line).await.expect(200);
        let order = browser.post_with_key("/api/cart/checkout", "k1", json!({})).await.expect(201);
        assert_eq!(order["status"], "pending");
        let told = "Order baru dari Toko TK001.\nOrder: ORD-2026-000001\nTotal: Rp 5.000.000\nSilakan cek admin panel.";
        assert_eq!(house.texts_of("628111000002").await, [told]);
        program.post("/api/auth/logout", Value::Null).await;
        program.get("/api/cart").await.expect(401);
    }

    async fn nobody_learns_which_shops_exist(house: House) {
        toko(&house, "TK001").await;
        let ask = async |body: Value| house.visitor().post("/api/auth/request-otp", body).await.expect(200);

        let known = ask(json!({"phone": PHONE})).await;
        let unknown_phone = ask(json!({"phone": "628129999999"})).await;
        let unknown_code = ask(json!({"shop_code": "TK999"})).await;

        assert_eq!(known, unknown_phone);
        assert_eq!(known, unknown_code);
        assert!(house.texts_of("628129999999").await.is_empty());
        let verify = async |body: Value| house.visitor().post("/api/auth/verify-otp", body).await.refused(422);
        let wrong = verify(json!({"phone": "628129999999", "otp": "000000"})).await;
        assert_eq!(wrong, verify(json!({"shop_code": "TK999", "otp": "000000"})).await);
    }

    async fn exactly_one_name_is_asked_for(house: House) {
        let visitor = house.visitor();
        let cases = [
            (json!({}), "phone"),
            (json!({"phone": "bukan nomor"}), "phone"),
            (json!({"phone": PHONE, "shop_code": "TK001"}), "shop_code"),
        ];

        for (body, field) in cases {
            let answer = visitor.post("/api/auth/request-otp", body).await;
            assert_eq!(answer.refused(422), "platform.invalid");
            assert!(answer.body["errors"][field].is_array(), "{}", answer.text);
        }
    }

    async fn a_sign_in_is_good_for_a_week_of_silence_and_no_longer(house: House) {
        let toko = toko(&house, "TK001").await;

        house.clock.advance(Duration::days(6));
        toko.client.get("/api/cart").await.expect(200);
        house.clock.advance(Duration::days(6));
        toko.client.get("/api/cart").await.expect(200);
        house.clock.advance(Duration::days(7) + Duration::minutes(1));

        toko.client.get("/api/cart").await.expect(401);
        assert_eq!(count_orders(&house).await, 0);
    }

    async fn strangers_and_the_office_have_no_cart(house: House) {
        let admin = house.office("admin").await;

        for path in ["/api/cart", "/api/products", "/api/orders"] {
            house.visitor().get(path).await.expect(401);
            admin.get(path).await.expect(403);
        }
    }
}
