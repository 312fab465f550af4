//! The one row of a recipient that everything about its codes waits for.

use chrono::{DateTime, Utc};
use kernel::Tx;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};

use super::{BLOCK, Refusal, seconds_until};
use crate::entity::code_block::{Column, Entity};

/// Makes the row if needed and locks it until the transaction ends. What is read after this is
/// what the one before in turn has left. Refuses while the recipient is blocked.
pub(super) async fn enter(tx: &Tx, recipient: &str) -> kernel::Result<()> {
    let sql = "INSERT INTO code_blocks (tenant_id, recipient, until) VALUES ($1, $2, $3) \
               ON CONFLICT (tenant_id, recipient) DO UPDATE SET until = code_blocks.until \
               RETURNING until";
    let values = [tx.tenant().id.into(), recipient.into(), tx.now().into()];
    let statement = Statement::from_sql_and_values(tx.app().db.backend(), sql, values);
    let row = tx.conn().query_one_raw(statement).await?;
    let row = row.ok_or_else(|| anyhow::anyhow!("a recipient has no row"))?;
    let until: DateTime<Utc> = row.try_get("", "until")?;
    if until > tx.now() {
        return Err(Refusal::Blocked { retry_after: seconds_until(until, tx.now()) }.into());
    }
    Ok(())
}

/// Blocks the recipient from now on.
pub(super) async fn block(tx: &Tx, recipient: &str) -> kernel::Result<()> {
    Entity::update_many()
        .col_expr(Column::Until, Expr::value(tx.now() + BLOCK))
        .filter(Column::TenantId.eq(tx.tenant().id))
        .filter(Column::Recipient.eq(recipient))
        .exec(tx.conn())
        .await?;
    Ok(())
}
