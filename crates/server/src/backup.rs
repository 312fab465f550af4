//! Backup and restore: database, files and key of one installation in one archive, proved by
//! restoring it.

mod archive;
mod client;
mod copies;
mod manifest;
mod place;
mod postgres;
mod proof;
pub mod restore;
mod sqlite;
mod swap;
mod tables;

use std::path::{Path, PathBuf};

use anyhow::Context;
use chrono::{DateTime, Utc};
use kernel::{Clock, Engine};

pub use manifest::Manifest;
pub use place::To;
pub use proof::Proof;
pub use swap::refuse_half_restored;

use crate::settings::Settings;

/// The embedded database inside an archive.
const SQLITE_MEMBER: &str = "niaga.db";
/// PostgreSQL's dump in its custom format.
const POSTGRES_MEMBER: &str = "niaga.dump";
/// The installation's secret.
const SECRET_MEMBER: &str = "secret.key";
/// Pictures and proofs.
const FILES: &str = "files";

/// What a backup came to.
#[derive(Debug)]
pub struct Report {
    /// The archive.
    pub archive: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// What is in it.
    pub manifest: Manifest,
    /// What was proved of it.
    pub proof: Proof,
    /// Older archives that were removed.
    pub forgotten: Vec<PathBuf>,
}

/// Writes one archive while the installation may be running, and proves it by restoring it beside
/// itself. Only a proved archive gets its name. `keep` removes all but the newest of its folder.
pub async fn make(settings: &Settings, to: To, keep: Option<usize>) -> anyhow::Result<Report> {
    let at = Clock::System.now();
    let place = to.claim(settings, at)?;
    let scratch = place.scratch()?;
    let manifest = collect(settings, scratch.path(), place.draft(), at).await?;
    scratch.empty()?;
    archive::unpack(place.draft(), scratch.path()).context("reading the archive back")?;
    let proof = proof::prove(settings, &manifest, scratch.path()).await?;
    drop(scratch);
    let archive = place.publish()?;
    let bytes = std::fs::metadata(&archive)?.len();
    let forgotten = keep.map(|keep| place::forget(&archive, keep)).transpose()?.unwrap_or_default();
    Ok(Report { archive, bytes, manifest, proof, forgotten })
}

/// Copies the database into `scratch`, then packs it with key and files.
async fn collect(
    settings: &Settings,
    scratch: &Path,
    draft: &Path,
    at: DateTime<Utc>,
) -> anyhow::Result<Manifest> {
    let copied = match engine(settings) {
        Engine::Sqlite => {
            sqlite::copy(&database_file(settings)?, &scratch.join(SQLITE_MEMBER)).await?
        }
        Engine::Postgres => {
            postgres::dump(database_url(settings)?, &scratch.join(POSTGRES_MEMBER)).await?
        }
    };
    let mut writer = archive::Writer::create(draft, at)?;
    writer.add(copied.member, &scratch.join(copied.member))?;
    let secret = settings.data.join(SECRET_MEMBER);
    if settings.secret.is_none() && secret.exists() {
        writer.add(SECRET_MEMBER, &secret)?;
    }
    // After the database: every file that a copied row names is there by now.
    for name in archive::files_of(&settings.data.join(FILES))? {
        let member = format!("{FILES}/{name}");
        writer.add(&member, &settings.data.join(&member))?;
    }
    writer.finish(Manifest::new(copied, at))
}

fn engine(settings: &Settings) -> Engine {
    match &settings.database_url {
        Some(url) if url.reveal().starts_with("postgres") => Engine::Postgres,
        _ => Engine::Sqlite,
    }
}

fn database_url(settings: &Settings) -> anyhow::Result<&str> {
    settings.database_url.as_ref().map(|url| url.reveal()).context("no database_url is configured")
}

/// Where the embedded database lies, also when its URL says so.
fn database_path(settings: &Settings) -> PathBuf {
    match &settings.database_url {
        Some(url) => {
            let path = url.reveal().trim_start_matches("sqlite:").trim_start_matches("//");
            PathBuf::from(path.split('?').next().unwrap_or(path))
        }
        None => settings.data.join(SQLITE_MEMBER),
    }
}

/// The same, but it must be there: a wrong folder shall not become an empty backup.
fn database_file(settings: &Settings) -> anyhow::Result<PathBuf> {
    let path = database_path(settings);
    anyhow::ensure!(path.is_file(), "there is no database at {}", path.display());
    Ok(path)
}
