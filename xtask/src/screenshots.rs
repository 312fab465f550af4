//! `cargo x screenshots`: photographs the demo's screens into docs/screenshots.

use std::time::Duration;

use anyhow::Result;

use crate::folder::Folder;
use crate::process;
use crate::repo::Repo;
use crate::server::{self, Profile, Running};
use crate::setup;
use crate::web;

/// Loading the demo's data in a dev build on a busy machine.
const SEED_LIMIT: Duration = Duration::from_secs(180);

/// Serves a fresh demo and lets e2e/screenshots.mjs walk through it.
pub fn run(repo: &Repo) -> Result<()> {
    web::build(repo)?;
    setup::npm_packages(&repo.e2e())?;
    let binary = server::build(repo, Profile::Dev)?;
    let folder = Folder::create("screenshots")?;
    let mut niaga = Running::start(&binary, folder.path())?;
    niaga.wait_ready(SEED_LIMIT)?;
    let out = repo.root.join("docs/screenshots");
    std::fs::create_dir_all(&out)?;
    process::run(
        process::command("node", &["e2e/screenshots.mjs"])
            .current_dir(&repo.root)
            .env("BASE_URL", niaga.url())
            .env("CHROMIUM", setup::CHROMIUM)
            .env("OUT", &out),
    )
}
