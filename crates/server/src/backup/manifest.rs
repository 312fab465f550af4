//! The archive's last member: what is in it, so that a reader can tell whether it is whole.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use kernel::app::Composer;
use serde::{Deserialize, Serialize};

use super::copies::Copied;

/// The form of archives that this program writes and reads.
pub(super) const FORMAT: u32 = 1;
/// Its name in the archive.
pub(super) const MANIFEST: &str = "manifest.json";

/// What an archive says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the archive.
    pub format: u32,
    /// The version of Niaga that wrote it.
    pub niaga: String,
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// PostgreSQL: the schema that was copied.
    pub schema: Option<String>,
    /// The migrations that the copy has, by the table that records them.
    pub migrations: BTreeMap<String, Vec<String>>,
    /// Rows of the copy by table.
    pub rows: BTreeMap<String, u64>,
    /// Every other member.
    pub members: Vec<Member>,
}

/// One file of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Its path in the archive.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of its content, hexadecimal.
    pub sha256: String,
}

impl Manifest {
    /// Of a copy; the members are added when they are packed.
    pub(super) fn new(copied: Copied, at: DateTime<Utc>) -> Self {
        Self {
            format: FORMAT,
            niaga: env!("CARGO_PKG_VERSION").to_owned(),
            engine: copied.engine.to_owned(),
            made_at: at,
            schema: copied.schema,
            migrations: copied.migrations,
            rows: copied.rows,
            members: Vec::new(),
        }
    }

    /// All rows of all tables.
    pub fn row_count(&self) -> u64 {
        self.rows.values().sum()
    }

    /// Whether the archive holds this member.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.members.iter().any(|member| member.path == path)
    }

    /// Refuses an archive of a newer program: its tables would not be understood.
    pub(super) fn refuse_newer(&self, modules: &Composer) -> anyhow::Result<()> {
        let known: BTreeSet<String> =
            modules.migrations().iter().flat_map(|one| one.names()).collect();
        let unknown: Vec<&String> =
            self.migrations.values().flatten().filter(|name| !known.contains(*name)).collect();
        anyhow::ensure!(
            unknown.is_empty(),
            "the archive was written by Niaga {}, and this is {}: it does not know {unknown:?}; use \
             the newer program",
            self.niaga,
            env!("CARGO_PKG_VERSION"),
        );
        Ok(())
    }
}
