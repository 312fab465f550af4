//! Forward-only migrations: each module its own table, one process at a time.

use std::fs::File;
use std::future::Future;
use std::path::Path;
use std::pin::Pin;

use anyhow::Context;
use sea_orm::{ConnectionTrait, DatabaseConnection, TransactionTrait};
use sea_orm_migration::MigratorTrait;

use super::{Db, Engine, planner};

/// Advisory lock that keeps two nodes from migrating at once ("niaga" in ASCII).
const POSTGRES_LOCK: i64 = 0x6e_6961_6761;

type Running<'a> = Pin<Box<dyn Future<Output = Result<(), sea_orm::DbErr>> + Send + 'a>>;

/// A module's migrations, ready to run.
#[derive(Clone, Copy)]
pub struct Migrations {
    names: fn() -> Vec<String>,
    run: for<'a> fn(&'a DatabaseConnection) -> Running<'a>,
}

impl std::fmt::Debug for Migrations {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Migrations")
    }
}

impl Migrations {
    /// The migrations that `M` lists.
    pub fn of<M: MigratorTrait + 'static>() -> Self {
        Self {
            names: || M::migrations().iter().map(|one| one.name().to_owned()).collect(),
            run: |connection| Box::pin(M::up(connection, None)),
        }
    }

    /// The names under which they are recorded, oldest first.
    pub fn names(&self) -> Vec<String> {
        (self.names)()
    }
}

/// Brings the database up to this binary's version, under a lock. `folder` holds SQLite's lock
/// file.
pub async fn migrate(db: &Db, folder: &Path, all: &[Migrations]) -> anyhow::Result<()> {
    match db.engine() {
        Engine::Sqlite => {
            let path = folder.join("migrate.lock");
            let file = File::create(&path).with_context(|| format!("making {}", path.display()))?;
            file.lock().context("waiting for another process's migration")?;
            run_all(db.migrator(), all).await?;
            planner::teach(db.migrator()).await.context("telling SQLite what to expect")
        }
        Engine::Postgres => {
            // The lock lives as long as this transaction; the migrations run beside it.
            let guard = db.migrator().begin().await?;
            guard
                .execute_unprepared(&format!("SELECT pg_advisory_xact_lock({POSTGRES_LOCK})"))
                .await?;
            run_all(db.migrator(), all).await?;
            guard.commit().await?;
            db.flush().await
        }
    }
}

async fn run_all(connection: &DatabaseConnection, all: &[Migrations]) -> anyhow::Result<()> {
    for migrations in all {
        (migrations.run)(connection).await.context("migrating")?;
    }
    Ok(())
}
