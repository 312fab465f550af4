//! The desk under load: customers who write through the webhook, and agents whose sockets hear of
//! every message.
//!
//! `cargo run --release -p bench-desk`; PostgreSQL too with `--postgres postgres://…` of an empty
//! database. The house is a process of its own, so that its memory is only its own. Beside the
//! webhook's answers stand those to posts that nobody signed: HTTP and the proof, and no database.

mod agents;
mod customers;
mod house;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bench_rig::{Rates, Stopwatch};
use clap::Parser;

use agents::Agents;
use house::Child;

/// After the last message, for what is still on its way.
const QUIET: Duration = Duration::from_secs(3);

/// What can be chosen.
#[derive(Clone, Debug, Parser)]
struct Options {
    /// `postgres://…` of an empty database; SQLite without.
    #[arg(long)]
    postgres: Option<String>,
    /// The folder in which the data is made; the disk under it decides the numbers.
    #[arg(long, default_value = ".")]
    folder: PathBuf,
    /// Agents with an open screen each, who all see everything.
    #[arg(long, default_value_t = 100)]
    agents: usize,
    /// Customers who write in turn.
    #[arg(long, default_value_t = 1000)]
    customers: usize,
    /// Messages a second.
    #[arg(long, default_value_t = 200)]
    rate: u32,
    /// For so long.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Connections of the gateway.
    #[arg(long, default_value_t = 16)]
    connections: usize,
    /// Be the house, on this data.
    #[arg(long, hide = true)]
    serve: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    match &options.serve {
        Some(data) => house::serve(data, &options).await,
        None => measure(&options).await,
    }
}

async fn measure(options: &Options) -> anyhow::Result<()> {
    let folder = tempfile::tempdir_in(&options.folder)?;
    let child = Child::start(options, folder.path()).await?;
    customers::prepare(&child).await?;
    let (start, customers) = (Stopwatch::start(), options.customers);
    let agents = Agents::connect(&child, start, customers).await?;
    let idle = child.memory()?;
    println!(
        "{} agents, {customers} customers, {} messages a second",
        options.agents, options.rate
    );

    let limit = customers::unsigned(&child, options).await?;
    let sent = Arc::new(customers::Sent::new(start, customers));
    let answers = customers::write(&child, options, &sent).await?;
    tokio::time::sleep(QUIET).await;
    let memory = child.memory()?;
    let heard = agents.end().await?;
    child.end().await?;

    println!("{}", Rates::HEADER);
    println!("{}", limit.line("posts that nobody signed", None));
    println!("{}", answers.line("webhook, until the answer", Some(&limit)));
    println!("{}", heard.rates(&sent).line("webhook, until a screen has it", None));
    let (wanted, got) = (sent.count() * options.agents, heard.count());
    println!("messages {}, deliveries {got} of {wanted}", sent.count());
    println!(
        "lost {}, doubled {}, out of order {}",
        heard.lost(&sent),
        heard.doubled,
        heard.disordered
    );
    println!("memory of the whole process: {} MB idle, {} MB after", mb(idle), mb(memory));
    Ok(())
}

fn mb(bytes: u64) -> u64 {
    bytes / 1024 / 1024
}
