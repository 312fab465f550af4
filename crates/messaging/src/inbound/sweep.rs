//! Forgets what nobody repeats or asks for any more.

use chrono::{DateTime, Duration, Utc};
use kernel::jobs::cron::Cron;
use kernel::{Failure, Job, JobContext, Tx};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use crate::entity::{early_receipt, inbound_body, inbound_message};

/// How long bodies are kept as they came, and ids by which repeated messages are known. Meta
/// repeats for seven days.
const KEEP: Duration = Duration::days(30);
/// How long receipts wait for the message they are about.
const KEEP_EARLY: Duration = Duration::hours(1);

/// Every night at 03:50 in the tenant's zone.
pub(crate) const CRON: Cron = Cron { name: "messaging.sweep", pattern: "50 3 * * *", queue };

fn queue(tx: &mut Tx, _slot: DateTime<Utc>) -> kernel::Result<()> {
    tx.enqueue(&Sweep {}).map(drop)
}

/// Forgets one tenant's leftovers.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Sweep {}

impl Job for Sweep {
    const KIND: &'static str = "messaging.sweep";

    async fn run(self, ctx: JobContext) -> Result<(), Failure> {
        let tx = ctx.begin().await.map_err(base::Error::into_fault)?;
        forget(&tx).await?;
        tx.commit().await.map_err(base::Error::into_fault)?;
        Ok(())
    }
}

async fn forget(tx: &Tx) -> Result<(), sea_orm::DbErr> {
    let (tenant, now) = (tx.tenant().id, tx.now());
    inbound_body::Entity::delete_many()
        .filter(inbound_body::Column::TenantId.eq(tenant))
        .filter(inbound_body::Column::ReceivedAt.lt(now - KEEP))
        .exec(tx.conn())
        .await?;
    inbound_message::Entity::delete_many()
        .filter(inbound_message::Column::TenantId.eq(tenant))
        .filter(inbound_message::Column::ReceivedAt.lt(now - KEEP))
        .exec(tx.conn())
        .await?;
    early_receipt::Entity::delete_many()
        .filter(early_receipt::Column::At.lt(now - KEEP_EARLY))
        .exec(tx.conn())
        .await?;
    Ok(())
}
