//! The office keeps shops; who is kept out is out at once.

use identity::sessions::SessionKind;
use testkit::futures::future::join_all;
use testkit::{Client, House, Value, json};

use crate::office::Office;
use crate::old_system::OldSystem;
use crate::stage::{product, salesman, toko};

const SHOPS: &str = "/api/admin/shops";

fn path_of(shop: &Value) -> String {
    format!("{SHOPS}/{}", shop["id"].as_str().expect("an id"))
}

async fn new_shop(house: &House) -> Value {
    let salesman = salesman(house).await;
    json!({
        "code": " tk100 ", "name": " Toko Baru ", "phone": "0813-1111-2222", "salesman_id": salesman,
        "city": "Bogor",
    })
}

async fn found(client: &Client, path: &str) -> Value {
    client.get(path).await.expect(200)
}

/// The six digits that were sent last to a phone.
async fn code_of(house: &House, phone: &str) -> String {
    let texts = house.texts_of(phone).await;
    let text = texts.last().expect("a code was sent");
    text.chars().filter(char::is_ascii_digit).take(6).collect()
}

fn codes(list: &Value) -> Vec<&str> {
    let rows = list["data"].as_array().expect("rows");
    rows.iter().map(|row| row["code"].as_str().expect("a code")).collect()
}

testkit::on_both_engines! {
    async fn a_new_shop_has_the_agreed_shape_and_signs_in_at_once(house: House) {
        let admin = house.office("admin").await;
        let input = new_shop(&house).await;

        let made = admin.post(SHOPS, input.clone()).await.expect(201);

        let expected = json!({
            "id": made["id"], "code": "TK100", "name": "Toko Baru", "phone": "6281311112222",
            "address": "", "city": "Bogor", "province": "",
            "salesman": {"id": input["salesman_id"], "name": "Pak Joko"},
            "ref_toko_id": null, "is_active": true, "version": 1, "last_order_at": null,
            "created_at": "2026-11-21T02:00:00Z", "updated_at": "2026-11-21T02:00:00Z",
        });
        assert_eq!(made, expected);
        assert_eq!(found(&admin, &path_of(&made)).await, made);
        let visitor = house.visitor();
        visitor.post("/api/auth/request-otp", json!({"shop_code": "tk100"})).await.expect(200);
        let otp = code_of(&house, "6281311112222").await;
        let signed_in = visitor.post("/api/auth/verify-otp", json!({"shop_code": "TK100", "otp": otp})).await.expect(200);
        assert_eq!(signed_in["shop"]["name"], "Toko Baru");
    }

    async fn a_shop_that_is_deactivated_is_out_at_once_on_every_node_and_its_order_can_still_be_decided(house: House) {
        let (office, old) = (Office::open(&house).await, OldSystem::open(&house).await);
        let order = office.order("a").await;
        let path = format!("{SHOPS}/{}", office.toko.row.id);
        let account = office.toko.row.account_id;
        let second = house.sign_in(&house.tenant, account, SessionKind::Shop).await;
        let (node, elsewhere) = house.second_node().await;
        let mut tx = house.begin().await;
        let opened = identity::sessions::open(&mut tx, account, SessionKind::Shop, "lain").await.expect("a session");
        tx.commit().await.expect("committed");
        let elsewhere = elsewhere.with_token(&opened.token);
        elsewhere.get("/api/cart").await.expect(200);
        let before = house.texts_of("628120000001").await.len();

        let gone = office.admin.delete(&path).await.expect(200);
        let again = office.admin.delete(&path).await.expect(200);

        assert_eq!((&gone["is_active"], &again), (&json!(false), &gone));
        for device in [&office.toko.client, &second, &elsewhere] {
            assert_eq!(device.get("/api/cart").await.refused(401), "platform.sign_in_first");
        }
        house.visitor().post("/api/auth/request-otp", json!({"shop_code": "TK001"})).await.expect(200);
        assert_eq!(house.texts_of("628120000001").await.len(), before, "no code is sent");
        assert_eq!(office.approve(&order).await.expect(200)["status"], "submitted_to_datapart");
        assert_eq!(old.orders().await.len(), 1);
        let back = office.admin.put(&path, json!({"is_active": true})).await.expect(200);
        assert_eq!((&back["is_active"], &back["last_order_at"]), (&json!(true), &order["created_at"]));
        let returned = house.sign_in(&house.tenant, account, SessionKind::Shop).await;
        returned.get("/api/cart").await.expect(200);
        node.db.close().await;
    }

    async fn another_number_signs_the_shop_out_and_receives_its_codes(house: House) {
        let (admin, toko) = (house.office("admin").await, toko(&house, "TK001").await);
        let path = format!("{SHOPS}/{}", toko.row.id);

        let same = admin.put(&path, json!({"phone": "0812-0000-001", "name": "Toko Jaya"})).await.expect(200);
        assert_eq!((&same["phone"], &same["name"]), (&json!("628120000001"), &json!("Toko Jaya")));
        assert_eq!(found(&toko.client, "/api/auth/me").await["name"], "Toko Jaya", "the same number in another spelling");

        let moved = admin.put(&path, json!({"phone": "+62 813 9999 8888"})).await.expect(200);

        assert_eq!(moved["phone"], "6281399998888");
        assert_eq!(toko.client.get("/api/cart").await.refused(401), "platform.sign_in_first");
        let visitor = house.visitor();
        visitor.post("/api/auth/request-otp", json!({"phone": "628120000001"})).await.expect(200);
        assert!(house.texts_of("628120000001").await.is_empty());
        visitor.post("/api/auth/request-otp", json!({"phone": "081399998888"})).await.expect(200);
        let otp = code_of(&house, "6281399998888").await;
        visitor.post("/api/auth/verify-otp", json!({"phone": "081399998888", "otp": otp})).await.expect(200);
    }

    async fn codes_and_numbers_belong_to_one_shop_however_often_one_clicks(house: House) {
        let (admin, toko) = (house.office("admin").await, toko(&house, "TK001").await);
        let input = new_shop(&house).await;
        let answers = join_all((0..8).map(|_| admin.post(SHOPS, input.clone()))).await;
        let made: Vec<&Value> = answers.iter().filter(|answer| answer.status == 201).map(|answer| &answer.body).collect();
        assert_eq!(made.len(), 1, "{answers:?}");
        assert!(answers.iter().all(|answer| [201, 409].contains(&answer.status)), "{answers:?}");

        let mut code_taken = input.clone();
        code_taken["code"] = json!("tk001");
        code_taken["phone"] = json!("081377776666");
        let new = admin.post(SHOPS, code_taken).await;
        let renamed = admin.put(&path_of(made[0]), json!({"code": "TK001", "city": "Depok"})).await;
        let moved = admin.put(&path_of(made[0]), json!({"phone": "628120000001", "city": "Depok"})).await;

        assert_eq!(new.refused(409), "parts.shop.code_taken");
        assert_eq!(renamed.refused(409), "parts.shop.code_taken");
        assert_eq!(moved.refused(409), "identity.account.phone_taken");
        assert_eq!(&found(&admin, &path_of(made[0])).await, made[0], "nothing of it is kept");
        toko.client.get("/api/cart").await.expect(200);
        assert_eq!(found(&admin, SHOPS).await["meta"]["total"], 2);
    }

    async fn everything_wrong_is_named_at_once(house: House) {
        let admin = house.office("admin").await;
        let wrong = json!({
            "code": "", "name": "x".repeat(121), "phone": "halo", "address": "x".repeat(301),
            "city": "x".repeat(121), "province": "x".repeat(121), "ref_toko_id": 0,
        });

        let (new, empty) = (admin.post(SHOPS, wrong).await, admin.post(SHOPS, json!({})).await);
        let mut nobodys = new_shop(&house).await;
        nobodys["salesman_id"] = json!("sales_01kakj3w6vfqv9r3hy0g3n5tqe");
        let nobodys = admin.post(SHOPS, nobodys).await;

        assert_eq!(new.refused(422), "platform.invalid");
        let named: Vec<&String> = new.body["errors"].as_object().expect("fields").keys().collect();
        assert_eq!(named, ["address", "city", "code", "name", "phone", "province", "ref_toko_id", "salesman_id"]);
        let named: Vec<&String> = empty.body["errors"].as_object().expect("fields").keys().collect();
        assert_eq!(named, ["code", "name", "phone", "salesman_id"]);
        assert_eq!(nobodys.refused(422), "parts.shop.unknown_salesman");
        assert_eq!(found(&admin, SHOPS).await["meta"]["total"], 0);
    }

    async fn of_two_admins_the_second_hears_that_the_first_was_quicker(house: House) {
        let (one, two) = (house.office("admin").await, house.office("admin").await);
        let made = one.post(SHOPS, new_shop(&house).await).await.expect(201);

        let first = one.put(&path_of(&made), json!({"city": "Depok", "version": 1})).await.expect(200);
        let second = two.put(&path_of(&made), json!({"city": "Bekasi", "version": 1})).await;

        assert_eq!(second.refused(409), "parts.shop.changed_meanwhile");
        assert_eq!((&second.body["version"], &first["version"]), (&json!(2), &json!(2)));
        assert_eq!(found(&two, &path_of(&made)).await, first);
        let path = path_of(&made);
        let both = join_all([one.put(&path, json!({"address": "Jl. A"})), two.put(&path, json!({"province": "Banten"}))]).await;
        assert!(both.iter().all(|answer| answer.status == 200), "{both:?}");
        let now = found(&one, &path).await;
        assert_eq!((&now["address"], &now["province"], &now["version"]), (&json!("Jl. A"), &json!("Banten"), &json!(4)));
    }

    async fn the_list_is_searched_by_name_code_number_and_city_and_filtered(house: House) {
        let admin = house.office("admin").await;
        let (first, second) = (toko(&house, "TK001").await, toko(&house, "TK002").await);
        admin.put(&format!("{SHOPS}/{}", second.row.id), json!({"name": "Sinar Motor", "city": "Garut", "ref_toko_id": null})).await.expect(200);
        admin.delete(&format!("{SHOPS}/{}", second.row.id)).await.expect(200);
        let oli = product(&house, "OLI-1", "Oli").await;
        first.adds(oli, 1).await;
        first.orders("a").await;

        for (query, expected) in [
            ("".to_owned(), &["TK002", "TK001"][..]),
            ("search=sinar".into(), &["TK002"]),
            ("search=tk001".into(), &["TK001"]),
            ("search=garut".into(), &["TK002"]),
            ("search=0812-0000-001".into(), &["TK001"]),
            ("search=%25".into(), &[]),
            (format!("salesman={}", first.row.salesman_id), &["TK001"]),
            ("active=true".into(), &["TK001"]),
            ("active=false".into(), &["TK002"]),
            ("unlinked=true".into(), &["TK002"]),
            ("page=2&per_page=1".into(), &["TK001"]),
        ] {
            assert_eq!(codes(&found(&admin, &format!("{SHOPS}?{query}")).await), expected, "{query}");
        }
        let list = found(&admin, &format!("{SHOPS}?search=tk001")).await;
        assert_eq!(list["data"][0]["last_order_at"], "2026-11-21T02:00:00Z");
        let long = admin.get(&format!("{SHOPS}?search={}", "x".repeat(101))).await;
        assert!(long.body["errors"]["search"].is_array(), "{}", long.text);
    }

    async fn another_tenant_and_a_shop_reach_nothing_of_it(house: House) {
        let (admin, toko) = (house.office("admin").await, toko(&house, "TK001").await);
        let path = format!("{SHOPS}/{}", toko.row.id);
        let before = found(&admin, &path).await;
        let elsewhere = house.another_tenant().await;
        let stranger = house.office_of(&elsewhere, "admin").await;

        for answer in [
            stranger.get(&path).await,
            stranger.put(&path, json!({"name": "Direbut"})).await,
            stranger.delete(&path).await,
        ] {
            assert_eq!(answer.refused(404), "parts.shop.not_found");
        }
        let taken = json!({"code": "X1", "name": "X", "phone": "081355554444", "salesman_id": toko.row.salesman_id});
        assert_eq!(stranger.post(SHOPS, taken).await.refused(422), "parts.shop.unknown_salesman");
        assert_eq!(found(&stranger, SHOPS).await["meta"]["total"], 0);
        assert_eq!(toko.client.get(SHOPS).await.refused(403), "platform.forbidden");
        assert_eq!(found(&admin, &path).await, before);
    }
}
