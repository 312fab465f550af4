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
    let mut walk = Walk { seq: 0, hash: GENESIS.to_owned() };
    let mut known = None;
    let broken = loop {
        if let Some(fault) = walk.reach_end(app, tenant).await? {
            break Some(fault);
        }
        let head = head_of(app, tenant).await?;
        // Entries may be sealed beside us, and the head with them: then there is more to walk.
        let moved_on = head.0 > walk.seq && known.as_ref() != Some(&head);
        if !moved_on {
            break walk.head_fault(&head);
        }
        known = Some(head);
    };
    let waiting = audit_entry::Entity::find()
        .filter(audit_entry::Column::TenantId.eq(tenant.id))
        .filter(audit_entry::Column::Seq.is_null())
        .count(app.db.read())
        .await?;
    Ok(Report { sealed: walk.seq, waiting, broken })
}

/// How far the chain was followed, and the hash there.
struct Walk {
    seq: i64,
    hash: String,
}

impl Walk {
    /// Follows the chain to its last entry; answers the first fault.
    async fn reach_end(&mut self, app: &App, tenant: &Tenant) -> anyhow::Result<Option<String>> {
        loop {
            let entries = audit_entry::Entity::find()
                .filter(audit_entry::Column::TenantId.eq(tenant.id))
                .filter(audit_entry::Column::Seq.gt(self.seq))
                .order_by_asc(audit_entry::Column::Seq)
                .limit(BATCH)
                .all(app.db.read())
                .await?;
            if entries.is_empty() {
                return Ok(None);
            }
            for entry in entries {
                let fault = fault_of(&entry, self.seq + 1, &self.hash);
                if fault.is_some() {
                    return Ok(fault);
                }
                self.seq += 1;
                self.hash = entry.hash.unwrap_or_default();
            }
        }
    }

    /// Entries cut off at the end leave a head that points beyond them.
    fn head_fault(&self, (seq, hash): &(i64, String)) -> Option<String> {
        let whole = *seq == self.seq && *hash == self.hash;
        (!whole).then(|| format!("the chain ends at {}, but its head says {seq}", self.seq))
    }
}

async fn head_of(app: &App, tenant: &Tenant) -> anyhow::Result<(i64, String)> {
    let head = audit_head::Entity::find_by_id(tenant.id).one(app.db.read()).await?;
    Ok(head.map_or((0, GENESIS.to_owned()), |head| (head.seq, head.hash)))
}

fn fault_of(entry: &audit_entry::Model, seq: i64, previous: &str) -> Option<String> {
    if entry.seq != Some(seq) {
        return Some(format!("entry {seq} is missing"));
    }
    let right = link(previous, seq, entry);
    (entry.hash.as_deref() != Some(&right))
        .then(|| format!("entry {seq} ({} of {}) was changed", entry.action, entry.subject))
}
