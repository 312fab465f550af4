//! Products follow the old system's parts.

use chrono::Duration;
use parts::entity::product;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use testkit::{House, json};

use super::{counts, problems, products, sync};
use crate::old_system::OldSystem;
use crate::stage::{edit, product, toko};

async fn of_code(house: &House, code: &str) -> product::Model {
    let found = product::Entity::find()
        .filter(product::Column::TenantId.eq(house.tenant.id))
        .filter(product::Column::Code.eq(code));
    found.one(house.app.db.read()).await.expect("readable").expect("there")
}

testkit::on_both_engines! {
    async fn new_and_changed_parts_reach_shops_within_one_sync(house: House) {
        let (old, toko) = (OldSystem::open(&house).await, toko(&house, "TK001").await);
        let admin = house.office("admin").await;
        old.sells(7, " OLI-7 ", "Oli Tujuh", "oil", 45_000).await;
        old.sells(8, "REM-8", "Kampas Delapan", "BRAKE", 60_000).await;

        let first = sync(&house, &admin, products()).await;

        assert_eq!((first["state"].as_str(), counts(&first)), (Some("done"), [2, 2, 0, 0, 0, 0]));
        assert_eq!((&first["trigger"], &first["problem"]), (&json!("asked"), &json!(null)));
        assert_eq!(first["by"]["name"], "Uji admin");
        let found = toko.client.get("/api/products?search=oli-7").await.expect(200);
        let oil = &found["data"][0];
        assert_eq!((&oil["name"], &oil["category"], &oil["price"]), (&json!("Oli Tujuh"), &json!("OIL"), &json!(45_000)));
        assert_eq!((&oil["stock"], &oil["is_active"]), (&json!(0), &json!(true)), "its stock is asked for at once");

        old.execute("UPDATE {}tblpart_id SET harga = 47000, nama = 'Oli Tujuh Baru' WHERE id = 7").await;
        edit(&house, of_code(&house, "OLI-7").await.id, |row| row.description = Set("Kami yang menulis.".into())).await;
        let second = sync(&house, &admin, products()).await;

        assert_eq!(counts(&second), [2, 0, 1, 1, 0, 0]);
        let found = toko.client.get("/api/products?search=oli-7").await.expect(200);
        let oil = &found["data"][0];
        assert_eq!((&oil["name"], &oil["price"]), (&json!("Oli Tujuh Baru"), &json!(47_000)));
        assert_eq!(oil["description"], "Kami yang menulis.");
        let third = sync(&house, &admin, products()).await;
        assert_eq!(counts(&third), [2, 0, 0, 2, 0, 0]);
    }

    async fn a_product_with_a_parts_code_is_linked_with_it_and_keeps_its_id(house: House) {
        let (old, admin) = (OldSystem::open(&house).await, house.office("admin").await);
        let ours = product(&house, "OLI-1", "Oli Kami").await;
        edit(&house, ours, |row| row.ref_part_id = Set(None)).await;
        old.sells(77, "OLI-1", "Oli Mereka", "OIL", 12_000).await;

        let run = sync(&house, &admin, products()).await;

        assert_eq!(counts(&run), [1, 0, 1, 0, 0, 0]);
        let row = of_code(&house, "OLI-1").await;
        assert_eq!((row.id, row.ref_part_id, row.name.as_str()), (ours, Some(77), "Oli Mereka"));
        assert_eq!(row.stock, Some(0), "another part's stock is not its own");
    }

    async fn rows_that_are_no_products_are_told_and_stop_nobody(house: House) {
        let (old, admin) = (OldSystem::open(&house).await, house.office("admin").await);
        old.sells(1, "", "Tanpa Kode", "OIL", 1).await;
        old.sells(2, "MINUS", "Harga Minus", "OIL", -5).await;
        old.sells(3, "KEMBAR", "Yang Pertama", "OIL", 5).await;
        old.sells(4, "KEMBAR", "Yang Kedua", "OIL", 6).await;
        old.sells(5, "PANJANG-PANJANG-PANJANG-PANJANG-PANJANG-41", "Kode 41+ huruf", "OIL", 5).await;
        old.execute("INSERT INTO {}tblpart_id (id) VALUES (6)").await;
        old.sells(7, "BAIK", "Barang Baik", "OIL", 5).await;

        let run = sync(&house, &admin.in_english(), products()).await;

        assert_eq!((run["state"].as_str(), counts(&run)), (Some("done"), [7, 2, 0, 0, 5, 0]));
        let expected = [(1, "invalid_code"), (2, "invalid_price"), (4, "duplicate_code"), (5, "invalid_code"), (6, "invalid_price")];
        assert_eq!(problems(&run), expected.map(|(row, code)| (row, code.to_owned())));
        assert_eq!(run["problems"][2]["message"], "The code KEMBAR is already used by part 3 of the old system.");
        assert_eq!(of_code(&house, "KEMBAR").await.name, "Yang Pertama");
    }

    async fn a_vanished_part_is_sold_no_longer_until_it_comes_back(house: House) {
        let (old, admin) = (OldSystem::open(&house).await, house.office("admin").await);
        old.sells(7, "OLI-7", "Oli Tujuh", "OIL", 1).await;
        old.sells(8, "OLI-8", "Oli Delapan", "OIL", 1).await;
        old.sells(9, "OLI-9", "Oli Sembilan", "OIL", 1).await;
        sync(&house, &admin, products()).await;
        edit(&house, of_code(&house, "OLI-9").await.id, |row| row.is_active = Set(false)).await;
        old.execute("DELETE FROM {}tblpart_id WHERE id = 8").await;

        let gone = sync(&house, &admin, products()).await;

        assert_eq!(counts(&gone), [2, 0, 0, 2, 0, 1]);
        assert_eq!(problems(&gone), [(8, "vanished".to_owned())]);
        assert!(!of_code(&house, "OLI-8").await.is_active);
        let again = sync(&house, &admin, products()).await;
        assert_eq!((counts(&again), problems(&again)), ([2, 0, 0, 2, 0, 0], vec![]), "it is told once");
        old.sells(8, "OLI-8", "Oli Delapan", "OIL", 1).await;
        let back = sync(&house, &admin, products()).await;
        assert_eq!(counts(&back), [3, 0, 1, 2, 0, 0]);
        assert!(of_code(&house, "OLI-8").await.is_active);
        assert!(!of_code(&house, "OLI-9").await.is_active, "what the office took away stays away");
    }

    async fn a_part_made_anew_under_another_id_is_the_same_product(house: House) {
        let (old, admin) = (OldSystem::open(&house).await, house.office("admin").await);
        old.sells(7, "OLI-7", "Oli Tujuh", "OIL", 1).await;
        sync(&house, &admin, products()).await;
        let before = of_code(&house, "OLI-7").await;
        old.execute("UPDATE {}tblpart_id SET id = 70 WHERE id = 7").await;

        let run = sync(&house, &admin, products()).await;

        assert_eq!(counts(&run), [1, 0, 1, 0, 0, 0]);
        let after = of_code(&house, "OLI-7").await;
        assert_eq!((after.id, after.ref_part_id, after.is_active), (before.id, Some(70), true));
    }

    async fn a_table_that_was_emptied_does_not_empty_the_shop(house: House) {
        let (old, admin) = (OldSystem::open(&house).await, house.office("admin").await);
        let active = || product::Entity::find().filter(product::Column::IsActive.eq(true)).count(house.app.db.read());
        old.sells_many(60).await;
        sync(&house, &admin, products()).await;

        old.execute("DELETE FROM {}tblpart_id WHERE id > 30").await;
        let half = sync(&house, &admin.in_english(), products()).await;
        assert_eq!((half["state"].as_str(), counts(&half)), (Some("done"), [30, 0, 0, 30, 0, 0]));
        assert!(half["problem"].as_str().expect("told").starts_with("Too many parts are gone"));
        assert_eq!(active().await.expect("countable"), 60);

        let meant = sync(&house, &admin, json!({"kind": "products", "full": true})).await;
        assert_eq!((counts(&meant), active().await.expect("countable")), ([30, 0, 0, 30, 0, 30], 30));

        old.execute("DELETE FROM {}tblpart_id").await;
        let empty = sync(&house, &admin.in_english(), json!({"kind": "products", "full": true})).await;
        assert!(empty["problem"].as_str().expect("told").contains("no parts at all"));
        assert_eq!(active().await.expect("countable"), 30);
    }

    async fn products_are_fetched_every_hour_by_themselves(house: House) {
        let (old, admin) = (OldSystem::open(&house).await, house.office("admin").await);
        house.settle().await;
        old.sells(7, "OLI-7", "Oli Tujuh", "OIL", 1).await;

        house.pass(Duration::minutes(61)).await;

        assert_eq!(of_code(&house, "OLI-7").await.price.get(), 1);
        let runs = admin.get("/api/admin/data-part/runs?kind=products").await.expect(200);
        let run = &runs["data"][0];
        assert_eq!((&run["trigger"], &run["by"], &run["state"]), (&json!("hourly"), &json!(null), &json!("done")));
        assert_eq!(runs["meta"]["total"], 1);
    }

    async fn another_tenants_products_and_runs_are_its_own(house: House) {
        let (old, admin) = (OldSystem::open(&house).await, house.office("admin").await);
        let elsewhere = house.another_tenant().await;
        let stranger = house.office_of(&elsewhere, "admin").await;
        old.sells(7, "OLI-7", "Oli Tujuh", "OIL", 1).await;

        sync(&house, &admin, products()).await;

        assert_eq!(product::Entity::find().count(house.app.db.read()).await.expect("countable"), 1);
        let runs = stranger.get("/api/admin/data-part/runs").await.expect(200);
        assert_eq!(runs["meta"]["total"], 0);
        assert_eq!(stranger.get("/api/admin/data-part").await.expect(200)["products"]["synced_at"], json!(null));
        let theirs = sync(&house, &stranger, products()).await;
        assert_eq!(counts(&theirs), [1, 1, 0, 0, 0, 0]);
        assert_eq!(product::Entity::find().count(house.app.db.read()).await.expect("countable"), 2);
    }
}
