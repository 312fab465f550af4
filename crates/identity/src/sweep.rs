//! Forgets what can no longer matter: old codes, blocks that are over, links and sessions long
//! ended. Codes of people who do not exist are rows too, so strangers must not fill the disk.

use chrono::{DateTime, Duration, Utc};
use kernel::jobs::cron::Cron;
use kernel::{Failure, Job, JobContext, Tx};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use crate::entity::{code_block, one_time_code, password_reset, session};

/// Longer than any limit looks back.
const KEEP_CODES: Duration = Duration::days(1);
/// How long a used or expired link can still be told from one that never was.
const KEEP_RESETS: Duration = Duration::days(7);
/// How long an ended session stays for whoever asks where somebody was signed in.
const KEEP_SESSIONS: Duration = Duration::days(90);

/// Every night at 03:40 in the tenant's zone.
pub(crate) const CRON: Cron = Cron { name: "identity.sweep", pattern: "40 3 * * *", queue };

fn queue(tx: &mut Tx, _slot: DateTime<Utc>) -> kernel::Result<()> {
    tx.enqueue(&Sweep {}).map(drop)
}

/// Forgets one tenant's leftovers.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Sweep {}

impl Job for Sweep {
    const KIND: &'static str = "identity.sweep";

    async fn run(self, ctx: JobContext) -> Result<(), Failure> {
        let tx = ctx.begin().await.map_err(base::Error::into_fault)?;
        forget(&tx).await?;
        tx.commit().await.map_err(base::Error::into_fault)?;
        Ok(())
    }
}

async fn forget(tx: &Tx) -> Result<(), sea_orm::DbErr> {
    let (tenant, now) = (tx.tenant().id, tx.now());
    one_time_code::Entity::delete_many()
        .filter(one_time_code::Column::TenantId.eq(tenant))
        .filter(one_time_code::Column::CreatedAt.lt(now - KEEP_CODES))
        .exec(tx.conn())
        .await?;
    code_block::Entity::delete_many()
        .filter(code_block::Column::TenantId.eq(tenant))
        .filter(code_block::Column::Until.lt(now - KEEP_CODES))
        .exec(tx.conn())
        .await?;
    password_reset::Entity::delete_many()
        .filter(password_reset::Column::ExpiresAt.lt(now - KEEP_RESETS))
        .exec(tx.conn())
        .await?;
    session::Entity::delete_many()
        .filter(session::Column::TenantId.eq(tenant))
        .filter(session::Column::ExpiresAt.lt(now - KEEP_SESSIONS))
        .exec(tx.conn())
        .await?;
    Ok(())
}
