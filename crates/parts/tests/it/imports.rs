//! Products from spreadsheets: tried, imported, told row by row.

mod files;
mod refused;
mod runs;

use parts::entity::product;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use testkit::{Client, House, Value, json};

use crate::stage::products;

const PATH: &str = "/api/admin/products/import";

/// Uploads a list as the body itself.
async fn import(admin: &Client, content: impl Into<Vec<u8>>) -> Value {
    admin.upload(&format!("{PATH}?file_name=daftar.csv"), "text/csv", content).await.expect(202)
}

/// Uploads a list that is only tried.
async fn try_out(admin: &Client, content: impl Into<Vec<u8>>) -> Value {
    let path = format!("{PATH}?file_name=daftar.csv&dry_run=true");
    admin.upload(&path, "text/csv", content).await.expect(202)
}

fn path(import: &Value) -> String {
    format!("/api/admin/products/imports/{}", import["id"].as_str().expect("an id"))
}

/// Made, changed, unchanged, refused.
fn counts(import: &Value) -> [i64; 4] {
    ["created", "updated", "unchanged", "refused"]
        .map(|count| import[count].as_i64().expect("a count"))
}

async fn rows(admin: &Client, import: &Value) -> Value {
    admin.get(&format!("{}/rows?per_page=100", path(import))).await.expect(200)["data"].clone()
}

/// Every product, by code.
async fn catalogue(house: &House) -> Vec<product::Model> {
    product::Entity::find()
        .filter(product::Column::TenantId.eq(house.tenant.id))
        .order_by_asc(product::Column::Code)
        .all(house.app.db.read())
        .await
        .expect("readable")
}

testkit::on_both_engines! {
    async fn a_list_makes_and_changes_products_and_says_what_became_of_each_row(house: House) {
        products(&house, "OIL", &[("A-1", "Oli Mesin"), ("B-2", "Oli Gardan"), ("C-3", "Oli Rem")]).await;
        let admin = house.office("admin").await;
        let list = "Kode Barang;Nama;Kategori;Harga Jual;Rak\n\
                    A-1;Oli Mesin Baru;oil;Rp 12.500,-;7\n\
                    \n\
                    B-2;Oli Gardan;OIL;11.000;7\n\
                    N-9;Busi;busi;15000.00;8\n\
                    N-8;;BUSI;-5;8\n";

        let import = import(&admin, list).await;

        assert_eq!((&import["state"], &import["rows_total"], &import["rows_done"]), (&json!("done"), &json!(4), &json!(4)));
        assert_eq!(counts(&import), [1, 1, 1, 1]);
        assert_eq!(import["columns"][3], json!({"header": "Harga Jual", "field": "price"}));
        assert_eq!(import["columns"][4], json!({"header": "Rak", "field": null}));
        assert_eq!((&import["by"]["name"], &import["file_name"]), (&json!("Uji admin"), &json!("daftar.csv")));
        let rows = rows(&admin, &import).await;
        let outcomes: Vec<_> = rows.as_array().expect("rows").iter().map(|row| (row["row"].clone(), row["outcome"].clone())).collect();
        assert_eq!(json!(outcomes), json!([[2, "updated"], [4, "unchanged"], [5, "created"], [6, "refused"]]));
        assert_eq!(rows[0]["changes"], json!([
            {"field": "name", "before": "Oli Mesin", "after": "Oli Mesin Baru"},
            {"field": "price", "before": 10_000, "after": 12_500},
        ]));
        assert_eq!(rows[3]["reasons"][0]["code"], "platform.cell.negative");
        let found = catalogue(&house).await;
        let said: Vec<_> = found.iter().map(|row| (row.code.as_str(), row.name.as_str(), row.price.get(), row.version)).collect();
        assert_eq!(said, [
            ("A-1", "Oli Mesin Baru", 12_500, 2), ("B-2", "Oli Gardan", 11_000, 1),
            ("C-3", "Oli Rem", 12_000, 1), ("N-9", "Busi", 15_000, 1),
        ]);
        assert_eq!((found[0].stock, found[0].ref_part_id), (Some(50), Some(100)), "what the list does not speak of stays");
        assert_eq!((found[3].category.as_str(), found[3].is_active), ("BUSI", true));
    }

    async fn reasons_are_told_in_the_readers_language(house: House) {
        let admin = house.office("admin").await;
        let import = import(&admin, "kode,nama,kategori,harga\n12-Mar,Oli,OIL,murah\n").await;

        let indonesian = rows(&admin, &import).await;
        let english = rows(&admin.in_english(), &import).await;

        assert_eq!(indonesian[0]["reasons"][1]["message"], "\"murah\" bukan angka. Tulis seperti 1250000 atau Rp 1.250.000.");
        assert_eq!(english[0]["reasons"][1]["message"], "\"murah\" is not a number. Write it like 1250000 or Rp 1.250.000.");
        assert_eq!((&english[0]["reasons"][0]["field"], &english[0]["reasons"][0]["code"]), (&json!("code"), &json!("platform.cell.date_not_code")));
        assert_eq!(english[0]["code"], "12-Mar");
    }

    async fn a_dry_run_writes_nothing_and_shows_exactly_what_applying_does(house: House) {
        products(&house, "OIL", &[("A-1", "Oli Mesin")]).await;
        let admin = house.office("admin").await;
        let before = catalogue(&house).await;
        let list = "kode,nama,kategori,harga\nA-1,Oli Mesin,OIL,12000\nN-9,Busi,BUSI,15000\nN-9,Dua,BUSI,1\nX,,,\n";

        let tried = try_out(&admin, list).await;
        let shown = rows(&admin, &tried).await;
        assert_eq!(catalogue(&house).await, before, "a dry run writes nothing");
        let applied = admin.post(&format!("{}/apply", path(&tried)), json!({})).await.expect(202);
        let again = admin.post(&format!("{}/apply", path(&tried)), json!({})).await.expect(202);

        assert_eq!((&tried["dry_run"], counts(&tried)), (&json!(true), [1, 1, 0, 2]));
        assert_eq!((&applied["dry_run"], counts(&applied)), (&json!(false), [1, 1, 0, 2]));
        assert_eq!(rows(&admin, &applied).await, shown);
        assert_eq!(again, applied, "applied once, however often");
        let found: Vec<_> = catalogue(&house).await.into_iter().map(|row| (row.code, row.price.get())).collect();
        assert_eq!(found, [("A-1".to_owned(), 12_000), ("N-9".to_owned(), 15_000)]);
        let list = admin.get("/api/admin/products/imports").await.expect(200);
        assert_eq!((&list["meta"]["total"], &list["data"][0]["id"]), (&json!(2), &applied["id"]));
    }

    async fn only_columns_that_are_there_change_and_empty_cells_leave_what_is_there(house: House) {
        products(&house, "OIL", &[("A-1", "Oli Mesin"), ("B-2", "Oli Gardan")]).await;
        let admin = house.office("admin").await;

        let import = import(&admin, "kode,harga,status\nA-1,,nonaktif\nB-2,9000,\nZ-1,5000,aktif\n").await;

        assert_eq!(counts(&import), [0, 2, 0, 1]);
        let found = catalogue(&house).await;
        assert_eq!((found[0].price.get(), found[0].is_active, found[0].name.as_str()), (10_000, false, "Oli Mesin"));
        assert_eq!((found[1].price.get(), found[1].is_active), (9_000, true));
        let rows = rows(&admin, &import).await;
        let missing: Vec<_> = rows[2]["reasons"].as_array().expect("reasons").iter().map(|reason| reason["field"].clone()).collect();
        assert_eq!(missing, ["name", "category"], "a new product needs more than a price");
    }

    async fn what_is_imported_is_found_at_once_and_screens_hear_of_it(house: House) {
        let toko = crate::stage::toko(&house, "TK001").await;
        toko.client.get("/api/products").await.expect(200);
        let admin = house.office("admin").await;
        let mut screen = house.door().await.screen(&admin).await;

        let import = import(&admin, "kode,nama,kategori,harga\nN-9,Busi Iridium,BUSI,15000\n").await;

        let found = toko.client.get("/api/products?search=iridium").await.expect(200);
        assert_eq!(found["data"][0]["code"], "N-9");
        house.settle().await;
        let mut heard = Vec::new();
        while !heard.contains(&"catalogue.updated".to_owned()) {
            let frame = screen.next().await;
            if frame.event == "import.updated" {
                assert_eq!(frame.data["subject"], import["id"], "{:?}", frame.data);
            }
            heard.push(frame.event);
        }
        assert!(heard.contains(&"import.updated".to_owned()), "{heard:?}");
    }
}
