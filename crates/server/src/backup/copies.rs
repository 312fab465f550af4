//! A copy of the database at one moment, whichever engine made it.

use std::collections::BTreeMap;

/// What was copied.
#[derive(Debug)]
pub(super) struct Copied {
    /// `sqlite` or `postgres`.
    pub engine: &'static str,
    /// Its name in the archive.
    pub member: &'static str,
    /// PostgreSQL: the schema that was copied.
    pub schema: Option<String>,
    /// The migrations it has.
    pub migrations: BTreeMap<String, Vec<String>>,
    /// Its rows by table.
    pub rows: BTreeMap<String, u64>,
}
