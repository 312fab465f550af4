//! `cargo x long`: what chance and races need minutes for, on both engines.

use anyhow::{Result, ensure};

use crate::postgres::{Cluster, Durability};
use crate::process;
use crate::repo::Repo;

/// Tests that the default filter in `.config/nextest.toml` leaves out.
const LONG: &str = "test(five_thousand) or test(a_hundred_rounds)";

/// Runs them against a throwaway PostgreSQL and SQLite.
pub fn run(repo: &Repo) -> Result<()> {
    let cluster = Cluster::start(Durability::None)?;
    let line = ["nextest", "run", "--package", "parts", "--ignore-default-filter", "-E", LONG];
    let mut command = process::command("cargo", &line);
    command.current_dir(&repo.root).env("NIAGA_TEST_POSTGRES", cluster.url());
    ensure!(command.status()?.success(), "a long test failed");
    Ok(())
}
