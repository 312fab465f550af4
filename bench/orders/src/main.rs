//! Orders a second over HTTP: three products into the cart and a checkout, four requests and four
//! durable commits an order, beside the same rows by hand-made SQL on the same machine in the same
//! run.
//!
//! `cargo run --release -p bench-orders`; PostgreSQL too when `NIAGA_BENCH_POSTGRES` names a server
//! (`cargo x postgres --durable` starts one). Both databases wait for the disk at every commit.
//! The limit is measured before and after ours, so that a noisy machine slows both.

mod limit_postgres;
mod limit_sqlite;
mod ours;

use std::path::PathBuf;
use std::time::Duration;

use bench_rig::Rates;
use bench_rig::house::Plan;
use clap::Parser;

/// Lines of an order.
const LINES: usize = 3;

/// What can be chosen.
#[derive(Debug, Parser)]
struct Options {
    /// A PostgreSQL server to measure too; databases are made there and dropped.
    #[arg(long, env = "NIAGA_BENCH_POSTGRES", hide_env_values = true)]
    postgres: Option<String>,
    /// The folder in which the SQLite files are made; the disk under it decides the numbers.
    #[arg(long, default_value = ".")]
    folder: PathBuf,
    /// Clients at once.
    #[arg(long, value_delimiter = ',', default_value = "1,16,64")]
    clients: Vec<usize>,
    /// Products of the catalogue.
    #[arg(long, default_value_t = 10_000)]
    products: usize,
    /// Seconds for each measurement of ours; the limit gets as long, in two halves.
    #[arg(long, default_value_t = 6)]
    seconds: u64,
    /// Take stock at checkout, as `parts.enforce_stock` does.
    #[arg(long)]
    enforce_stock: bool,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let time = Duration::from_secs(options.seconds);
    let plan = Plan {
        postgres: None,
        shops: options.clients.iter().copied().max().unwrap_or(1),
        products: options.products,
        enforce_stock: options.enforce_stock,
    };
    println!("{} products, {LINES} lines an order, {} s each", plan.products, options.seconds);
    sqlite(&options, &plan, time).await?;
    if let Some(server) = &options.postgres {
        postgres(&options, &plan, server, time).await?;
    }
    Ok(())
}

async fn sqlite(options: &Options, plan: &Plan, time: Duration) -> anyhow::Result<()> {
    let (limits, ours) =
        (tempfile::tempdir_in(&options.folder)?, tempfile::tempdir_in(&options.folder)?);
    let mut limit = limit_sqlite::Limit::open(plan, limits.path()).await?;
    let house = ours::raise(plan, ours.path()).await?;
    println!("\nSQLite\n{}", Rates::HEADER);
    for &width in &options.clients {
        let before = limit.run(width, time / 2)?;
        let measured = ours::run(&house, width, time).await?;
        let by_hand = before.and(limit.run(width, time / 2)?);
        println!("{}", by_hand.line(&format!("by hand, {width} calls a commit"), None));
        println!("{}", measured.line(&format!("orders, {width} clients"), Some(&by_hand)));
    }
    house.close().await;
    Ok(())
}

async fn postgres(
    options: &Options,
    plan: &Plan,
    server: &str,
    time: Duration,
) -> anyhow::Result<()> {
    let folder = tempfile::tempdir_in(&options.folder)?;
    let limit = limit_postgres::Limit::open(plan, server, folder.path()).await?;
    let plan = Plan {
        postgres: Some(limit_postgres::make_database(server, "ours").await?),
        ..plan.clone()
    };
    let house = ours::raise(&plan, folder.path()).await?;
    println!("\nPostgreSQL\n{}", Rates::HEADER);
    for &width in &options.clients {
        let half = time / 2;
        let before = limit.run(width, half, limit_postgres::Numbers::Sequence)?;
        let gapless = limit.run(width, half, limit_postgres::Numbers::Gapless)?;
        let measured = ours::run(&house, width, time).await?;
        let after = limit.run(width, half, limit_postgres::Numbers::Sequence)?;
        let by_hand = before.and(after);
        println!("{}", by_hand.line(&format!("by hand, {width} clients, gaps"), None));
        println!("{}", gapless.line(&format!("by hand, {width} clients, gapless"), None));
        println!("{}", measured.line(&format!("orders, {width} clients"), Some(&by_hand)));
    }
    house.close().await;
    drop(limit);
    Ok(())
}
