//! Gapless document numbers: given inside the transaction that uses them, so a failed one leaves
//! no hole.

use sea_orm::{ConnectionTrait, Statement};

use crate::tx::Tx;

/// The next number of `kind` for the tenant in `year`, from 1. Other takers of the same number
/// wait until this transaction ends.
pub async fn next(tx: &Tx, kind: &str, year: i32) -> crate::Result<i64> {
    let sql = "INSERT INTO serials (tenant_id, kind, year, last_number) VALUES ($1, $2, $3, 1) \
               ON CONFLICT (tenant_id, kind, year) \
               DO UPDATE SET last_number = serials.last_number + 1 RETURNING last_number";
    let values = [tx.tenant().id.into(), kind.into(), year.into()];
    let statement = Statement::from_sql_and_values(tx.app().db.backend(), sql, values);
    let row = tx.conn().query_one_raw(statement).await?;
    let row = row.ok_or_else(|| anyhow::anyhow!("the serial {kind} gave no number"))?;
    Ok(row.try_get_by_index(0)?)
}
