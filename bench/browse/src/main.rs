//! Lists and typo-tolerant searches a second over HTTP, signed in, beside a bare axum route that
//! answers as many bytes in the same run; at one size of the catalogue and at a hundred times it.
//!
//! `cargo run --release -p bench-browse`. A third of the searches have a wrong key, a quarter look
//! for a code.

mod bare;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use bench_rig::caller::{Call, Caller, all_at_once};
use bench_rig::catalogue::query;
use bench_rig::house::Plan;
use bench_rig::{House, Rates, Stopwatch};
use clap::Parser;
use futures::future::BoxFuture;
use http::{Method, StatusCode};

/// Rows of a page, as the shop's screen asks for them.
const PER_PAGE: usize = 20;
/// Pages that people turn over before they search.
const PAGES: usize = 25;

/// What can be chosen.
#[derive(Debug, Parser)]
struct Options {
    /// Sizes of the catalogue.
    #[arg(long, value_delimiter = ',', default_value = "10000,1000000")]
    products: Vec<usize>,
    /// Clients at once.
    #[arg(long, default_value_t = 16)]
    clients: usize,
    /// Seconds for each measurement.
    #[arg(long, default_value_t = 6)]
    seconds: u64,
    /// A PostgreSQL server that has the catalogue instead of SQLite; its database is filled.
    #[arg(long, env = "NIAGA_BENCH_POSTGRES", hide_env_values = true)]
    postgres: Option<String>,
    /// The folder in which the SQLite file is made.
    #[arg(long, default_value = ".")]
    folder: PathBuf,
}

/// What one size gave.
struct Measured {
    lists: Rates,
    searches: Rates,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let mut all = Vec::new();
    for &products in &options.products {
        all.push(measure(&options, products).await?);
    }
    if let [small, .., large] = all.as_slice() {
        let growth =
            |of: fn(&Measured) -> &Rates| of(large).percentile(99) / of(small).percentile(99);
        println!(
            "\np99 grows by {:.1} (lists), {:.1} (searches)",
            growth(|m| &m.lists),
            growth(|m| &m.searches)
        );
    }
    Ok(())
}

async fn measure(options: &Options, products: usize) -> anyhow::Result<Measured> {
    let folder = tempfile::tempdir_in(&options.folder)?;
    let plan = Plan {
        postgres: options.postgres.clone(),
        shops: options.clients,
        products,
        enforce_stock: false,
    };
    let house = House::raise(&plan, folder.path()).await?;
    let mut first = house.callers(1).await?.pop().context("a caller")?;
    let watch = Stopwatch::start();
    let path = format!("/api/products?per_page={PER_PAGE}");
    let page = first.expect(StatusCode::OK, Method::GET, &path, None, None).await?;
    println!(
        "\n{products} products; the first list, which makes the index, took {:.2} s",
        watch.elapsed().as_secs_f64()
    );
    println!("{}", Rates::HEADER);

    let time = Duration::from_secs(options.seconds);
    let bare = bare::serve(page).await?;
    let mut callers = Vec::new();
    for _ in 0..options.clients {
        callers.push(Caller::connect(bare, None).await?);
    }
    let limit =
        all_at_once(callers, time, 0, Arc::new(|caller, _| fetch(caller, "/".to_owned()))).await?;
    println!("{}", limit.line("a bare route", None));

    let turn: Call = Arc::new(|caller, number| {
        fetch(caller, format!("/api/products?per_page={PER_PAGE}&page={}", 1 + number % PAGES))
    });
    let lists = all_at_once(house.callers(options.clients).await?, time, 0, turn).await?;
    println!("{}", lists.line("lists", Some(&limit)));
    let look: Call = Arc::new(move |caller, number| {
        let text = query(number.wrapping_mul(7_919) % products);
        let text: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        fetch(caller, format!("/api/products?per_page={PER_PAGE}&search={text}"))
    });
    let searches = all_at_once(house.callers(options.clients).await?, time, 0, look).await?;
    println!("{}", searches.line("searches", Some(&limit)));
    house.close().await;
    Ok(Measured { lists, searches })
}

fn fetch(caller: &mut Caller, path: String) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async move {
        caller.expect(StatusCode::OK, Method::GET, &path, None, None).await.map(drop)
    })
}
