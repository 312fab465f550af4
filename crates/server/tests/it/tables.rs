//! Entities equal migrations: no column is believed in that is not there, nor forgotten.

use std::collections::BTreeMap;

use kernel::Engine;
use sea_orm::{ConnectionTrait, Statement};
use testkit::House;

/// The columns of a table as the database has them: name, and whether it may be empty.
async fn columns(house: &House, table: &str) -> BTreeMap<String, bool> {
    let db = &house.app.db;
    let sql = match db.engine() {
        Engine::Sqlite => {
            "SELECT name, (\"notnull\" = 0 AND pk = 0) AS empty FROM pragma_table_info($1)"
        }
        Engine::Postgres => {
            "SELECT column_name::text AS name, is_nullable = 'YES' AS empty FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name = $1"
        }
    };
    let statement = Statement::from_sql_and_values(db.backend(), sql, [table.into()]);
    let rows = db.read().query_all_raw(statement).await.expect("the schema is readable");
    rows.iter()
        .map(|row| {
            (row.try_get("", "name").expect("a name"), row.try_get("", "empty").expect("a flag"))
        })
        .collect()
}

/// Every entity is the table it says.
pub(crate) async fn assert_entities_are_tables(house: &House) {
    let entities = &house.app.registry().entities;
    assert!(entities.len() > 20, "only {} entities are declared", entities.len());
    for entity in entities {
        let believed: BTreeMap<String, bool> = entity.columns.iter().cloned().collect();
        assert_eq!(columns(house, &entity.table).await, believed, "table {}", entity.table);
    }
}

testkit::on_both_engines! {
    /// A renamed, forgotten or nullable column is found here and not by a customer.
    async fn every_entity_is_the_table_it_says(house: House) {
        assert_entities_are_tables(&house).await;
    }

    /// Starting twice migrates once.
    async fn a_second_start_finds_everything_in_place(house: House) {
        let before = columns(&house, "orders").await;

        let house = house.restart().await;

        assert_eq!(columns(&house, "orders").await, before);
        assert!(!before.is_empty());
    }
}
