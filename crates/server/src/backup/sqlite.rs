//! The embedded database: copied while it is written to, and looked through afterwards.

use std::path::Path;

use anyhow::Context;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};

use super::copies::Copied;
use super::{SQLITE_MEMBER, tables};

/// Copies the database as of one moment. It reads beside the writer, which never waits for it.
pub(super) async fn copy(from: &Path, to: &Path) -> anyhow::Result<Copied> {
    let database = open(from).await?;
    let sql = "VACUUM INTO $1";
    let into = to.to_str().context("the folder's name is not UTF-8")?;
    let backend = database.get_database_backend();
    database
        .execute_raw(Statement::from_sql_and_values(backend, sql, [into.into()]))
        .await
        .with_context(|| format!("copying {}", from.display()))?;
    database.close().await?;
    let copy = open(to).await?;
    let copied = Copied {
        engine: "sqlite",
        member: SQLITE_MEMBER,
        schema: None,
        migrations: tables::migrations(&copy).await?,
        rows: tables::rows(&copy).await?,
    };
    copy.close().await?;
    anyhow::ensure!(
        !copied.migrations.is_empty(),
        "{} is not a database of Niaga: it records no migrations",
        from.display()
    );
    Ok(copied)
}

/// Opens a database that is there, for reading only.
pub(super) async fn open(path: &Path) -> anyhow::Result<DatabaseConnection> {
    let file = path.to_owned();
    let mut options = ConnectOptions::new("sqlite://niaga.db");
    options.max_connections(1).sqlx_logging(false).map_sqlx_sqlite_opts(move |sqlite| {
        sqlite.filename(&file).create_if_missing(false).read_only(true)
    });
    Database::connect(options).await.with_context(|| format!("opening {}", path.display()))
}

/// Reads every page of a database and checks every index and reference.
pub(super) async fn check(database: &DatabaseConnection) -> anyhow::Result<()> {
    let faults = tables::texts(database, "PRAGMA integrity_check").await?;
    anyhow::ensure!(faults == ["ok"], "the database is damaged: {}", faults.join("; "));
    let orphans = tables::texts(database, "PRAGMA foreign_key_check").await?;
    anyhow::ensure!(orphans.is_empty(), "rows of {orphans:?} point at rows that are not there");
    Ok(())
}
