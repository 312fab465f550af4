//! Seals committed entries into the chain, in order of their ids.

use std::time::Duration as Pause;

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
};

use super::{GENESIS, link};
use crate::actor::Tenant;
use crate::app::App;
use crate::entity::{audit_entry, audit_head};
use crate::pump::{Progress, Pump};

/// How long an entry may wait for its seal.
const EVERY: Pause = Pause::from_secs(1);
/// Entries sealed in one transaction.
const BATCH: u64 = 200;

/// The sealer as background work.
pub(crate) fn pump() -> Pump {
    Pump { name: "audit", every: EVERY, step: |app| Box::pin(step(app)) }
}

async fn step(app: &App) -> anyhow::Result<Progress> {
    let waiting: Vec<base::TenantId> = audit_entry::Entity::find()
        .select_only()
        .column(audit_entry::Column::TenantId)
        .filter(audit_entry::Column::Seq.is_null())
        .distinct()
        .into_tuple()
        .all(app.db.read())
        .await?;
    for tenant in &waiting {
        let tenant = app.tenant(*tenant).await?;
        seal(app, &tenant).await?;
    }
    Ok(if waiting.is_empty() { Progress::Idle } else { Progress::Worked })
}

async fn seal(app: &App, tenant: &Tenant) -> crate::Result<()> {
    let tx = app.begin_as("audit.seal", tenant).await?;
    let (mut seq, mut hash) = lock_head(&tx).await?;
    let entries = audit_entry::Entity::find()
        .filter(audit_entry::Column::TenantId.eq(tenant.id))
        .filter(audit_entry::Column::Seq.is_null())
        .order_by_asc(audit_entry::Column::Id)
        .limit(BATCH)
        .all(tx.conn())
        .await?;
    for entry in entries {
        seq += 1;
        hash = link(&hash, seq, &entry);
        audit_entry::Entity::update_many()
            .col_expr(audit_entry::Column::Seq, Expr::value(seq))
            .col_expr(audit_entry::Column::Hash, Expr::value(hash.clone()))
            .filter(audit_entry::Column::Id.eq(entry.id))
            .exec(tx.conn())
            .await?;
    }
    audit_head::Entity::update_many()
        .col_expr(audit_head::Column::Seq, Expr::value(seq))
        .col_expr(audit_head::Column::Hash, Expr::value(hash))
        .filter(audit_head::Column::TenantId.eq(tenant.id))
        .exec(tx.conn())
        .await?;
    tx.commit().await
}

/// Makes the head if needed and locks it by updating it: one sealer a tenant at a time.
async fn lock_head(tx: &crate::Tx) -> crate::Result<(i64, String)> {
    let head = audit_head::ActiveModel {
        tenant_id: Set(tx.tenant().id),
        seq: Set(0),
        hash: Set(GENESIS.to_owned()),
    };
    audit_head::Entity::insert(head)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    let sql = "UPDATE audit_heads SET seq = seq WHERE tenant_id = $1 RETURNING seq, hash";
    let statement =
        Statement::from_sql_and_values(tx.app().db.backend(), sql, [tx.tenant().id.into()]);
    let row = tx.conn().query_one_raw(statement).await?;
    let row = row.ok_or_else(|| anyhow::anyhow!("the audit chain has no head"))?;
    Ok((row.try_get("", "seq")?, row.try_get("", "hash")?))
}
