//! Following `tblstock_part_id`: what changed is written, what did not costs nothing.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use kernel::{JobContext, Tx};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
    Value,
};

use super::job::{Stop, Turn};
use super::marks::{self, Mark};
use super::page::rows_of;
use super::runs::Run;
use super::{Phase, page};
use crate::State as Parts;
use crate::entity::product;
use crate::ids::ProductId;

/// Products of one page: one question there, at most one small transaction here.
pub const PAGE: u64 = 2_000;
/// Pages of one turn. Between turns the node's other jobs have theirs.
const PAGES: usize = 5;

type Linked = (ProductId, i64, Option<i64>);

/// Passes over the next pages.
pub async fn turn(ctx: &JobContext, run: &mut Run) -> Result<Turn, Stop> {
    for _ in 0..PAGES {
        let ours = linked(ctx, run.row.place).await?;
        let Some((_, last, _)) = ours.last().copied() else {
            return Ok(Turn::Complete);
        };
        if !step(ctx, run, &ours).await? {
            return Ok(Turn::Overtaken);
        }
        run.row.place = last;
    }
    Ok(Turn::MoreToDo)
}

/// The next linked products in the order of their parts; never half of those of one part.
async fn linked(ctx: &JobContext, after: i64) -> kernel::Result<Vec<Linked>> {
    use product::Column as C;
    let mut rows: Vec<Linked> = product::Entity::find()
        .select_only()
        .columns([C::Id, C::RefPartId, C::Stock])
        .filter(C::TenantId.eq(ctx.tenant().id))
        .filter(C::RefPartId.gt(after))
        .order_by_asc(C::RefPartId)
        .order_by_asc(C::Id)
        .limit(PAGE)
        .into_tuple()
        .all(ctx.app().db.read())
        .await?;
    let is_full = rows.len() as u64 == PAGE;
    if let (true, Some((_, first, _)), Some((_, last, _))) =
        (is_full, rows.first().copied(), rows.last().copied())
        && first != last
    {
        rows.retain(|(_, part, _)| *part != last);
    }
    Ok(rows)
}

/// Follows one page; false when another worker has taken the run over.
async fn step(ctx: &JobContext, run: &mut Run, ours: &[Linked]) -> Result<bool, Stop> {
    let mut parts: Vec<i64> = ours.iter().map(|(_, part, _)| *part).collect();
    parts.dedup();
    let asked_at = ctx.now();
    let there = ctx.app().state::<Parts>().data_part.stock(&parts).await?;
    let there: HashMap<i64, i64> = there.into_iter().collect();
    // A part that is not there has no stock that anybody knows.
    let now = |part: i64| there.get(&part).map(|pieces| *pieces.max(&0));
    let changed: Vec<(ProductId, Option<i64>)> = ours
        .iter()
        .filter(|(_, part, stock)| now(*part) != *stock)
        .map(|(id, part, _)| (*id, now(*part)))
        .collect();
    let length = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    run.row.seen += length(ours.len());
    run.row.unchanged += length(ours.len() - changed.len());
    if changed.is_empty() {
        return Ok(true);
    }
    run.row.updated += length(changed.len());
    let tx = ctx.begin_step().await?;
    let revision = page::revision(&tx).await?;
    write(&tx, changed, asked_at, revision).await?;
    if !run.save(&tx).await? {
        return Ok(false);
    }
    tx.commit().await?;
    Ok(true)
}

/// One statement for all that changed, in the order of their ids; a stock that a shop has asked
/// for since stays.
async fn write(
    tx: &Tx,
    mut changed: Vec<(ProductId, Option<i64>)>,
    asked_at: DateTime<Utc>,
    revision: i64,
) -> kernel::Result<()> {
    changed.sort_unstable();
    let sql = format!(
        "WITH news (id, stock) AS (VALUES {}) UPDATE products SET stock = news.stock, \
         stock_as_of = CASE WHEN news.stock IS NULL THEN NULL ELSE $1 END, revision = $2 \
         FROM news WHERE products.id = news.id AND products.tenant_id = $3 \
         AND (products.stock_as_of IS NULL OR products.stock_as_of <= $1)",
        rows_of(changed.len(), 2, 3),
    );
    let mut values: Vec<Value> = vec![asked_at.into(), revision.into(), tx.tenant().id.into()];
    for (product, stock) in changed {
        values.extend([product.into(), stock.into()]);
    }
    let statement = Statement::from_sql_and_values(tx.app().db.backend(), sql, values);
    tx.conn().execute_raw(statement).await?;
    Ok(())
}

/// Ends a complete pass: from now on every linked product's stock is as old as its beginning.
pub async fn complete(ctx: &JobContext, run: &mut Run) -> kernel::Result<()> {
    let mut tx = ctx.begin().await?;
    marks::set(&tx, Mark::Stock(run.began_at())).await?;
    if run.end(&mut tx, Phase::Done).await? {
        tx.commit().await?;
    }
    Ok(())
}
