//! The limit: one connection, nothing around it, as many rows a commit as asked.

use std::time::Duration;

use chrono::DateTime;
use kernel::Random;
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};

use crate::WIDTHS;
use crate::row;
use bench_rig::{Rates, Stopwatch};

/// The rates at each of [`WIDTHS`].
pub(crate) async fn measure(url: &str, time: Duration) -> anyhow::Result<Vec<Rates>> {
    let connection = Database::connect(options(url)).await?;
    let mut all = Vec::new();
    for rows_a_commit in WIDTHS {
        row::make_table(&connection).await?;
        all.push(run(&connection, rows_a_commit, time).await?);
    }
    connection.close().await?;
    Ok(all)
}

/// The same promises as the house gives: WAL, and an fsync for every commit.
fn options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).min_connections(1).sqlx_logging(false).map_sqlx_sqlite_opts(
        |sqlite| {
            sqlite
                .create_if_missing(true)
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .pragma("cache_size", "-4096")
        },
    );
    options
}

async fn run(
    connection: &DatabaseConnection,
    rows_a_commit: usize,
    time: Duration,
) -> anyhow::Result<Rates> {
    let random = Random::system();
    let mut waits = Vec::new();
    let watch = Stopwatch::start();
    while watch.elapsed() < time {
        let one = Stopwatch::start();
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let txn = connection.begin_with_options(options).await?;
        for _ in 0..rows_a_commit {
            row::insert(&txn, random.uuid(DateTime::UNIX_EPOCH)).await?;
        }
        txn.commit().await?;
        waits.push(one.elapsed());
    }
    Ok(Rates::new(waits.len() * rows_a_commit, watch.elapsed(), waits))
}
