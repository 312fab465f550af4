//! The office keeps the catalogue, and shops see what it wrote at once.

use kernel::entity::audit_entry;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use testkit::futures::future::join_all;
use testkit::{Client, House, Value, json};

use crate::stage::{product, products, toko};

const PRODUCTS: &str = "/api/admin/products";

fn oil() -> Value {
    json!({"code": " OLI-9 ", "name": " Oli Gardan ", "category": "oil", "price": 45_000})
}

fn path_of(product: &Value) -> String {
    format!("{PRODUCTS}/{}", product["id"].as_str().expect("an id"))
}

/// Actions on a subject with what was before and after, oldest first.
async fn audited(house: &House, subject: &Value) -> Vec<(String, Option<Value>, Option<Value>)> {
    let rows = audit_entry::Entity::find()
        .filter(audit_entry::Column::Subject.eq(subject.as_str().expect("an id")))
        .order_by_asc(audit_entry::Column::Id)
        .all(house.app.db.read())
        .await
        .expect("readable");
    rows.into_iter().map(|row| (row.action, row.before, row.after)).collect()
}

fn codes(list: &Value) -> Vec<&str> {
    let rows = list["data"].as_array().expect("rows");
    rows.iter().map(|row| row["code"].as_str().expect("a code")).collect()
}

async fn found(client: &Client, path: &str) -> Value {
    client.get(path).await.expect(200)
}

testkit::on_both_engines! {
    async fn a_product_is_added_changed_taken_off_and_brought_back_and_shops_follow_at_once(house: House) {
        let (admin, toko) = (house.office("admin").await, toko(&house, "TK001").await);
        found(&toko.client, "/api/products").await;

        let made = admin.post(PRODUCTS, oil()).await.expect(201);
        let expected = json!({
            "id": made["id"], "code": "OLI-9", "name": "Oli Gardan", "description": "", "category": "OIL",
            "price": 45_000, "stock": null, "stock_as_of": null, "is_active": true, "ref_part_id": null,
            "version": 1, "created_at": "2026-11-21T02:00:00Z", "updated_at": "2026-11-21T02:00:00Z",
        });
        assert_eq!(made, expected);
        assert_eq!(found(&admin, &path_of(&made)).await, made);
        assert_eq!(codes(&found(&toko.client, "/api/products?search=gardan").await), ["OLI-9"]);

        house.clock.advance(chrono::Duration::minutes(5));
        let changes = json!({"name": "Oli Transmisi", "price": 47_500, "ref_part_id": 77, "version": 1});
        let changed = admin.put(&path_of(&made), changes).await.expect(200);
        assert_eq!((&changed["code"], &changed["category"]), (&json!("OLI-9"), &json!("OIL")), "what is absent stays");
        assert_eq!((&changed["version"], &changed["updated_at"]), (&json!(2), &json!("2026-11-21T02:05:00Z")));
        assert_eq!(found(&admin, &path_of(&made)).await, changed);
        let seen = found(&toko.client, "/api/products?search=transmisi").await;
        assert_eq!(seen["data"][0]["price"], 47_500);
        assert_eq!(codes(&found(&toko.client, "/api/products?search=gardan").await), [""; 0]);

        let gone = admin.delete(&path_of(&made)).await.expect(200);
        let again = admin.delete(&path_of(&made)).await.expect(200);
        assert_eq!((&gone["is_active"], &gone["version"]), (&json!(false), &json!(3)));
        assert_eq!(again, gone, "twice is once");
        assert_eq!(found(&toko.client, "/api/products").await["meta"]["total"], 0);
        assert_eq!(found(&admin, &path_of(&made)).await, gone);

        let back = admin.put(&path_of(&made), json!({"is_active": true, "ref_part_id": null})).await.expect(200);
        assert_eq!((&back["is_active"], &back["ref_part_id"]), (&json!(true), &Value::Null));
        assert_eq!(codes(&found(&toko.client, "/api/products").await), ["OLI-9"]);
    }

    async fn a_write_is_recorded_with_before_and_after_and_told_to_shops_and_office(house: House) {
        let (admin, toko) = (house.office("admin").await, toko(&house, "TK001").await);
        let made = admin.post(PRODUCTS, oil()).await.expect(201);
        house.settle().await;
        let door = house.door().await;
        let mut screens = [door.screen(&admin).await, door.screen(&toko.client).await];

        admin.put(&path_of(&made), json!({"price": 45_000})).await.expect(200);
        admin.put(&path_of(&made), json!({"price": 50_000, "name": "Oli Gardan"})).await.expect(200);
        house.settle().await;

        for screen in &mut screens {
            let heard = screen.next().await;
            assert_eq!((heard.event.as_str(), &heard.data["subject"]), ("product.updated", &made["id"]));
        }
        let log = audited(&house, &made["id"]).await;
        assert_eq!(log.len(), 2, "what changed nothing is not recorded: {log:?}");
        assert_eq!(log[0].0, "parts.product.create");
        let (before, after) = (json!({"price": 45_000}), json!({"price": 50_000}));
        assert_eq!(log[1], ("parts.product.update".to_owned(), Some(before), Some(after)));
    }

    async fn of_two_admins_the_second_hears_that_the_first_was_quicker(house: House) {
        let (one, two) = (house.office("admin").await, house.office("admin").await);
        let made = one.post(PRODUCTS, oil()).await.expect(201);
        let change = |price: i64| json!({"price": price, "version": made["version"]});

        let first = one.put(&path_of(&made), change(46_000)).await.expect(200);
        let second = two.put(&path_of(&made), change(99_000)).await;

        assert_eq!(second.refused(409), "parts.product.changed_meanwhile");
        assert_eq!(second.body["version"], first["version"]);
        assert_eq!(found(&two, &path_of(&made)).await, first);
        let path = path_of(&made);
        let answers = join_all((0..10).map(|n| one.put(&path, json!({"price": n, "version": 2})))).await;
        let through = answers.iter().filter(|answer| answer.status == 200).count();
        assert_eq!(through, 1, "of ten at once one was quicker");
        assert!(answers.iter().all(|answer| answer.status == 200 || answer.status == 409), "{answers:?}");
    }

    async fn two_admins_who_change_different_things_at_once_lose_neither(house: House) {
        let (one, two) = (house.office("admin").await, house.office("admin").await);
        let made = one.post(PRODUCTS, oil()).await.expect(201);
        for round in 0..10 {
            let (price, name) = (json!({"price": 50_000 + round}), json!({"name": format!("Oli {round}")}));
            let path = path_of(&made);

            let answers = join_all([one.put(&path, price), two.put(&path, name)]).await;

            assert!(answers.iter().all(|answer| answer.status == 200), "{answers:?}");
            let now = found(&one, &path).await;
            assert_eq!((&now["price"], &now["name"]), (&json!(50_000 + round), &json!(format!("Oli {round}"))));
            assert_eq!(now["version"], 1 + 2 * (round + 1));
        }
    }

    async fn a_code_belongs_to_one_product_however_often_one_clicks(house: House) {
        let admin = house.office("admin").await;
        let answers = join_all((0..10).map(|_| admin.post(PRODUCTS, oil()))).await;
        let other = admin.post(PRODUCTS, json!({"code": "OLI-8", "name": "Oli", "category": "OIL", "price": 1})).await.expect(201);

        let renamed = admin.put(&path_of(&other), json!({"code": "OLI-9", "price": 2})).await;

        assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
        let taken = answers.iter().filter(|answer| answer.status != 201);
        assert!(taken.clone().all(|answer| answer.refused(409) == "parts.product.code_taken"));
        assert_eq!(renamed.refused(409), "parts.product.code_taken");
        assert_eq!(renamed.body["detail"], "Kode produk OLI-9 sudah dipakai.");
        assert_eq!(found(&admin, &path_of(&other)).await, other);
        assert_eq!(found(&admin, PRODUCTS).await["meta"]["total"], 2);
    }

    async fn everything_wrong_is_named_at_once_and_nothing_is_written(house: House) {
        let admin = house.office("admin").await;
        let made = admin.post(PRODUCTS, oil()).await.expect(201);
        let wrong = json!({"code": "x".repeat(41), "name": " ", "category": "", "price": -1, "description": "x".repeat(2_001), "ref_part_id": 0});

        let (new, old) = (admin.post(PRODUCTS, wrong.clone()).await, admin.put(&path_of(&made), wrong).await);
        let empty = admin.post(PRODUCTS, json!({})).await;

        for answer in [&new, &old] {
            assert_eq!(answer.refused(422), "platform.invalid");
            let named: Vec<&String> = answer.body["errors"].as_object().expect("fields").keys().collect();
            assert_eq!(named, ["category", "code", "description", "name", "price", "ref_part_id"]);
        }
        let named: Vec<&String> = empty.body["errors"].as_object().expect("fields").keys().collect();
        assert_eq!(named, ["category", "code", "name", "price"]);
        assert_eq!(admin.post(PRODUCTS, json!({"price": 1.5})).await.refused(422), "platform.invalid");
        assert_eq!(found(&admin, &path_of(&made)).await, made);
        assert_eq!(found(&admin, PRODUCTS).await["meta"]["total"], 1);
    }

    async fn the_offices_list_filters_sorts_and_forgives_typos(house: House) {
        let admin = house.office("admin").await;
        let oils = [("B-2", "Oli Mesin Matic"), ("A-1", "Oli Gardan"), ("C-3", "Oli Samping")];
        products(&house, "OIL", &oils).await;
        let brake = products(&house, "BRAKE", &[("D-4", "Kampas Rem")]).await[0];
        house.clock.advance(chrono::Duration::minutes(1));
        let unlink = json!({"ref_part_id": null, "is_active": false});
        admin.put(&format!("{PRODUCTS}/{brake}"), unlink).await.expect(200);

        for (query, expected) in [
            ("sort=code", &["A-1", "B-2", "C-3", "D-4"][..]),
            ("sort=code&page=2&per_page=3", &["D-4"]),
            ("sort=-price&category=OIL", &["C-3", "A-1", "B-2"]),
            ("sort=-updated_at&per_page=1", &["D-4"]),
            ("active=false", &["D-4"]),
            ("active=true&sort=code", &["A-1", "B-2", "C-3"]),
            ("unlinked=true", &["D-4"]),
            ("search=kmpas", &["D-4"]),
            ("search=oli&sort=code&per_page=2", &["A-1", "B-2"]),
            ("search=c3", &["C-3"]),
            ("category=BRAKE&active=true", &[]),
        ] {
            assert_eq!(codes(&found(&admin, &format!("{PRODUCTS}?{query}")).await), expected, "{query}");
        }
        let meta = found(&admin, &format!("{PRODUCTS}?category=BRAKE&per_page=1")).await["meta"].clone();
        assert_eq!(meta, json!({"page": 1, "per_page": 1, "total": 1, "facets": {"category": {"BRAKE": 1, "OIL": 3}}}));
        for (query, field) in [("sort=best", "sort"), ("per_page=101", "per_page"), ("active=ja", "active")] {
            let answer = admin.get(&format!("{PRODUCTS}?{query}")).await;
            assert!(answer.body["errors"][field].is_array(), "{query}: {}", answer.text);
        }
    }

    async fn stock_sorts_from_the_least_and_the_unknown_comes_last(house: House) {
        let admin = house.office("admin").await;
        let ids = products(&house, "OIL", &[("A-1", "Oli A"), ("B-1", "Oli B"), ("C-1", "Oli C")]).await;
        for (id, stock) in ids.iter().zip([None, Some(9), Some(0)]) {
            crate::stage::edit(&house, *id, |row| row.stock = sea_orm::ActiveValue::Set(stock)).await;
        }

        let list = found(&admin, &format!("{PRODUCTS}?sort=stock")).await;

        assert_eq!(codes(&list), ["C-1", "B-1", "A-1"]);
    }

    async fn another_tenant_and_a_shop_reach_nothing_of_it(house: House) {
        let (admin, toko) = (house.office("admin").await, toko(&house, "TK001").await);
        let made = admin.post(PRODUCTS, oil()).await.expect(201);
        let elsewhere = house.another_tenant().await;
        let stranger = house.office_of(&elsewhere, "admin").await;

        for answer in [
            stranger.get(&path_of(&made)).await,
            stranger.put(&path_of(&made), json!({"price": 1})).await,
            stranger.delete(&path_of(&made)).await,
        ] {
            assert_eq!(answer.refused(404), "parts.product.not_found");
        }
        stranger.post(PRODUCTS, oil()).await.expect(201);
        assert_eq!(found(&stranger, PRODUCTS).await["meta"]["total"], 1, "its own, with the same code");
        for answer in [toko.client.get(PRODUCTS).await, toko.client.post(PRODUCTS, oil()).await] {
            assert_eq!(answer.refused(403), "platform.forbidden");
        }
        assert_eq!(found(&admin, &path_of(&made)).await, made);
    }

    async fn a_product_taken_off_is_warned_of_in_carts_and_refused_at_checkout(house: House) {
        let (admin, toko) = (house.office("admin").await, toko(&house, "TK001").await);
        let oli = product(&house, "OLI-1", "Oli Mesin").await;
        toko.adds(oli, 2).await;

        admin.delete(&format!("{PRODUCTS}/{oli}")).await.expect(200);

        let cart = found(&toko.client, "/api/cart").await;
        assert_eq!(cart["lines"][0]["warnings"][0]["code"], "inactive");
        let checkout = toko.client.post_with_key("/api/cart/checkout", "k1", json!({})).await;
        assert_eq!(checkout.refused(409), "parts.product.inactive");
        admin.put(&format!("{PRODUCTS}/{oli}"), json!({"is_active": true})).await.expect(200);
        assert_eq!(toko.orders("k2").await["grand_total"], 20_000);
    }
}
