//! What is in a database: its tables, their rows, the migrations that were run.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// How the tables that record migrations end.
const MIGRATIONS: &str = "_migrations";

/// The tables of a database; on PostgreSQL those of the schema that statements reach first.
pub(super) async fn names(database: &impl ConnectionTrait) -> anyhow::Result<Vec<String>> {
    let sql = match database.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
        }
        _ => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1"
        }
    };
    texts(database, sql).await
}

/// Rows by table.
pub(super) async fn rows(database: &impl ConnectionTrait) -> anyhow::Result<BTreeMap<String, u64>> {
    let mut rows = BTreeMap::new();
    for name in names(database).await? {
        let sql = format!("SELECT COUNT(*) FROM {}", quoted(&name));
        let statement = Statement::from_string(database.get_database_backend(), sql);
        let row = database.query_one_raw(statement).await?;
        let count: i64 = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0);
        rows.insert(name, u64::try_from(count)?);
    }
    Ok(rows)
}

/// The migrations that were run, by the table that records them.
pub(super) async fn migrations(
    database: &impl ConnectionTrait,
) -> anyhow::Result<BTreeMap<String, Vec<String>>> {
    let mut migrations = BTreeMap::new();
    for name in names(database).await?.into_iter().filter(|name| name.ends_with(MIGRATIONS)) {
        let sql = format!("SELECT version FROM {} ORDER BY 1", quoted(&name));
        let versions = texts(database, &sql).await?;
        migrations.insert(name, versions);
    }
    Ok(migrations)
}

/// The first column of every row.
pub(super) async fn texts(
    database: &impl ConnectionTrait,
    sql: &str,
) -> anyhow::Result<Vec<String>> {
    let statement = Statement::from_string(database.get_database_backend(), sql);
    let rows = database.query_all_raw(statement).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

/// A name as SQL takes it literally.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
