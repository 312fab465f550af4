//! `niaga backup`.

use std::path::PathBuf;

use crate::backup::{self, Manifest, Proof, To};
use crate::settings::Settings;

/// Writes one archive of database, files and key, also while Niaga runs, and proves it.
///
/// The archive is read back, its checksums compared, the database restored beside it and looked
/// through, and every tenant's audit chain walked; only then it gets its name. It holds the
/// installation's secret and is readable by its owner only. The old system's database is not ours
/// and not in it. Exit code 0: there is a proved archive. 1: there is none.
#[derive(Debug, clap::Args)]
pub(super) struct Backup {
    /// Where to: a folder, or the archive's own name [default: the data folder's `backups`].
    #[arg(long, value_name = "DIR|FILE")]
    to: Option<PathBuf>,
    /// How many archives of that folder stay; older ones are removed after this one is proved.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    keep: Option<u16>,
}

impl Backup {
    pub(super) async fn run(self, settings: Settings) -> anyhow::Result<()> {
        super::log(&settings);
        let to = self.to.map_or(To::Default, To::Path);
        let report = backup::make(&settings, to, self.keep.map(usize::from)).await?;
        super::say(&format!("{} ({} kB)", report.archive.display(), report.bytes.div_ceil(1024)))?;
        super::say(&contents(&report.manifest))?;
        super::say(&proved(&report.proof))?;
        for old in &report.forgotten {
            super::say(&format!("removed {}", old.display()))?;
        }
        Ok(())
    }
}

/// One line on what an archive holds.
pub(super) fn contents(manifest: &Manifest) -> String {
    let key = manifest.members.iter().any(|member| member.path == "secret.key");
    format!(
        "made {} by Niaga {} on {}: {} rows in {} tables, {} files, {}",
        manifest.made_at.format("%Y-%m-%d %H:%M:%S UTC"),
        manifest.niaga,
        manifest.engine,
        manifest.row_count(),
        manifest.rows.len(),
        manifest.members.iter().filter(|member| member.path.starts_with("files/")).count(),
        if key { "with secret.key" } else { "no secret.key (the secret is configured)" },
    )
}

/// One line on what was proved of it.
pub(super) fn proved(proof: &Proof) -> String {
    if !proof.restored {
        return "proved: checksums, and the dump read through; NOT restored: the role may not make a \
                scratch database, or no PostgreSQL is configured here"
            .to_owned();
    }
    let chains: Vec<String> = proof
        .chains
        .iter()
        .map(|(tenant, report)| format!("{tenant} {} sealed", report.sealed))
        .collect();
    format!("proved: checksums, restored, rows counted, audit chains whole ({})", chains.join(", "))
}
