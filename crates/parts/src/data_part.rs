//! The old system's database `data_part`: another database with another owner, which we only
//! reach through here and never while one of our own transactions is open.

mod decisions;
mod fault;
mod fixture;
mod parts;
mod sales_order;
mod seed;
mod stock;
mod submit;

use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::Context;
use kernel::config::Secret;
use kernel::health::Check;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, Value,
};
use serde::Deserialize;
use tokio::sync::OnceCell;

pub use decisions::{Decision, Submitted};
pub use fault::DataPartError;
pub use parts::Part;
pub use sales_order::{Kind, Line, SalesOrder};
pub use seed::Rows;

/// Connections we take of a database that serves others first.
const CONNECTIONS: u32 = 4;
/// Longest wait for a connection. A refused one is tried again within it, so this is also what a
/// call costs while the database is away.
const CONNECT_LIMIT: Duration = Duration::from_secs(2);
/// Longest single statement over there.
const STATEMENT_LIMIT: Duration = Duration::from_secs(5);
/// Longest call in all: a network that swallows packets must not hold a job for minutes.
const CALL_LIMIT: Duration = Duration::from_secs(8);
/// How long a SQLite statement waits for another writer of the file.
const BUSY_LIMIT: Duration = Duration::from_secs(2);

/// Where `data_part` is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// `postgres://…` (tables in the schema `data_part`) or `sqlite://…/data_part.db` (plain
    /// tables of that file). Without it orders wait for submission.
    pub url: Option<Secret>,
}

/// The door to `data_part`. It connects at the first call, so that we start and serve while the
/// other database is down, and again after every break.
#[derive(Debug)]
pub struct DataPart {
    config: Config,
    pool: OnceCell<DatabaseConnection>,
    calls: AtomicU64,
}

/// Whether the old system answers. Without it orders wait, so the process serves all the same.
pub const CHECK: Check = Check {
    name: "data_part",
    optional: true,
    run: |app| {
        Box::pin(async move {
            let old = &app.state::<crate::State>().data_part;
            if old.is_configured() { Ok(old.ping().await?) } else { Ok(()) }
        })
    },
};

impl DataPart {
    /// A door to the configured database; nothing is opened yet.
    pub fn new(config: Config) -> Self {
        Self { config, pool: OnceCell::new(), calls: AtomicU64::new(0) }
    }

    /// Whether an address is configured at all.
    pub fn is_configured(&self) -> bool {
        self.config.url.is_some()
    }

    /// How often this process has called: what we cost a database that serves others first.
    pub fn calls(&self) -> u64 {
        self.calls.load(Ordering::Relaxed)
    }

    /// Asks for one trivial answer, for `/readyz` and `niaga check`.
    pub async fn ping(&self) -> Result<(), DataPartError> {
        within_limit(async {
            self.there().await?.pool.execute_unprepared("SELECT 1").await?;
            Ok(())
        })
        .await
    }

    /// Closes the connections, at the end of the process.
    pub async fn close(&self) {
        if let Some(pool) = self.pool.get()
            && let Err(error) = pool.clone().close().await
        {
            tracing::warn!(%error, "closing data_part");
        }
    }

    /// The pool, made at the first call. Making it opens no connection yet.
    async fn there(&self) -> Result<There, DataPartError> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        let pool = self.pool.get_or_try_init(|| open(&self.config)).await?;
        Ok(There { backend: pool.get_database_backend(), pool: pool.clone() })
    }
}

/// `work`, or [`DataPartError::Away`] when it takes longer than [`CALL_LIMIT`]. Every call runs in
/// here.
async fn within_limit<T>(
    work: impl Future<Output = Result<T, DataPartError>>,
) -> Result<T, DataPartError> {
    match tokio::time::timeout(CALL_LIMIT, work).await {
        Ok(outcome) => outcome,
        Err(_) => Err(DataPartError::Away(anyhow::anyhow!("no answer within {CALL_LIMIT:?}"))),
    }
}

/// A pool with the words of its engine.
struct There {
    backend: DbBackend,
    pool: DatabaseConnection,
}

impl There {
    /// The full name of a table of the old system.
    fn table(&self, name: &str) -> String {
        match self.backend {
            DbBackend::Postgres => format!("data_part.{name}"),
            _ => name.to_owned(),
        }
    }

    fn statement(
        &self,
        sql: impl Into<String>,
        values: impl IntoIterator<Item = Value>,
    ) -> Statement {
        Statement::from_sql_and_values(self.backend, sql.into(), values)
    }

    /// Begins a write over there that knows from the start that it writes.
    async fn begin(&self) -> Result<DatabaseTransaction, DataPartError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(self.pool.begin_with_options(options).await?)
    }

    /// Makes everybody else who asks for the same lock wait until `txn` ends. SQLite's immediate
    /// transaction is that lock already.
    async fn lock(&self, txn: &DatabaseTransaction, name: &str) -> Result<(), DataPartError> {
        if self.backend == DbBackend::Postgres {
            let sql = "SELECT pg_advisory_xact_lock(hashtext($1))";
            txn.execute_raw(self.statement(sql, [name.into()])).await?;
        }
        Ok(())
    }
}

async fn open(config: &Config) -> Result<DatabaseConnection, DataPartError> {
    let url = config.url.as_ref().context("no address of data_part is configured")?;
    // SeaORM knows only the short scheme.
    let url = url.reveal().replacen("postgresql://", "postgres://", 1);
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(CONNECTIONS)
        .min_connections(0)
        .acquire_timeout(CONNECT_LIMIT)
        .connect_lazy(true)
        .statement_timeout(STATEMENT_LIMIT)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|sqlite| sqlite.busy_timeout(BUSY_LIMIT).foreign_keys(true));
    Ok(Database::connect(options).await.context("the address of data_part")?)
}

/// `($1, $2), ($3, $4)` …: `rows` groups of `columns` parameters.
fn placeholders(rows: usize, columns: usize) -> String {
    let group = |row: usize| {
        let names: Vec<_> =
            (1..=columns).map(|column| format!("${}", row * columns + column)).collect();
        format!("({})", names.join(", "))
    };
    (0..rows).map(group).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_count_through_all_rows() {
        assert_eq!(placeholders(2, 3), "($1, $2, $3), ($4, $5, $6)");
    }

    #[tokio::test]
    async fn without_an_address_it_is_away() {
        let door = DataPart::new(Config::default());

        let outcome = door.ping().await;

        assert!(matches!(outcome, Err(DataPartError::Away(_))));
    }

    #[tokio::test]
    async fn a_server_that_never_answers_is_away_within_the_limit() {
        let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = silent.local_addr().expect("a bound port");
        let url = Some(Secret::from(format!("postgres://niaga@{address}/old")));

        let outcome = tokio::time::timeout(CALL_LIMIT, DataPart::new(Config { url }).ping()).await;

        let outcome = outcome.expect("it does not wait for ever");

        assert!(matches!(outcome, Err(DataPartError::Away(_))));
    }
}
