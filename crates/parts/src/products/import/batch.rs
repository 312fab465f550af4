//! One batch of rows in one transaction, in few statements however many rows it has.

use std::collections::HashMap;

use kernel::{Result, Tx};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;

use super::row::{Line, Verdict};
use super::run::LEASE;
use crate::entity::product_import::{self, ImportState};
use crate::entity::product_import_row::{self, RowOutcome};
use crate::entity::{product, product_import_row as outcome_row};
use crate::products::next_revision;

/// Rows of one transaction: the writer is free again after some 20 ms, and one statement with 17
/// columns a row stays below the 32,766 parameters that SQLite takes.
pub const BATCH: usize = 500;

/// Writes what the rows say, what became of each, and that they are done. False when the import is
/// no longer this process's to go on with; then drop the transaction.
pub async fn write(tx: &mut Tx, import: &product_import::Model, lines: &[Line]) -> Result<bool> {
    let mut verdicts = judge(tx, lines, 0).await?;
    let is_new = verdicts.iter().any(|verdict| verdict.write.is_some());
    if is_new && !import.dry_run {
        // Only what changes something makes others wait, and only then the judgement is final.
        let revision = next_revision(tx).await?;
        verdicts = judge(tx, lines, revision).await?;
        put(tx, &mut verdicts).await?;
    }
    note(tx, import, lines, &verdicts).await?;
    count(tx, import, &verdicts).await
}

/// What becomes of each row beside the products that are there now.
async fn judge(tx: &Tx, lines: &[Line], revision: i64) -> Result<Vec<Verdict>> {
    let codes = lines.iter().filter_map(|line| line.said.as_ref().ok()?.code.clone());
    let known = product::Entity::find()
        .filter(product::Column::TenantId.eq(tx.tenant().id))
        .filter(product::Column::Code.is_in(codes))
        .all(tx.conn())
        .await?;
    let known: HashMap<String, product::Model> =
        known.into_iter().map(|row| (row.code.clone(), row)).collect();
    let verdict = |line: &Line| {
        let code = line.said.as_ref().ok().and_then(|draft| draft.code.as_ref());
        line.verdict(code.and_then(|code| known.get(code)), tx, revision)
    };
    Ok(lines.iter().map(verdict).collect())
}

/// Makes and changes products with one statement. The code decides which it is, in the database.
async fn put(tx: &Tx, verdicts: &mut [Verdict]) -> Result<()> {
    let fresh = |mut row: product::Model| {
        // A row that is there is found by its code; its own id would collide first.
        row.id = tx.new_id();
        row.into_active_model().reset_all()
    };
    let rows: Vec<_> =
        verdicts.iter_mut().filter_map(|verdict| verdict.write.take()).map(fresh).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let on_code = OnConflict::columns([product::Column::TenantId, product::Column::Code])
        .update_columns([
            product::Column::Name,
            product::Column::Description,
            product::Column::Category,
            product::Column::Price,
            product::Column::RefPartId,
            product::Column::IsActive,
            product::Column::SearchText,
            product::Column::Revision,
            product::Column::Version,
            product::Column::UpdatedAt,
        ])
        .to_owned();
    product::Entity::insert_many(rows)
        .on_conflict(on_code)
        .exec_without_returning(tx.conn())
        .await?;
    Ok(())
}

/// Notes what became of each row.
async fn note(
    tx: &Tx,
    import: &product_import::Model,
    lines: &[Line],
    verdicts: &[Verdict],
) -> Result<()> {
    let row = |(line, verdict): (&Line, &Verdict)| {
        let row = outcome_row::Model {
            import_id: import.id,
            line: i32::try_from(line.line).unwrap_or(i32::MAX),
            tenant_id: import.tenant_id,
            code: line.code.clone(),
            outcome: verdict.outcome,
            changes: json!(verdict.changes),
            reasons: json!(verdict.reasons),
        };
        row.into_active_model()
    };
    let rows: Vec<_> = lines.iter().zip(verdicts).map(row).collect();
    product_import_row::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// Counts the rows as done, if the import is still this process's.
async fn count(tx: &Tx, import: &product_import::Model, verdicts: &[Verdict]) -> Result<bool> {
    use product_import::Column;
    let of = |outcome: RowOutcome| {
        let these = verdicts.iter().filter(|verdict| verdict.outcome == outcome).count();
        i64::try_from(these).unwrap_or(i64::MAX)
    };
    let all = i64::try_from(verdicts.len()).unwrap_or(i64::MAX);
    let written = product_import::Entity::update_many()
        .col_expr(Column::RowsDone, Expr::col(Column::RowsDone).add(all))
        .col_expr(Column::Created, Expr::col(Column::Created).add(of(RowOutcome::Created)))
        .col_expr(Column::Updated, Expr::col(Column::Updated).add(of(RowOutcome::Updated)))
        .col_expr(Column::Unchanged, Expr::col(Column::Unchanged).add(of(RowOutcome::Unchanged)))
        .col_expr(Column::Refused, Expr::col(Column::Refused).add(of(RowOutcome::Refused)))
        .col_expr(Column::Attempts, Expr::value(0))
        .col_expr(Column::LeaseUntil, Expr::value(tx.now() + LEASE))
        .filter(Column::Id.eq(import.id))
        .filter(Column::State.eq(ImportState::Running))
        .filter(Column::Fence.eq(import.fence))
        .exec(tx.conn())
        .await?;
    Ok(written.rows_affected == 1)
}
