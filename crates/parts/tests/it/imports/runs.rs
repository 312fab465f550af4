//! Long imports: interrupted, stopped, at once with others, forgotten in the end.

use std::time::Duration as Pause;

use chrono::Duration;
use parts::entity::product_import::{self, ImportState};
use parts::entity::{product, product_import_part, product_import_row};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use testkit::futures::future::join;
use testkit::{House, Value, json};

use super::{PATH, catalogue, counts, import, path, rows, try_out};

const MANY: i64 = 20_000;

/// So many rows, each a new product.
fn many(prefix: &str, count: i64) -> String {
    let mut list = "kode,nama,kategori,harga\n".to_owned();
    for n in 0..count {
        list += &format!("{prefix}-{n},Barang {n},LAIN,{n}\n");
    }
    list
}

async fn only_import(house: &House) -> Option<product_import::Model> {
    product_import::Entity::find().one(house.app.db.read()).await.expect("readable")
}

async fn until_some_rows_are_done(house: &House) {
    while only_import(house).await.is_none_or(|import| import.rows_done < 1_000) {
        tokio::time::sleep(Pause::from_millis(5)).await;
    }
}

/// Puts a finished import back to where it was before it began.
async fn not_begun(house: &House, import: &Value) {
    use product_import::Column;
    let tx = house.begin().await;
    product_import_row::Entity::delete_many().exec(tx.conn()).await.expect("as the test laid it");
    let mut back = product_import::Entity::update_many()
        .col_expr(Column::State, Expr::value(ImportState::Queued))
        .col_expr(Column::FinishedAt, Expr::value(None::<chrono::DateTime<chrono::Utc>>))
        .filter(Column::Id.eq(
            import["id"].as_str().expect("an id").parse::<parts::ids::ImportId>().expect("an id"),
        ));
    for count in
        [Column::RowsDone, Column::Created, Column::Updated, Column::Unchanged, Column::Refused]
    {
        back = back.col_expr(count, Expr::value(0));
    }
    back.exec(tx.conn()).await.expect("as the test laid it");
    tx.commit().await.expect("as the test laid it");
}

testkit::on_both_engines! {
    /// The process dies in the middle; the next one goes on where it stopped.
    async fn an_import_survives_the_death_of_its_process_and_doubles_nothing(house: House) {
        let admin = house.office("admin").await;
        let list = many("K", MANY) + "K-5,Lagi,LAIN,1\n";
        tokio::select! {
            _ = admin.upload(PATH, "text/csv", list) => {}
            () = until_some_rows_are_done(&house) => {}
        }
        let died = only_import(&house).await.expect("begun");
        assert!((1_000..=MANY).contains(&died.rows_done), "{died:?}");
        let token = house.office("admin").await;
        drop((admin, token));

        let house = house.restart().await;
        house.pass(Duration::seconds(31)).await;

        let admin = house.office("admin").await;
        let ended = admin.get(&format!("/api/admin/products/imports/{}", died.id)).await.expect(200);
        assert_eq!((&ended["state"], counts(&ended)), (&json!("done"), [MANY, 0, 0, 1]), "{ended}");
        let db = house.app.db.read();
        let written = product::Entity::find().count(db).await.expect("countable");
        let twice = product::Entity::find().filter(product::Column::Version.gt(1)).count(db).await.expect("countable");
        let noted = product_import_row::Entity::find().count(db).await.expect("countable");
        assert_eq!((written, twice, noted), (20_000, 0, 20_001));
    }

    /// Nobody waits for two seconds and nothing is lost when it takes longer.
    async fn a_long_import_goes_on_after_the_answer_and_tells_how_far_it_is(house: House) {
        let admin = house.office("admin").await;

        let answered = import(&admin, many("K", MANY)).await;
        house.settle().await;

        assert_eq!(answered["rows_total"], MANY);
        let ended = admin.get(&path(&answered)).await.expect(200);
        assert_eq!((&ended["state"], &ended["rows_done"], counts(&ended)), (&json!("done"), &json!(MANY), [MANY, 0, 0, 0]));
    }

    async fn two_imports_of_the_same_products_at_once_make_each_once(house: House) {
        let admin = house.office("admin").await;

        let (one, two) = join(import(&admin, many("K", 1_500)), import(&admin, many("K", 1_500))).await;
        house.settle().await;

        let mut sums = [0; 4];
        for import in [&one, &two] {
            let ended = admin.get(&path(import)).await.expect(200);
            assert_eq!(ended["state"], "done");
            counts(&ended).into_iter().zip(&mut sums).for_each(|(count, sum)| *sum += count);
        }
        assert_eq!(sums, [1_500, 0, 1_500, 0]);
        assert_eq!(catalogue(&house).await.len(), 1_500);
    }

    async fn two_nodes_never_write_one_row_twice(house: House) {
        let admin = house.office("admin").await;
        let tried = try_out(&admin, many("K", 3_000)).await;
        house.settle().await;
        not_begun(&house, &tried).await;
        let (other, _) = house.second_node().await;

        let (here, there) = join(kernel::pump::settle(&house.app), kernel::pump::settle(&other)).await;

        here.expect("comes to rest");
        there.expect("comes to rest");
        let ended = admin.get(&path(&tried)).await.expect(200);
        assert_eq!((&ended["state"], counts(&ended)), (&json!("done"), [3_000, 0, 0, 0]));
        other.db.close().await;
    }

    async fn a_cancelled_import_writes_nothing_more_and_may_be_cancelled_again(house: House) {
        let admin = house.office("admin").await;
        let tried = try_out(&admin, many("K", 10)).await;
        not_begun(&house, &tried).await;

        let cancelled = admin.post(&format!("{}/cancel", path(&tried)), json!({})).await.expect(200);
        house.settle().await;
        let again = admin.post(&format!("{}/cancel", path(&tried)), json!({})).await.expect(200);

        assert_eq!((&cancelled["state"], &cancelled["rows_done"]), (&json!("cancelled"), &json!(0)));
        assert!(cancelled["finished_at"].is_string());
        assert_eq!(again, cancelled);
        let applied = admin.post(&format!("{}/apply", path(&tried)), json!({})).await;
        assert_eq!(applied.refused(409), "parts.import.not_finished");
    }

    /// A running import is stopped between two batches; what is written stays.
    async fn an_import_is_cancelled_while_it_runs(house: House) {
        let admin = house.office("admin").await;
        let cancel = async {
            until_some_rows_are_done(&house).await;
            let id = only_import(&house).await.expect("begun").id;
            admin.post(&format!("/api/admin/products/imports/{id}/cancel"), json!({})).await
        };

        let (answered, cancelled) = join(import(&admin, many("K", MANY)), cancel).await;
        house.settle().await;

        let ended = admin.get(&path(&answered)).await.expect(200);
        assert_eq!(ended, cancelled.expect(200), "nothing more was written");
        let written = i64::try_from(catalogue(&house).await.len()).expect("few");
        assert_eq!((&ended["state"], ended["created"].as_i64()), (&json!("cancelled"), Some(written)));
        assert!(written < MANY, "it was stopped in time");
    }

    async fn a_key_stands_for_one_upload(house: House) {
        let admin = house.office("admin").await.with_header("idempotency-key", "unggah-1");
        let list = "kode,nama,kategori,harga\nA-1,Oli,OIL,5000\n";

        let first = import(&admin, list).await;
        let again = import(&admin, list).await;
        let other = admin.upload(PATH, "text/csv", "kode,nama\nB,b\n").await;

        assert_eq!(again, first);
        assert_eq!(other.refused(409), "platform.idempotency_key_reused");
        let list = admin.get("/api/admin/products/imports").await.expect(200);
        assert_eq!(list["meta"]["total"], 1);
        let kept = product_import_part::Entity::find().count(house.app.db.read()).await.expect("countable");
        assert_eq!(kept, 2, "one file, and one that the nightly sweep takes away");
    }

    async fn files_and_rows_are_forgotten_after_a_week_and_counts_stay(house: House) {
        let admin = house.office("admin").await;
        let tried = try_out(&admin, many("K", 30)).await;
        house.pass(Duration::days(6)).await;
        assert_eq!(rows(&house.office("admin").await, &tried).await.as_array().map(Vec::len), Some(30));

        house.pass(Duration::days(3)).await;

        let admin = house.office("admin").await;
        assert_eq!(rows(&admin, &tried).await, json!([]));
        assert_eq!(counts(&admin.get(&path(&tried)).await.expect(200)), [30, 0, 0, 0]);
        let apply = admin.post(&format!("{}/apply", path(&tried)), json!({})).await;
        assert_eq!(apply.refused(409), "parts.import.file_gone");
        let kept = product_import_part::Entity::find().count(house.app.db.read()).await.expect("countable");
        assert_eq!(kept, 0);
    }
}
