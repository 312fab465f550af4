//! `cargo x crash`: `kill -9` at fifty random moments under load, on both engines, then the count of
//! every promise. An ordinary test run does the same with three.

use anyhow::Result;

use crate::postgres::{Cluster, Durability};
use crate::process;
use crate::repo::Repo;
use crate::web;

/// The test that kills, in `crates/server/tests/it/killed.rs`.
const TEST: &str = "test(killed_under_load)";

/// Runs the test with that many kills; its own lines tell the numbers.
pub fn run(repo: &Repo, kills: u16) -> Result<()> {
    web::make_folder(repo)?;
    let cluster = Cluster::start(Durability::Full)?;
    let arguments =
        ["nextest", "run", "-p", "server", "-E", TEST, "--no-capture", "--no-fail-fast"];
    let mut test = process::cargo(&arguments);
    test.current_dir(&repo.root)
        .env("NIAGA_TEST_POSTGRES", cluster.url())
        .env("CRASH_KILLS", kills.to_string());
    process::run(&mut test)?;
    println!("crash: {kills} kills on each engine, and every promise was kept");
    Ok(())
}
