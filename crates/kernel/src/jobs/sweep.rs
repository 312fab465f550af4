//! Forgets what no longer matters: old events, spent idempotency keys, finished limit windows.

use chrono::{DateTime, Duration, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::cron::Cron;
use super::{Failure, Job, JobContext};
use crate::entity::{event, idempotency_key, rate_limit};
use crate::tx::Tx;

/// How long a screen that was away can catch up.
pub(crate) const KEEP_EVENTS: Duration = Duration::days(1);
/// How long a repeated command is recognised.
const KEEP_KEYS: Duration = Duration::days(7);
/// Longer than any limit's window.
const KEEP_LIMITS: Duration = Duration::days(1);

/// Every night at 03:30 in the tenant's zone.
pub(crate) const CRON: Cron = Cron { name: "platform.sweep", pattern: "30 3 * * *", queue };

fn queue(tx: &mut Tx, _slot: DateTime<Utc>) -> crate::Result<()> {
    tx.enqueue(&Sweep {}).map(drop)
}

/// Forgets one tenant's leftovers.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Sweep {}

impl Job for Sweep {
    const KIND: &'static str = "platform.sweep";

    async fn run(self, ctx: JobContext) -> Result<(), Failure> {
        let tx = ctx.begin().await?;
        let now = tx.now();
        event::Entity::delete_many()
            .filter(event::Column::TenantId.eq(tx.tenant().id))
            .filter(event::Column::At.lt(now - KEEP_EVENTS))
            .exec(tx.conn())
            .await?;
        idempotency_key::Entity::delete_many()
            .filter(idempotency_key::Column::TenantId.eq(tx.tenant().id))
            .filter(idempotency_key::Column::CreatedAt.lt(now - KEEP_KEYS))
            .exec(tx.conn())
            .await?;
        rate_limit::Entity::delete_many()
            .filter(rate_limit::Column::WindowStart.lt(now - KEEP_LIMITS))
            .exec(tx.conn())
            .await?;
        tx.commit().await?;
        Ok(())
    }
}
