//! Every chore of the repository, in Rust: `cargo x <chore>`. One file per chore.

mod audit;
mod conformance;
mod crash;
mod demo;
mod figures;
mod folder;
mod fuzz;
mod long;
mod openapi;
mod postgres;
mod process;
mod repo;
mod screenshots;
mod server;
mod setup;
mod stop;
mod test;
mod tidy;
mod web;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::repo::Repo;

/// The command line.
#[derive(Parser)]
#[command(bin_name = "cargo x", about = "The chores of this repository")]
struct Line {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Install what is missing: web dependencies, PostgreSQL, Chromium, fonts, cargo tools
    Setup,
    /// Build the web application into web/dist, unless nothing changed
    Web,
    /// Build everything for release and serve the demo in the foreground
    Demo {
        /// The address to listen on
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: String,
        /// The folder that keeps the demo's data; data/demo in the repository by default
        #[arg(long)]
        data: Option<PathBuf>,
    },
    /// Prove the whole house: format, rules, lints, audit, web, Rust on both engines, conformance, journeys
    Test {
        /// Run only these steps
        #[arg(long, value_enum)]
        only: Vec<test::Step>,
        /// Leave these steps out
        #[arg(long, value_enum)]
        skip: Vec<test::Step>,
    },
    /// Run what needs minutes: races of a hundred rounds, the story of five thousand steps
    Long,
    /// Check the rules of the house that compilers do not know
    Tidy,
    /// Run a throwaway PostgreSQL until Ctrl-C and print its address
    Postgres {
        /// Keep fsync on, as in production
        #[arg(long)]
        durable: bool,
    },
    /// Kill the real program under load, again and again, and count what it promised
    Crash {
        /// How often on each engine
        #[arg(long, default_value_t = 50)]
        kills: u16,
    },
    /// Send what Schemathesis makes of our API's description to a demo server
    Fuzz {
        /// How long for each caller, in seconds
        #[arg(long, default_value_t = 60)]
        seconds: u16,
    },
    /// Drive the real-time server with the stock Pusher clients and libraries
    Conformance {
        /// How many servers; more than one meet on a throwaway Redis
        #[arg(long, default_value_t = 1)]
        nodes: u16,
    },
    /// Send the real-time server nonsense over real sockets, and hold thousands half open
    FuzzRealtime {
        /// How long the nonsense lasts
        #[arg(long, default_value_t = 120)]
        seconds: u32,
        /// How many half-open sockets at once; the limit of open files must allow them
        #[arg(long, default_value_t = 10_000)]
        sockets: u32,
        /// Repeats the run that printed it
        #[arg(long)]
        seed: Option<u32>,
    },
    /// Measure start time, idle memory, binary size and lines per crate
    Figures {
        /// Fail when a target is missed
        #[arg(long)]
        strict: bool,
    },
    /// Write docs/openapi.gen.json and the web's types from it
    Openapi,
    /// Photograph the demo's screens into docs/screenshots
    Screenshots,
}

fn main() -> ExitCode {
    let line = Line::parse();
    match Repo::find().and_then(|repo| work(&repo, line.chore)) {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("cargo x: {fault:#}");
            ExitCode::FAILURE
        }
    }
}

fn work(repo: &Repo, chore: Chore) -> anyhow::Result<ExitCode> {
    if !matches!(chore, Chore::Demo { .. }) {
        // The demo replaces this process and handles its signals itself.
        stop::watch()?;
    }
    match chore {
        Chore::Setup => setup::run(repo)?,
        Chore::Web => web::build(repo)?,
        Chore::Demo { listen, data } => demo::run(repo, &listen, data)?,
        Chore::Test { only, skip } => return test::run(repo, &only, &skip),
        Chore::Long => long::run(repo)?,
        Chore::Tidy => tidy::run(repo)?,
        Chore::Postgres { durable } => postgres::run(durable)?,
        Chore::Crash { kills } => crash::run(repo, kills)?,
        Chore::Fuzz { seconds } => fuzz::run(repo, seconds)?,
        Chore::Conformance { nodes } => conformance::run(repo, nodes)?,
        Chore::FuzzRealtime { seconds, sockets, seed } => {
            conformance::fuzz(repo, seconds, sockets, seed)?;
        }
        Chore::Figures { strict } => figures::run(repo, strict)?,
        Chore::Openapi => openapi::run(repo)?,
        Chore::Screenshots => screenshots::run(repo)?,
    }
    Ok(ExitCode::SUCCESS)
}
