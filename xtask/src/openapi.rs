//! `cargo x openapi`: the API's description into docs/, and the web's types from it.

use anyhow::{Context, Result};

use crate::process;
use crate::repo::Repo;
use crate::server::{self, Profile};
use crate::setup;
use crate::web;

/// Where the description is kept for readers and for the web's generator.
const DESCRIPTION: &str = "docs/openapi.gen.json";

/// Exports the description from a fresh build and generates web/src/api/schema.gen.ts.
pub fn run(repo: &Repo) -> Result<()> {
    web::make_folder(repo)?;
    let binary = server::build(repo, Profile::Dev)?;
    let mut export = process::command(&binary.to_string_lossy(), &["export", "openapi"]);
    let description = process::capture(export.current_dir(&repo.root))?;
    let parsed: serde_json::Value =
        serde_json::from_str(&description).context("`niaga export openapi` printed no JSON")?;
    let operations = parsed["paths"].as_object().map_or(0, serde_json::Map::len);
    let file = repo.root.join(DESCRIPTION);
    std::fs::write(&file, format!("{}\n", description.trim_end()))
        .with_context(|| format!("{} cannot be written", file.display()))?;
    println!("openapi: {operations} paths in {DESCRIPTION}");
    setup::npm_packages(&repo.web())?;
    process::run(process::command("npm", &["run", "api"]).current_dir(repo.web()))
}
