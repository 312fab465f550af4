//! Restoring: the archive is unpacked and proved first, then takes its place in one moment.

use std::path::{Path, PathBuf};

use anyhow::Context;
use kernel::{Clock, Engine};

use super::manifest::Manifest;
use super::place::{self, Scratch};
use super::proof::{self, Proof};
use super::{FILES, POSTGRES_MEMBER, archive, postgres, sqlite, swap, tables};
use crate::serve;
use crate::settings::Settings;

/// Where a restore unpacks, inside the data folder: moving it into place is then one rename.
const STAGED: &str = ".niaga-restoring-";
/// Where the old goes.
const ASIDE: &str = "before-restore-";
/// The schema where PostgreSQL's old tables go.
const ASIDE_SCHEMA: &str = "niaga_before_";

/// Tenths of a second in which the connections of a node that has just stopped go away.
const LAST_WORDS: u32 = 100;

/// What to do with data that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// Leave it and refuse.
    Keep,
    /// Move it aside; nothing is deleted.
    MoveAside,
}

/// What a restore, or the check of an archive, came to.
#[derive(Debug)]
pub struct Report {
    /// What is in the archive.
    pub manifest: Manifest,
    /// What was proved of it, after it was restored where it was.
    pub proof: Proof,
    /// Where the old data went, if there was any: a folder, a schema.
    pub aside: Vec<String>,
}

/// Proves an archive without restoring it over anything.
pub async fn check(settings: &Settings, file: &Path) -> anyhow::Result<Report> {
    let scratch = Scratch::elsewhere()?;
    let manifest = archive::unpack(file, scratch.path())?;
    let proof = proof::prove(settings, &manifest, scratch.path()).await?;
    Ok(Report { manifest, proof, aside: Vec::new() })
}

/// Restores an archive into the configured database and data folder.
pub async fn restore(
    settings: &Settings,
    file: &Path,
    existing: Existing,
) -> anyhow::Result<Report> {
    let data = &settings.data;
    std::fs::create_dir_all(data).with_context(|| format!("making {}", data.display()))?;
    let _alone = serve::alone(data)?;
    let engine = super::engine(settings);
    refuse_foreign_file(settings, engine)?;
    refuse_running_nodes(settings, engine).await?;
    if existing == Existing::Keep && !swap::is_half_restored(data) {
        refuse_full(settings, engine).await?;
    }
    for left in place::entries(data, STAGED)? {
        place::remove(&left)?;
    }
    let staged = tempfile::Builder::new().prefix(STAGED).tempdir_in(data)?;
    let manifest = archive::unpack(file, staged.path())?;
    refuse_other_engine(&manifest, engine)?;
    proof::prove(settings, &manifest, staged.path()).await?;

    let moment = Clock::System.now().format("%Y%m%dT%H%M%S%3fZ").to_string();
    let aside = put_in_place(settings, &manifest, staged.path(), &moment).await?;
    let proof = proof::walk(settings).await.context("after the restore")?;
    Ok(Report { manifest, proof, aside })
}

/// The steps that must happen together; the mark stays when one fails, and the next restore goes on.
async fn put_in_place(
    settings: &Settings,
    manifest: &Manifest,
    staged: &Path,
    moment: &str,
) -> anyhow::Result<Vec<String>> {
    let data = &settings.data;
    let folder = unused(data.join(format!("{ASIDE}{moment}")));
    let mut aside = Vec::new();
    let was_half_restored = swap::is_half_restored(data);
    swap::mark(data)?;
    if super::engine(settings) == Engine::Postgres {
        let schema = format!("{ASIDE_SCHEMA}{}", moment.to_lowercase());
        let url = super::database_url(settings)?;
        let database = postgres::open(url).await?;
        let first = postgres::aside(&database, &schema).await?;
        database.close().await?;
        let dump = staged.join(POSTGRES_MEMBER);
        if let Err(fault) = postgres::restore(url, manifest, &dump, &first).await {
            // One transaction, undone: nothing has changed yet.
            if !was_half_restored {
                swap::unmark(data)?;
            }
            return Err(fault.context("restoring the database; nothing was changed"));
        }
        if !first.is_empty() {
            aside.push(format!("schema {schema}"));
        }
    }
    if swap::move_aside(data, manifest, &folder)? {
        aside.push(folder.display().to_string());
    }
    swap::move_in(staged, data, manifest)?;
    swap::unmark(data)?;
    Ok(aside)
}

async fn refuse_running_nodes(settings: &Settings, engine: Engine) -> anyhow::Result<()> {
    if engine == Engine::Sqlite {
        return Ok(());
    }
    let database = postgres::open(super::database_url(settings)?).await?;
    let mut nodes = postgres::nodes(&database).await?;
    for _ in 0..LAST_WORDS {
        if nodes == 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        nodes = postgres::nodes(&database).await?;
    }
    database.close().await?;
    anyhow::ensure!(
        nodes == 0,
        "Niaga is running on this database ({nodes} connections): stop every node first"
    );
    Ok(())
}

async fn refuse_full(settings: &Settings, engine: Engine) -> anyhow::Result<()> {
    let told = "moves what is there aside and restores; nothing is deleted";
    let tables = match engine {
        Engine::Postgres => {
            let database = postgres::open(super::database_url(settings)?).await?;
            let tables = tables::names(&database).await?;
            database.close().await?;
            tables
        }
        Engine::Sqlite => {
            let path = super::database_path(settings);
            if path.exists() {
                let database = sqlite::open(&path).await?;
                let tables = tables::names(&database).await?;
                database.close().await?;
                tables
            } else {
                Vec::new()
            }
        }
    };
    anyhow::ensure!(
        tables.is_empty(),
        "there is a database already, with {} tables: --force {told}",
        tables.len()
    );
    let files = archive::files_of(&settings.data.join(FILES))?;
    anyhow::ensure!(
        files.is_empty(),
        "there are {} files already in {}: --force {told}",
        files.len(),
        settings.data.join(FILES).display()
    );
    Ok(())
}

fn refuse_foreign_file(settings: &Settings, engine: Engine) -> anyhow::Result<()> {
    let path = super::database_path(settings);
    anyhow::ensure!(
        engine == Engine::Postgres || path == settings.data.join(super::SQLITE_MEMBER),
        "database_url names {}, and restore works on the database in the data folder: restore without \
         database_url, then move niaga.db",
        path.display()
    );
    Ok(())
}

fn refuse_other_engine(manifest: &Manifest, engine: Engine) -> anyhow::Result<()> {
    let ours = match engine {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
    };
    anyhow::ensure!(
        manifest.engine == ours,
        "the archive holds a database of {}, and {ours} is configured: an archive does not move between \
         engines",
        manifest.engine
    );
    Ok(())
}

/// Two restores within one second get a folder each.
fn unused(folder: PathBuf) -> PathBuf {
    let numbered = (2..).map(|number| {
        let mut name = folder.clone().into_os_string();
        name.push(format!("-{number}"));
        PathBuf::from(name)
    });
    std::iter::once(folder.clone()).chain(numbered).find(|path| !path.exists()).unwrap_or(folder)
}
