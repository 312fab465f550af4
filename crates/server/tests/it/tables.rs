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

/// The plan of a statement, as one connection of the pool that reads makes it.
async fn plan(house: &House, sql: &str) -> String {
    let db = &house.app.db;
    let statement = Statement::from_string(db.backend(), format!("EXPLAIN QUERY PLAN {sql}"));
    let rows = db.read().query_all_raw(statement).await.expect("a plan");
    let steps = rows.iter().map(|row| row.try_get::<String>("", "detail").expect("a step"));
    steps.collect::<Vec<_>>().join("; ")
}

/// A shop with ten thousand products does not walk through them for the five in a cart.
#[tokio::test]
async fn sqlite_finds_rows_by_their_ids_and_not_by_their_tenant() {
    let house = House::raise(Engine::Sqlite).await;
    let tables = house.app.registry().entities.iter();
    let tables = tables.filter(|table| {
        table.columns.iter().any(|(name, _)| name == "id")
            && table.columns.iter().any(|(name, _)| name == "tenant_id")
    });
    let tables: Vec<&str> = tables.map(|table| table.table.as_str()).collect();
    assert!(tables.contains(&"products"), "only {tables:?}");
    for table in tables {
        let sql = format!(
            "SELECT * FROM {table} WHERE tenant_id = x'00' AND id IN (x'01', x'02', x'03', x'04', x'05', x'06')"
        );
        let plan = plan(&house, &sql).await;
        assert!(plan.contains("(id=?)") || plan.contains(" id=?)"), "{table}: {plan}");
    }
}
