//! The proof of a copy: restored beside us, read through, its audit chains walked.

use std::path::Path;

use anyhow::Context;
use kernel::Engine;
use kernel::audit::verify::{self, Report};
use kernel::config::Secret;
use sea_orm::DatabaseConnection;

use super::manifest::Manifest;
use super::{POSTGRES_MEMBER, SQLITE_MEMBER, postgres, sqlite, tables};
use crate::compose::{self, World};
use crate::settings::Settings;

/// What was proved of a copy.
#[derive(Debug, Default)]
pub struct Proof {
    /// Whether the database was restored. It was not where the role may not make a scratch database
    /// on PostgreSQL, or none was named; its dump was read through then.
    pub restored: bool,
    /// The audit chain of each tenant.
    pub chains: Vec<(String, Report)>,
}

/// Proves what was unpacked into `folder`; brings that copy up to this program's migrations.
pub(super) async fn prove(
    settings: &Settings,
    manifest: &Manifest,
    folder: &Path,
) -> anyhow::Result<Proof> {
    manifest.refuse_newer(&compose::modules(settings)?)?;
    if manifest.engine == "sqlite" {
        prove_sqlite(settings, manifest, folder).await
    } else {
        prove_postgres(settings, manifest, folder).await
    }
}

async fn prove_sqlite(
    settings: &Settings,
    manifest: &Manifest,
    folder: &Path,
) -> anyhow::Result<Proof> {
    let path = folder.join(SQLITE_MEMBER);
    anyhow::ensure!(path.exists(), "the archive holds no database");
    let database = sqlite::open(&path).await?;
    sqlite::check(&database).await?;
    count(&database, manifest).await?;
    database.close().await?;
    let mut scratch = settings.clone();
    scratch.data = folder.to_owned();
    scratch.database_url = None;
    walk(&scratch).await
}

async fn prove_postgres(
    settings: &Settings,
    manifest: &Manifest,
    folder: &Path,
) -> anyhow::Result<Proof> {
    let dump = folder.join(POSTGRES_MEMBER);
    anyhow::ensure!(dump.exists(), "the archive holds no database");
    let scratch = match (super::engine(settings), &settings.database_url) {
        (Engine::Postgres, Some(url)) => postgres::Scratch::create(url.reveal()).await?,
        _ => None,
    };
    let Some(scratch) = scratch else {
        postgres::read_through(&dump)?;
        return Ok(Proof::default());
    };
    let proof = prove_in(settings, manifest, folder, &scratch.url()?, &dump).await;
    let removed = scratch.remove().await;
    let proof = proof?;
    removed.context("removing the scratch database")?;
    Ok(proof)
}

async fn prove_in(
    settings: &Settings,
    manifest: &Manifest,
    folder: &Path,
    url: &str,
    dump: &Path,
) -> anyhow::Result<Proof> {
    postgres::restore(url, manifest, dump, &[]).await?;
    let database = postgres::open(url).await?;
    count(&database, manifest).await?;
    database.close().await?;
    let mut scratch = settings.clone();
    scratch.data = folder.to_owned();
    scratch.database_url = Some(Secret::from(url.to_owned()));
    walk(&scratch).await
}

async fn count(database: &DatabaseConnection, manifest: &Manifest) -> anyhow::Result<()> {
    let rows = tables::rows(database).await?;
    for (table, told) in &manifest.rows {
        let found = rows.get(table).copied();
        anyhow::ensure!(
            found == Some(*told),
            "the table {table} has {found:?} rows, and the manifest says {told}"
        );
    }
    Ok(())
}

/// Brings an installation up to this program and walks every tenant's audit chain.
pub(super) async fn walk(settings: &Settings) -> anyhow::Result<Proof> {
    let (app, _) = compose::raise(settings, World::default()).await?;
    let mut chains = Vec::new();
    for tenant in app.directory().tenants(&app).await? {
        let report = verify::verify(&app, &tenant).await?;
        if let Some(fault) = &report.broken {
            anyhow::bail!("the audit chain of {} is broken: {fault}", tenant.name);
        }
        chains.push((tenant.name.to_string(), report));
    }
    app.db.close().await;
    Ok(Proof { restored: true, chains })
}
