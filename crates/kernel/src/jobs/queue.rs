//! Looking at queued jobs and making them due: for screens that show what waits, and people who
//! know that waiting is over.

use std::collections::HashMap;

use base::TenantId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Job, worker};
use crate::entity::job;
use crate::tx::Tx;

/// Where a queued or running job stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Times it was started, waits included.
    pub attempts: i64,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    /// When it is tried next; empty when it was given up.
    pub next_try_at: Option<DateTime<Utc>>,
}

/// Makes every queued job of kind `J` of this tenant due when `tx` commits; answers how many were
/// not due yet.
pub async fn hasten<J: Job>(tx: &mut Tx) -> crate::Result<u64> {
    let later = job::Entity::update_many()
        .col_expr(job::Column::RunAt, Expr::value(tx.now()))
        .filter(job::Column::TenantId.eq(tx.tenant().id))
        .filter(job::Column::Kind.eq(J::KIND))
        .filter(job::Column::State.eq("queued"))
        .filter(job::Column::RunAt.gt(tx.now()))
        .exec(tx.conn())
        .await?;
    tx.nudge(worker::PUMP);
    Ok(later.rows_affected)
}

/// Makes one job due when `tx` commits, and queues it when it is queued no longer.
pub async fn hasten_one<J: Job>(tx: &mut Tx, job: &J) -> crate::Result<()> {
    if let Some(key) = job.dedupe_key() {
        job::Entity::update_many()
            .col_expr(job::Column::RunAt, Expr::value(tx.now()))
            .filter(job::Column::TenantId.eq(tx.tenant().id))
            .filter(job::Column::DedupeKey.eq(stored_key::<J>(&key)))
            .filter(job::Column::State.eq("queued"))
            .filter(job::Column::RunAt.gt(tx.now()))
            .exec(tx.conn())
            .await?;
    }
    tx.enqueue(job).map(drop)
}

/// Where the jobs of kind `J` with these dedupe keys stand; those that are done are missing.
pub async fn standings<J: Job>(
    db: &impl ConnectionTrait,
    tenant: TenantId,
    keys: &[String],
) -> crate::Result<HashMap<String, Standing>> {
    let rows = job::Entity::find()
        .filter(job::Column::TenantId.eq(tenant))
        .filter(job::Column::Kind.eq(J::KIND))
        .filter(job::Column::DedupeKey.is_in(keys.iter().map(|key| stored_key::<J>(key))))
        // "dead" comes before "queued" and "running": it stands only where no living one does.
        .order_by_asc(job::Column::State)
        .order_by_asc(job::Column::Id)
        .all(db)
        .await?;
    let standing = |row: job::Model| {
        let key = row.dedupe_key?;
        let key = key.strip_prefix(J::KIND)?.strip_prefix(':')?.to_owned();
        let attempts = i64::from(row.attempts) + i64::from(row.waits);
        let next_try_at = (row.state != "dead").then_some(row.run_at);
        Some((key, Standing { attempts, last_error: row.last_error, next_try_at }))
    };
    Ok(rows.into_iter().filter_map(standing).collect())
}

/// A dedupe key as it is stored: kinds do not share keys.
pub(super) fn stored_key<J: Job>(key: &str) -> String {
    format!("{}:{key}", J::KIND)
}
