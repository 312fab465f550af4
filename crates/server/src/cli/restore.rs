//! `niaga restore`.

use std::path::PathBuf;

use super::backup::{contents, proved};
use crate::backup::restore::{self, Existing};
use crate::settings::Settings;

/// Puts an archive in place of what is lost, or only proves it.
///
/// The archive is unpacked and proved first; then it takes its place at once, and the audit chains
/// are walked again. Stop Niaga before, on every node. Exit code 0: restored (or proved, with
/// --check). 1: it was not, and one line says why; what was there is still there, or moved aside.
#[derive(Debug, clap::Args)]
pub(super) struct Restore {
    /// The archive.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only prove the archive; restore nothing.
    #[arg(long, conflicts_with = "force")]
    check: bool,
    /// Move data that is there aside; nothing is deleted.
    #[arg(long)]
    force: bool,
}

impl Restore {
    pub(super) async fn run(self, settings: Settings) -> anyhow::Result<()> {
        super::log(&settings);
        if self.check {
            let report = restore::check(&settings, &self.file).await?;
            super::say(&contents(&report.manifest))?;
            return super::say(&proved(&report.proof));
        }
        let existing = if self.force { Existing::MoveAside } else { Existing::Keep };
        let report = restore::restore(&settings, &self.file, existing).await?;
        super::say(&contents(&report.manifest))?;
        for aside in &report.aside {
            super::say(&format!("what was there before is in {aside}"))?;
        }
        super::say(&proved(&report.proof))?;
        super::say("The archive is restored.")
    }
}
