//! Load on a Pusher server over loopback: connections, memory, fan-out, publishes, presence, and a
//! reader that stops. Beside every fan-out stands a process that only writes the same frames.
//!
//! `cargo build --release -p server`, then
//! `cargo run --release -p bench-realtime`. With `--server ws://host:port` any other server is
//! measured instead of ours; `docs/bench.md` says how some are started.

mod bare;
mod caller;
mod cases;
mod clock;
mod crowd;
mod frames;
mod histogram;
mod keys;
mod meter;
mod process;
mod publishing;
mod stamp;
mod tally;
mod target;

use std::time::Duration;

use anyhow::Result;
use clap::{Parser, ValueEnum};

use cases::fan_out::{self, Manner, Size};
use cases::{connecting, presence, publishes, stalled};
use clock::{now_us, since};
use keys::Keys;
use meter::Measured;
use target::Target;

/// What the cases of one size need.
const FEW: usize = 500;

/// What can be chosen.
#[derive(Debug, Parser)]
struct Options {
    /// A running server, `ws://host:port`; without it ours is started.
    #[arg(long)]
    server: Option<String>,
    /// Of that server, for its memory and processor time.
    #[arg(long)]
    pid: Option<u32>,
    #[arg(long, default_value = "app-id")]
    app_id: String,
    #[arg(long, default_value = "app-key")]
    key: String,
    #[arg(long, default_value = "app-secret")]
    secret: String,
    /// Ours, with arguments; its configuration file is added. Else the example beside this program.
    #[arg(long, value_delimiter = ' ')]
    program: Vec<String>,
    /// How many at once.
    #[arg(long, value_delimiter = ',', default_value = "500,2000,5000,10000")]
    connections: Vec<usize>,
    /// What to measure.
    #[arg(long, value_delimiter = ',', value_enum)]
    only: Vec<Case>,
    /// Seconds of each fan-out.
    #[arg(long, default_value_t = 4)]
    seconds: u64,
    /// Deliveries a second at a pace.
    #[arg(long, default_value_t = 25_000)]
    rate: u32,
    /// Data of one event.
    #[arg(long, default_value_t = 200)]
    bytes: usize,
    /// How often all come and go.
    #[arg(long, default_value_t = 5)]
    storms: u32,
    /// Seconds after which nothing more is begun.
    #[arg(long, default_value_t = 300)]
    at_most: u64,
    /// Be the limit for so many sockets.
    #[arg(long, hide = true)]
    bare: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Case {
    Memory,
    Pace,
    Single,
    Batch,
    Publish,
    Presence,
    Stalled,
}

/// One case that is measured at one size.
type Measure = fn(&Options) -> Result<()>;

fn main() -> Result<()> {
    let options = Options::parse();
    let most = options.connections.iter().copied().max().unwrap_or_default().max(FEW);
    process::allow_sockets(most)?;
    if let Some(count) = options.bare {
        return bare::run(count);
    }
    let begun_us = now_us();
    let is_late = || since(begun_us) > Duration::from_secs(options.at_most);
    println!("{}", meter::HEADER);
    for &count in &options.connections {
        if is_late() {
            println!("\n{count} connections: no time left");
            continue;
        }
        println!("\n{count} connections");
        // A server's limit is a result too.
        told(many(&options, count));
    }
    println!("\nat one size");
    let few: [(Case, Measure); 3] =
        [(Case::Publish, publish), (Case::Presence, meet), (Case::Stalled, stall)];
    for (case, measure) in few {
        if options.wants(case) && !is_late() {
            told(measure(&options));
        }
    }
    println!("\n{:.0} s", since(begun_us).as_secs_f64());
    Ok(())
}

impl Options {
    fn wants(&self, case: Case) -> bool {
        self.only.is_empty() || self.only.contains(&case)
    }

    /// The server; ours is a new one each time, so that no size inherits another's memory.
    fn target(&self) -> Result<Target> {
        let (id, key, secret) = (self.app_id.clone(), self.key.clone(), self.secret.clone());
        let keys = Keys { id, key, secret };
        match (&self.server, self.program.is_empty()) {
            (Some(url), _) => Target::running(url, self.pid, &keys),
            (None, true) => Target::start(&target::our_program()?, &keys),
            (None, false) => Target::start(&self.program, &keys),
        }
    }

    fn time(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }
}

/// Everything that is measured at every size.
fn many(options: &Options, count: usize) -> Result<()> {
    let size = Size { count, bytes: options.bytes, time: options.time() };
    let is_wanted = |manner: &&Manner| match (manner.rate, manner.batch) {
        (Some(_), _) => options.wants(Case::Pace),
        (None, 1) => options.wants(Case::Single),
        (None, _) => options.wants(Case::Batch),
    };
    let manners = fan_out::manners(options.rate);
    let manners: Vec<&Manner> = manners.iter().filter(is_wanted).collect();
    if manners.is_empty() && !options.wants(Case::Memory) {
        return Ok(());
    }
    let limits: Vec<Measured> =
        manners.iter().map(|manner| fan_out::limit(manner, &size)).collect::<Result<_>>()?;
    let target = options.target()?;
    let mut crowd = connecting::connect(&target, count)?;
    for (manner, limit) in manners.iter().zip(&limits) {
        let ours = fan_out::measure(&target, &mut crowd, manner, &size)?;
        println!("{}", limit.line("  the limit", None));
        println!("{}", ours.line(manner.name, Some(limit)));
    }
    if options.wants(Case::Memory) {
        connecting::storms(&target, crowd, count, options.storms)?;
    }
    Ok(())
}

fn publish(options: &Options) -> Result<()> {
    let target = options.target()?;
    for (name, channels, batch) in [
        ("publishes, 10 channels", 10, 1),
        ("publishes, batches of ten", 10, 10),
        ("publishes, 500 channels", 500, 1),
    ] {
        let (bytes, time) = (options.bytes, options.time());
        let measured = publishes::measure(&target, channels, batch, bytes, time)?;
        println!("{}", measured.as_published().line(name, None));
        println!("{}", measured.line("  until they arrived", None));
    }
    Ok(())
}

fn meet(options: &Options) -> Result<()> {
    let measured = presence::measure(&options.target()?, options.bytes, options.time())?;
    for (name, times) in [("joins", &measured.joins), ("leaves", &measured.leaves)] {
        println!(
            "presence, 200 members, {name:<8}{:>46.2}{:>8.2}{:>8.2} {:>9.2}",
            times.percentile_ms(50),
            times.percentile_ms(95),
            times.percentile_ms(99),
            times.most_ms()
        );
    }
    println!("{}", measured.events.line("presence, 50 events a second", None));
    Ok(())
}

fn stall(options: &Options) -> Result<()> {
    let measured = stalled::measure(&options.target()?, options.time() * 2)?;
    println!("{}", measured.without.line("200, 4 kB, all of them read", None));
    println!("{}", measured.with.line("200, 4 kB, one more does not", None));
    match measured.dropped {
        Some(after) => println!("  it was dropped after {:.1} s", after.as_secs_f64()),
        None => println!("  it was not dropped"),
    }
    Ok(())
}

fn told(result: Result<()>) {
    if let Err(error) = result {
        println!("  failed: {error:#}");
    }
}
