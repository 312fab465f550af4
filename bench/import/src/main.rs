//! How fast products are imported, how much memory it takes, and how long other writers wait.
//!
//! `cargo run --release -p bench-import`; on PostgreSQL too when `NIAGA_TEST_POSTGRES` names a
//! server. A whole house is raised, and lists of new products, of changed prices and of nothing
//! new are sent through its front door as CSV and XLSX, while another writer writes all the time.

mod lists;
mod watch;

use std::time::Duration;

use anyhow::Context;
use clap::Parser;
use testkit::{Client, Engine, House, Value};

use watch::{Stopwatch, peak_mib};

/// What can be chosen.
#[derive(Debug, Parser)]
struct Options {
    /// Rows of each list.
    #[arg(long, default_value_t = 100_000)]
    rows: u32,
    /// On PostgreSQL too, at `NIAGA_TEST_POSTGRES`.
    #[arg(long)]
    postgres: bool,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    measure(Engine::Sqlite, options.rows).await?;
    if options.postgres {
        measure(Engine::Postgres, options.rows).await?;
    }
    Ok(())
}

async fn measure(engine: Engine, rows: u32) -> anyhow::Result<()> {
    println!("{engine:?}, {rows} rows");
    println!("{:<34} {:>8} {:>9} {:>9} {:>9}", "list", "seconds", "rows/s", "wait ms", "peak MiB");
    let house = House::raise(engine).await;
    kernel::pump::start(&house.app);
    let admin = house.office("admin").await;
    let lists = [
        ("CSV, all new", lists::csv(rows, 1)),
        ("CSV, every price changed", lists::csv(rows, 2)),
        ("CSV, nothing new", lists::csv(rows, 2)),
        ("XLSX, every price changed", lists::xlsx(rows, 3)?),
    ];
    for (name, list) in lists {
        let watch = Stopwatch::start();
        let (ended, wait) = tokio::join!(import(&admin, list), watch::longest_wait(&house, &admin));
        let seconds = watch.elapsed().as_secs_f64();
        let done = ended?["rows_done"].as_u64().context("an import counts its rows")?;
        anyhow::ensure!(done == u64::from(rows), "only {done} rows were read");
        println!(
            "{name:<34} {seconds:>8.1} {:>9.0} {:>9} {:>9}",
            f64::from(rows) / seconds,
            wait.as_millis(),
            peak_mib()
        );
    }
    println!();
    house.app.tasks.stop().await;
    Ok(())
}

/// Uploads a list and waits until it has ended.
async fn import(admin: &Client, list: Vec<u8>) -> anyhow::Result<Value> {
    let path = "/api/admin/products/import";
    let import = admin.upload(path, "application/octet-stream", list).await.expect(202);
    let id = import["id"].as_str().context("an import has an id")?;
    loop {
        let import = admin.get(&format!("/api/admin/products/imports/{id}")).await.expect(200);
        match import["state"].as_str() {
            Some("done") => return Ok(import),
            Some("queued" | "running") => tokio::time::sleep(Duration::from_millis(50)).await,
            state => anyhow::bail!("the import ended as {state:?}"),
        }
    }
}
