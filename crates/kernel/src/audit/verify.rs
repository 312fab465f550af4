//! Proves that no sealed entry was changed, removed or slipped in: `niaga audit verify`.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{GENESIS, link};
use crate::actor::Tenant;
use crate::app::App;
use crate::entity::{audit_entry, audit_head};

/// Entries read at once.
const BATCH: u64 = 1000;

/// What the chain of one tenant looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Entries whose place and hash are right.
    pub sealed: i64,
    /// Entries that wait for their seal.
    pub waiting: u64,
    /// The first thing that is wrong, if anything is.
    pub broken: Option<String>,
}

/// Walks the tenant's chain from its first entry to its head.
pub async fn verify(app: &App, tenant: &Tenant) -> anyhow::Result<Report> {
    let mut seq = 0;
    let mut hash = GENESIS.to_owned();
    let mut broken = None;
    'walk: loop {
        let entries = audit_entry::Entity::find()
            .filter(audit_entry::Column::TenantId.eq(tenant.id))
            .filter(audit_entry::Column::Seq.gt(seq))
            .order_by_asc(audit_entry::Column::Seq)
            .limit(BATCH)
            .all(app.db.read())
            .await?;
        if entries.is_empty() {
            break;
        }
        for entry in entries {
            broken = fault_of(&entry, seq + 1, &hash);
            if broken.is_some() {
                break 'walk;
            }
            seq += 1;
            hash = entry.hash.unwrap_or_default();
        }
    }
    if broken.is_none() {
        broken = head_fault(app, tenant, seq, &hash).await?;
    }
    let waiting = audit_entry::Entity::find()
        .filter(audit_entry::Column::TenantId.eq(tenant.id))
        .filter(audit_entry::Column::Seq.is_null())
        .count(app.db.read())
        .await?;
    Ok(Report { sealed: seq, waiting, broken })
}

fn fault_of(entry: &audit_entry::Model, seq: i64, previous: &str) -> Option<String> {
    if entry.seq != Some(seq) {
        return Some(format!("entry {seq} is missing"));
    }
    let right = link(previous, seq, entry);
    (entry.hash.as_deref() != Some(&right))
        .then(|| format!("entry {seq} ({} of {}) was changed", entry.action, entry.subject))
}

/// Entries cut off at the end leave a head that points beyond them.
async fn head_fault(
    app: &App,
    tenant: &Tenant,
    seq: i64,
    hash: &str,
) -> anyhow::Result<Option<String>> {
    let head = audit_head::Entity::find_by_id(tenant.id).one(app.db.read()).await?;
    let (head_seq, head_hash) = head.map_or((0, GENESIS.to_owned()), |head| (head.seq, head.hash));
    let whole = head_seq == seq && head_hash == hash;
    Ok((!whole).then(|| format!("the chain ends at {seq}, but its head says {head_seq}")))
}
