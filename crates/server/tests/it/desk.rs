//! Beside a chat stands what the rest of the house knows of the number.

use testkit::json;

testkit::on_both_engines! {
    async fn a_shop_that_writes_is_shown_with_its_open_orders(house: House) {
        crate::journey::one_order(&house).await;
        let phone = "/api/simulator/phones/0812-3456-789/messages";
        house.visitor().post(phone, json!({"text": "Pesanan saya?"})).await.expect(201);
        let admin = house.office("admin").await;
        let rows = admin.get("/api/desk/conversations").await.expect(200);
        let contact = rows["data"][0]["contact"]["id"].as_str().expect("a contact").to_owned();

        let links = admin.get(&format!("/api/desk/contacts/{contact}/links")).await.expect(200);

        assert_eq!(links["data"][0]["title"], "Toko Jaya Motor");
        assert_eq!(links["data"][0]["items"][0]["kind"], "order");
        assert_eq!(links["data"][0]["items"][0]["state"], "pending");
    }
}
