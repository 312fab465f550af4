//! One access layer for SQLite and PostgreSQL: many readers, and writers that never meet a lock.

pub mod migrate;
#[cfg(test)]
mod tests;
mod writer;

use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend,
    TransactionTrait,
};

use writer::{Ticket, Writer};

/// Reader connections on SQLite. Reads are short; more only cost memory on an embedded machine.
const SQLITE_READERS: u32 = 4;
/// PostgreSQL connections a node may hold unless the URL's owner configures otherwise.
const POSTGRES_CONNECTIONS: u32 = 20;

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
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(POSTGRES_CONNECTIONS)
            .acquire_timeout(Duration::from_secs(10))
            .sqlx_logging(false)
            .map_sqlx_postgres_opts(|postgres| postgres.application_name(POSTGRES_NAME));
        let pool = Database::connect(options).await.context("connecting to PostgreSQL")?;
        Ok(Self { engine: Engine::Postgres, readers: pool.clone(), writer: Writer::Pool(pool) })
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
            Writer::Pool(pool) => Ok(Write { txn: pool.begin().await?, ticket: None }),
            Writer::Grouped { queue, .. } => {
                let (txn, ticket) = queue.begin().await?;
                Ok(Write { txn, ticket: Some(ticket) })
            }
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
        for connection in [self.writer.connection(), &self.readers] {
            if let Err(error) = connection.clone().close().await {
                tracing::warn!(%error, "closing the database");
            }
        }
    }
}

/// An open write transaction. Dropping it undoes everything.
#[derive(Debug)]
pub(crate) struct Write {
    // Dropped before the ticket: the rollback must reach the connection before the next in turn.
    txn: DatabaseTransaction,
    ticket: Option<Ticket>,
}

impl Write {
    pub(crate) fn conn(&self) -> &DatabaseTransaction {
        &self.txn
    }

    /// Makes the write true and durable: returns after the fsync that covers it.
    ///
    /// Goes on to its end when the caller is dropped meanwhile, e.g. because its client hung up. Cut
    /// off between the release of its savepoint and the news of it, it would undo that savepoint
    /// again, which by then means the whole group, other callers' writes included.
    pub(crate) async fn commit(self) -> anyhow::Result<()> {
        #[expect(clippy::disallowed_methods, reason = "must outlive its caller, and always ends")]
        let finished = tokio::spawn(self.finish());
        finished.await.context("the commit was cut off")?
    }

    async fn finish(self) -> anyhow::Result<()> {
        self.txn.commit().await?;
        match self.ticket {
            Some(ticket) => ticket.durable().await,
            None => Ok(()),
        }
    }
}

fn sqlite_options(url: &str, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            let sqlite = sqlite
                .create_if_missing(true)
                .busy_timeout(Duration::from_secs(10))
                .foreign_keys(true)
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .pragma("cache_size", "-4096");
            if read_only { sqlite.pragma("query_only", "ON") } else { sqlite }
        });
    options
}
