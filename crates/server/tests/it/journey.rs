//! One order through the house: a shop signs in by WhatsApp code, orders, an admin approves, the
//! old system has it.

use base::{Phone, Rupiah};
use kernel::Engine;
use parts::entity::product;
use parts::entity::sales_person::{self, Position};
use parts::products::catalogue;
use parts::shops::{NewShop, create as create_shop};
use sea_orm::{ConnectionTrait, Database, EntityTrait, IntoActiveModel, Statement};
use testkit::{Client, House, Value, json};

const PHONE: &str = "628123456789";

/// What one order left behind, for tests that try to misuse it.
pub(crate) struct Ours {
    pub(crate) order: String,
    pub(crate) message: String,
    pub(crate) session: String,
    pub(crate) product: String,
    pub(crate) shop_cookie: String,
    pub(crate) shop_csrf: String,
}

/// A shop, two products and their counterparts in the old system.
pub(crate) async fn stock_the_house(house: &House) {
    let mut tx = house.begin().await;
    let salesman = sales_person::Model {
        id: tx.new_id(),
        tenant_id: house.tenant.id,
        name: "Andi Saputra".to_owned(),
        position: Position::Sales,
        supervisor_id: None,
        ref_salesman_id: Some(7),
        phone: None,
        is_active: true,
        version: 1,
    };
    let salesman_id = salesman.id;
    sales_person::Entity::insert(salesman.into_active_model())
        .exec(tx.conn())
        .await
        .expect("hired");
    let shop = NewShop {
        code: "TK001".to_owned(),
        name: "Toko Jaya Motor".to_owned(),
        phone: Phone::parse(PHONE).expect("a number"),
        address: "Jl. Raya Bogor 12".to_owned(),
        city: "Depok".to_owned(),
        province: "Jawa Barat".to_owned(),
        salesman: salesman_id,
        ref_toko_id: Some(11),
    };
    create_shop(&mut tx, shop).await.expect("a shop");
    let revision = catalogue::next_revision(&tx).await.expect("a revision");
    for (code, name, category, price, reference) in [
        ("OLI-0001", "Oli Mesin Matic 10W-30 0,8 L", "OIL", 52_000, 101),
        ("BRK-0001", "Kampas Rem Depan Beat", "BRAKE", 45_500, 102),
    ] {
        let product = product::Model {
            id: tx.new_id(),
            tenant_id: house.tenant.id,
            code: code.to_owned(),
            name: name.to_owned(),
            description: String::new(),
            category: category.to_owned(),
            price: Rupiah::new(price),
            ref_part_id: Some(reference),
            stock: Some(40),
            stock_as_of: Some(tx.now()),
            is_active: true,
            search_text: format!("{code} {name}").to_lowercase(),
            revision,
            version: 1,
            created_at: tx.now(),
            updated_at: tx.now(),
        };
        product::Entity::insert(product.into_active_model())
            .exec(tx.conn())
            .await
            .expect("a product");
    }
    tx.commit().await.expect("committed");
    house
        .app
        .state::<parts::State>()
        .data_part
        .create_fixture()
        .await
        .expect("the old system's tables");
}

/// The old system's rows for a sales order's number: kind, shop, salesman, total, state.
async fn old_rows(house: &House, number: &str) -> Vec<(String, i64, i64, i64, String)> {
    let url =
        house.settings().parts.data_part.url.as_ref().expect("configured").reveal().to_owned();
    let old = Database::connect(url).await.expect("the old system is there");
    let schema = if house.app.db.engine() == Engine::Postgres { "data_part." } else { "" };
    let sql = format!(
        "SELECT jenis_so, CAST(fk_toko AS BIGINT), CAST(fk_salesman AS BIGINT), CAST(grand_total AS BIGINT), \
         status_approve_reject FROM {schema}tblso WHERE no_so = $1"
    );
    let statement =
        Statement::from_sql_and_values(old.get_database_backend(), sql, [number.into()]);
    let rows = old.query_all_raw(statement).await.expect("readable");
    let row = |row: &sea_orm::QueryResult| -> Result<_, sea_orm::DbErr> {
        Ok((
            row.try_get_by_index(0)?,
            row.try_get_by_index(1)?,
            row.try_get_by_index(2)?,
            row.try_get_by_index(3)?,
            row.try_get_by_index(4)?,
        ))
    };
    rows.iter().map(|one| row(one).expect("the agreed columns")).collect()
}

/// Signs a shop in the way a shopkeeper does; answers the client and the sign-in's answer.
pub(crate) async fn sign_in(house: &House) -> (Client, testkit::Answer) {
    let visitor = house.visitor();
    let asked = visitor
        .post("/api/auth/request-otp", json!({ "phone": "0812-3456-789" }))
        .await
        .expect(200);
    assert_eq!(
        asked,
        json!({ "success": true, "message": "OTP telah dikirim ke WhatsApp", "expires_in": 300 })
    );
    let text = house.texts_of(PHONE).await.pop().expect("a message arrived");
    let code = text
        .strip_prefix("Kode OTP Anda: ")
        .and_then(|rest| rest.strip_suffix(". Berlaku 5 menit."));
    let code = code.expect("the agreed words");
    let answer = visitor
        .post("/api/auth/verify-otp", json!({ "phone": "+62 812 3456 789", "otp": code }))
        .await;
    let token = answer.clone().expect(200)["token"].as_str().expect("a token").to_owned();
    (visitor.with_token(&token), answer)
}

/// One pending order.
pub(crate) async fn one_order(house: &House) -> Ours {
    stock_the_house(house).await;
    let (shop, signed_in) = sign_in(house).await;
    let (shop_cookie, shop_csrf) = signed_in.cookies();
    let products = shop.get("/api/products?sort=name").await.expect(200);
    let product = products["data"][0]["id"].as_str().expect("an id").to_owned();
    shop.post("/api/cart/add", json!({ "product_id": product, "qty": 2 })).await.expect(200);
    let order = shop.post_with_key("/api/cart/checkout", "first", json!({})).await.expect(201);
    let sessions = shop.get("/api/sessions").await.expect(200);
    let log = house.office("admin").await.get("/api/admin/messages").await.expect(200);
    Ours {
        order: text(&order["id"]),
        message: text(&log["data"][0]["id"]),
        session: text(&sessions["data"][0]["id"]),
        product,
        shop_cookie,
        shop_csrf,
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

testkit::on_both_engines! {
    /// The whole way, with every message in the agreed words.
    async fn an_order_reaches_the_old_system(house: House) {
        // given a stocked house with an admin who has a phone
        stock_the_house(&house).await;
        let (account, _) = house.account_of(&house.tenant, "admin", Some("628111000002")).await;
        let admin = house.sign_in(&house.tenant, account, identity::sessions::SessionKind::Office).await;
        let (shop, _) = sign_in(&house).await;
        let me = shop.get("/api/auth/me").await.expect(200);
        assert_eq!(me["shop"]["code"], "TK001");

        // when the shop orders and the admin approves
        let found = shop.get("/api/products?search=oli%20matik").await.expect(200);
        assert_eq!(found["data"][0]["code"], "OLI-0001");
        let product = &found["data"][0]["id"];
        let cart = shop.post("/api/cart/add", json!({ "product_id": product, "qty": 3 })).await.expect(200);
        assert_eq!(cart["grand_total"], 156_000);
        let order = shop.post_with_key("/api/cart/checkout", "k1", json!({ "notes": "Kirim pagi" })).await.expect(201);
        assert_eq!(order["order_number"], "ORD-2026-000001");
        assert_eq!(order["status"], "pending");
        let again = shop.post_with_key("/api/cart/checkout", "k1", json!({ "notes": "Kirim pagi" })).await.expect(200);
        assert_eq!(again["id"], order["id"]);
        let id = order["id"].as_str().expect("an id");
        let told = house.texts_of("628111000002").await;
        assert_eq!(
            told,
            ["Order baru dari Toko Jaya Motor.\nOrder: ORD-2026-000001\nTotal: Rp 156.000\nSilakan cek admin panel."]
        );
        let approved = admin.put(&format!("/api/admin/orders/{id}/approve"), json!({})).await.expect(200);

        // then the old system has it, and the shop knows
        assert_eq!(approved["status"], "submitted_to_datapart");
        assert_eq!(approved["ref_so_number"], "2026/000001/POD-PD");
        let mine = shop.get(&format!("/api/orders/{id}")).await.expect(200);
        let steps: Vec<_> = mine["timeline"].as_array().expect("steps").iter().map(|step| step["status"].clone()).collect();
        assert_eq!(steps.first(), Some(&json!("pending")));
        assert_eq!(steps.last(), Some(&json!("submitted_to_datapart")));
        let texts = house.texts_of(PHONE).await;
        assert_eq!(
            texts.last().map(String::as_str),
            Some("Order ORD-2026-000001 telah disetujui.\nNo SO: 2026/000001/POD-PD\nTerima kasih!")
        );
        let rows = old_rows(&house, "2026/000001/POD-PD").await;
        let waiting = "Waiting For Approval".to_owned();
        assert_eq!(rows, [("Oli Regular".to_owned(), 11, 7, 156_000, waiting)]);
        assert!(shop.get("/api/cart").await.expect(200)["lines"].as_array().expect("lines").is_empty());
    }

    /// A rejected order tells the shop why, and never reaches the old system.
    async fn a_rejected_order_tells_why(house: House) {
        let ours = one_order(&house).await;
        let admin = house.office("admin").await;
        let path = format!("/api/admin/orders/{}/reject", ours.order);

        let without = admin.put(&path, json!({ "reason": "  " })).await;
        let rejected = admin.put(&path, json!({ "reason": "Stock tidak tersedia." })).await.expect(200);
        let late = admin.put(&format!("/api/admin/orders/{}/approve", ours.order), json!({})).await;

        assert_eq!(without.refused(422), "platform.invalid");
        assert_eq!(rejected["status"], "rejected");
        assert_eq!(late.refused(409), "parts.order.not_pending");
        let texts = house.texts_of(PHONE).await;
        assert_eq!(
            texts.last().map(String::as_str),
            Some("Order ORD-2026-000001 ditolak.\nAlasan: Stock tidak tersedia.\nSilakan hubungi admin.")
        );
    }

    /// What people write is told to no log: codes are redacted once they are sent.
    async fn a_sent_code_is_not_readable_in_the_log(house: House) {
        stock_the_house(&house).await;
        sign_in(&house).await;

        let log = house.office("super_admin").await.get("/api/admin/messages").await.expect(200);

        let text = log["data"][0]["text"].as_str().expect("a text");
        assert!(text.starts_with("Kode OTP Anda: "), "{text}");
        assert!(!text.chars().any(|c| c.is_ascii_digit() && c != '5'), "{text}");
    }
}
