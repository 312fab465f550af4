//! `cargo x demo`: builds web and server for release and becomes the demo server.

use std::os::unix::process::CommandExt;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::process;
use crate::repo::Repo;
use crate::server::{self, Profile};
use crate::setup;
use crate::web;

/// Builds, then replaces this process with `niaga serve --demo`, which prints its addresses and
/// sign-ins and gets every signal itself. Without `data` the repository's data/demo is used.
pub fn run(repo: &Repo, listen: &str, data: Option<PathBuf>) -> Result<()> {
    setup::node()?;
    web::build(repo)?;
    let binary = server::build(repo, Profile::Release)?;
    let data = data.unwrap_or_else(|| repo.root.join("data/demo"));
    std::fs::create_dir_all(&data)
        .with_context(|| format!("the folder {} cannot be made", data.display()))?;
    let arguments = ["serve", "--demo", "--listen", listen, "--data"];
    let fault = process::command(&binary.to_string_lossy(), &arguments).arg(&data).exec();
    Err(fault).with_context(|| format!("{} does not start", binary.display()))
}
