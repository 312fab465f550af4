//! Products whose part vanished from the old system: made inactive, never deleted, and only as
//! many as can be believed.

use kernel::Tx;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};

use super::problems::{Problem, Trouble};
use super::runs::{Run, VANISHED_KEPT};
use crate::entity::{gone_part, product};
use crate::products::next_revision;

/// So many may always vanish.
const FEW: usize = 20;
/// Beyond them, one in so many of the parts that are there: a table that was half restored must
/// not empty the shop.
const ONE_IN: i64 = 10;

/// Whether what a complete pass did not find is to be believed.
pub fn verdict(run: &Run) -> Result<(), Trouble> {
    let missing = run.vanished.len();
    if missing == 0 {
        return Ok(());
    }
    if run.row.seen == 0 {
        return Err(Trouble::Empty);
    }
    let believable = usize::try_from(run.row.seen / ONE_IN).unwrap_or(usize::MAX).max(FEW);
    if run.is_full() || missing <= believable.min(VANISHED_KEPT - 1) {
        return Ok(());
    }
    Err(Trouble::TooManyVanished)
}

/// Makes the products of vanished parts inactive, except those that found another part since.
pub async fn deactivate(tx: &Tx, run: &mut Run) -> kernel::Result<()> {
    if run.vanished.is_empty() {
        return Ok(());
    }
    let revision = next_revision(tx).await?;
    let tenant = tx.tenant().id;
    let still = product::Entity::find()
        .filter(product::Column::TenantId.eq(tenant))
        .filter(product::Column::Id.is_in(run.vanished.iter().map(|(id, _)| *id)))
        .filter(product::Column::IsActive.eq(true))
        .order_by_asc(product::Column::Id)
        .all(tx.conn())
        .await?;
    let still: Vec<_> = still
        .into_iter()
        .filter_map(|row| Some((row.id, row.ref_part_id?, row.code)))
        .filter(|(id, part, _)| run.vanished.contains(&(*id, *part)))
        .collect();
    if still.is_empty() {
        return Ok(());
    }
    product::Entity::update_many()
        .col_expr(product::Column::IsActive, Expr::value(false))
        .col_expr(product::Column::Revision, Expr::value(revision))
        .col_expr(product::Column::Version, Expr::col(product::Column::Version).add(1))
        .col_expr(product::Column::UpdatedAt, Expr::value(tx.now()))
        .filter(product::Column::TenantId.eq(tenant))
        .filter(product::Column::Id.is_in(still.iter().map(|(id, ..)| *id)))
        .exec(tx.conn())
        .await?;
    let marks = still.iter().map(|(product, part, _)| gone_part::ActiveModel {
        product_id: Set(*product),
        tenant_id: Set(tenant),
        ref_part_id: Set(*part),
        gone_at: Set(tx.now()),
    });
    let again = OnConflict::column(gone_part::Column::ProductId)
        .update_columns([gone_part::Column::RefPartId, gone_part::Column::GoneAt])
        .to_owned();
    gone_part::Entity::insert_many(marks)
        .on_conflict(again)
        .exec_without_returning(tx.conn())
        .await?;
    run.row.deactivated += i64::try_from(still.len()).unwrap_or(i64::MAX);
    for (_, part, code) in still {
        run.tell(Problem::vanished(part, &code));
    }
    Ok(())
}
