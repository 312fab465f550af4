//! One access layer for SQLite and PostgreSQL: many readers, and writers that never meet a lock.

mod flusher;
pub mod migrate;
mod planner;
pub mod schema;
#[cfg(test)]
mod tests;
pub(crate) mod together;
mod writer;

use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use sea_orm::sea_query::InsertStatement;
use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend,
    TransactionTrait,
};

use flusher::Flusher;
use writer::{Turn, Writer};

/// Reader connections on SQLite. Reads are short; more only cost memory on an embedded machine.
const SQLITE_READERS: u32 = 4;
/// PostgreSQL connections a node may hold unless the URL's owner configures otherwise.
const POSTGRES_CONNECTIONS: u32 = 20;
/// How long an idle connection is believed to stand; after that it is tried before it is used.
const POSTGRES_TRUST: Duration = Duration::from_secs(1);

/// How a running node's connections call themselves in `pg_stat_activity`.
pub const POSTGRES_NAME: &str = "niaga";

/// Which database stands underneath. Business code never asks; statements are portable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, WAL, one writer.
    Sqlite,
    /// A server of its own.
    Postgres,
}

/// The database of one process. Cloning is cheap and shares the connections.
#[derive(Clone, Debug)]
pub struct Db {
    engine: Engine,
    readers: DatabaseConnection,
    writer: Writer,
}

impl Db {
    /// Connects to `postgres://…` or `sqlite://path` (made when missing).
    pub async fn connect(url: &str) -> anyhow::Result<Self> {
        if url.starts_with("sqlite:") {
            Self::sqlite(url).await
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Self::postgres(url).await
        } else {
            anyhow::bail!("the database URL must begin with sqlite: or postgres://")
        }
    }

    /// The URL of the embedded default inside a data folder.
    pub fn embedded_url(folder: &Path) -> String {
        format!("sqlite://{}", folder.join("niaga.db").display())
    }

    async fn sqlite(url: &str) -> anyhow::Result<Self> {
        let write = Database::connect(sqlite_options(url, 1, false))
            .await
            .context("opening the SQLite writer")?;
        let readers = Database::connect(sqlite_options(url, SQLITE_READERS, true))
            .await
            .context("opening the SQLite readers")?;
        Ok(Self { engine: Engine::Sqlite, readers, writer: Writer::grouped(write) })
    }

    async fn postgres(url: &str) -> anyhow::Result<Self> {
        // The flusher waits for the disk; see there.
        let mut options = postgres_options(url, POSTGRES_CONNECTIONS - 1);
        options.map_sqlx_postgres_opts(|postgres| {
            named(postgres).options([("synchronous_commit", "off")])
        });
        let pool = Database::connect(options).await.context("connecting to PostgreSQL")?;
        let flushing = Database::connect(postgres_options(url, 1)).await?;
        let writer = Writer::Pool { pool: pool.clone(), flusher: Flusher::new(flushing) };
        Ok(Self { engine: Engine::Postgres, readers: pool, writer })
    }

    /// Which engine stands underneath; for code that must word a statement differently.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The connection for reading outside a transaction. On SQLite it refuses writes.
    pub fn read(&self) -> &DatabaseConnection {
        &self.readers
    }

    /// The connection migrations run on, before anything else uses the writer.
    pub(crate) fn migrator(&self) -> &DatabaseConnection {
        self.writer.connection()
    }

    /// Begins a write. On SQLite the caller waits for its turn on the one writer connection and
    /// must not hold a second write at the same time.
    pub(crate) async fn begin(&self) -> anyhow::Result<Write> {
        match &self.writer {
            Writer::Pool { pool, flusher } => {
                Ok(Write::Flushed { txn: pool.begin().await?, flusher: flusher.clone() })
            }
            Writer::Grouped { queue, .. } => Ok(Write::InTurn(queue.begin().await?)),
        }
    }

    /// Waits until everything committed so far is durable, also what was written past [`Write`].
    pub(crate) async fn flush(&self) -> anyhow::Result<()> {
        match &self.writer {
            Writer::Pool { flusher, .. } => flusher.durable().await,
            Writer::Grouped { .. } => Ok(()),
        }
    }

    /// Asks the database for one trivial answer.
    pub async fn ping(&self) -> anyhow::Result<()> {
        self.readers.execute_unprepared("SELECT 1").await?;
        Ok(())
    }

    /// `FOR UPDATE SKIP LOCKED` where rows are locked one by one; nothing where one writer rules.
    pub fn skip_locked(&self) -> &'static str {
        match self.engine {
            Engine::Sqlite => "",
            Engine::Postgres => " FOR UPDATE SKIP LOCKED",
        }
    }

    /// The dialect for statements written by hand.
    pub fn backend(&self) -> DbBackend {
        self.readers.get_database_backend()
    }

    /// Closes every connection; SQLite then folds its log into the file.
    pub async fn close(&self) {
        if let Err(error) = self.flush().await {
            tracing::warn!(error = format!("{error:#}"), "flushing at the end");
        }
        if let Writer::Pool { flusher, .. } = &self.writer
            && let Err(error) = flusher.close().await
        {
            tracing::warn!(%error, "closing the connection that flushes");
        }
        for connection in [self.writer.connection(), &self.readers] {
            if let Err(error) = connection.clone().close().await {
                tracing::warn!(%error, "closing the database");
            }
        }
    }
}

/// An open write transaction. Dropping it undoes everything.
#[derive(Debug)]
pub(crate) enum Write {
    /// SQLite: a turn on the one writer, durable with its group's fsync.
    InTurn(Turn),
    /// PostgreSQL: a transaction of its own, durable with the next flush.
    Flushed { txn: DatabaseTransaction, flusher: Flusher },
}

impl Write {
    pub(crate) fn conn(&self) -> &DatabaseTransaction {
        match self {
            Self::InTurn(turn) => turn.conn(),
            Self::Flushed { txn, .. } => txn,
        }
    }

    /// Makes the write true and durable: returns after the fsync that covers it. A caller that goes
    /// away meanwhile has written all or nothing, and takes nobody else's writes with it.
    pub(crate) async fn commit(self) -> anyhow::Result<()> {
        self.commit_with(Vec::new()).await
    }

    /// The same, with rows that are inserted last, all in one walk to the database.
    pub(crate) async fn commit_with(self, inserts: Vec<InsertStatement>) -> anyhow::Result<()> {
        match self {
            Self::InTurn(turn) => turn.durable(inserts).await,
            Self::Flushed { txn, flusher } => {
                together::insert(&txn, inserts, None).await?;
                txn.commit().await?;
                flusher.durable().await
            }
        }
    }
}

fn postgres_options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire_if_idle_for(POSTGRES_TRUST)
        .sqlx_logging(false)
        .map_sqlx_postgres_opts(named);
    options
}

/// Who asks, for the server's administrator.
fn named(options: PgConnectOptions) -> PgConnectOptions {
    options.application_name(POSTGRES_NAME)
}

fn sqlite_options(url: &str, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            let sqlite = sqlite
                .create_if_missing(true)
                .busy_timeout(Duration::from_secs(10))
                .foreign_keys(true)
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .pragma("cache_size", "-4096")
                // What a statement may have to undo is small; a file for it costs six calls.
                .pragma("temp_store", "MEMORY");
            if read_only { sqlite.pragma("query_only", "ON") } else { sqlite }
        });
    options
}
