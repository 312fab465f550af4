//! How fast the house writes, against the limit of the database below it, in one run.
//!
//! `cargo run --release -p bench-writer`; PostgreSQL too when `NIAGA_BENCH_POSTGRES` names an
//! empty database. The limit is a loop by hand on one connection: one row a commit, and 16 or 64
//! rows a commit. Ours is as many writers at once, each with one row in a transaction of its own,
//! each told "done" only after the fsync that covers it.

mod house;
mod limit;
mod row;

use std::path::PathBuf;
use std::time::Duration;

use bench_rig::Rates;
use clap::Parser;
use kernel::Engine;

/// Rows a commit by hand, and writers at once through the house.
const WIDTHS: [usize; 3] = [1, 16, 64];

/// What can be chosen.
#[derive(Debug, Parser)]
struct Options {
    /// An empty PostgreSQL database to measure too, e.g. `postgres://postgres@127.0.0.1/bench`.
    #[arg(long, env = "NIAGA_BENCH_POSTGRES", hide_env_values = true)]
    postgres: Option<String>,
    /// The folder in which the SQLite file is made; the disk under it decides the numbers.
    #[arg(long, default_value = ".")]
    folder: PathBuf,
    /// Seconds for each measurement.
    #[arg(long, default_value_t = 3)]
    seconds: u64,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let time = Duration::from_secs(options.seconds);
    let folder = tempfile::tempdir_in(&options.folder)?;
    let url = kernel::Db::embedded_url(folder.path());
    measure(Engine::Sqlite, &url, folder.path(), time).await?;
    if let Some(url) = &options.postgres {
        measure(Engine::Postgres, url, folder.path(), time).await?;
    }
    Ok(())
}

/// Measures the limit and the house on one database, and prints both beside each other.
async fn measure(
    engine: Engine,
    url: &str,
    folder: &std::path::Path,
    time: Duration,
) -> anyhow::Result<()> {
    println!("{engine:?}, {} s each", time.as_secs());
    println!("{}", Rates::HEADER);
    let limits = limit::measure(url, time).await?;
    for (width, rates) in WIDTHS.iter().zip(&limits) {
        println!("{}", rates.line(&format!("by hand, {width} a commit"), None));
    }
    let ours = house::measure(url, folder, time).await?;
    for ((width, rates), limit) in WIDTHS.iter().zip(&ours).zip(&limits) {
        println!("{}", rates.line(&format!("house, {width} writers"), Some(limit)));
    }
    println!();
    Ok(())
}
