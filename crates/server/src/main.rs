//! The program `niaga`.

use std::process::ExitCode;

use clap::Parser;
use server::cli::Cli;

/// Gives memory back after a storm of connections, which the system's does not: 12 MB instead of 150
/// when ten thousand have left. See `docs/bench.md`.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("niaga: the runtime does not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(cli.run()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("niaga: {error:#}");
            ExitCode::FAILURE
        }
    }
}
