//! Following `tblpart_id`: new parts become products, changed ones follow, vanished ones are made
//! inactive at the end of a complete pass.

use kernel::JobContext;

use super::job::{Stop, Sync, Turn};
use super::marks::{self, Mark};
use super::plan::{self, Plan};
use super::problems::Trouble;
use super::runs::{Run, VANISHED_KEPT};
use super::{Kind, Phase, gone, page};
use crate::State as Parts;
use crate::data_part::Part;

/// Parts of one page: one question there, one small transaction here.
pub const PAGE: u64 = 1_000;
/// Pages of one turn. Between turns the node's other jobs have theirs.
const PAGES: usize = 5;

/// Passes over the next pages.
pub async fn turn(ctx: &JobContext, run: &mut Run) -> Result<Turn, Stop> {
    let data_part = &ctx.app().state::<Parts>().data_part;
    for _ in 0..PAGES {
        let parts = data_part.parts(run.row.place, PAGE).await?;
        let is_last = (parts.len() as u64) < PAGE;
        if !step(ctx, run, &parts, is_last).await? {
            return Ok(Turn::Overtaken);
        }
        if is_last {
            return Ok(Turn::Complete);
        }
    }
    Ok(Turn::MoreToDo)
}

/// Follows one page; false when another worker has taken the run over.
async fn step(
    ctx: &JobContext,
    run: &mut Run,
    parts: &[Part],
    is_last: bool,
) -> Result<bool, Stop> {
    let (db, tenant) = (ctx.app().db.read(), ctx.tenant().id);
    let ours = page::load(db, tenant, parts).await?;
    let rivals = plan::rivals(parts, &ours);
    let living = ctx.app().state::<Parts>().data_part.existing(&rivals).await?;
    let until = parts.last().map(|part| part.id);
    let range = (run.row.place, until.filter(|_| !is_last));
    let missed = page::vanished(db, tenant, range, parts, VANISHED_KEPT as u64).await?;
    run.miss(missed);
    run.row.seen += i64::try_from(parts.len()).unwrap_or(i64::MAX);
    run.row.place = until.unwrap_or(run.row.place);
    let mut plan = Plan::of(parts, &ours, &living);
    if plan.is_empty() {
        count(run, plan);
        return Ok(true);
    }
    let tx = ctx.begin_step().await?;
    let revision = page::revision(&tx).await?;
    // Once more, now that nobody else writes products: what was read before may have changed. A
    // rival seen only now counts as gone on living; the next run asks about it.
    let ours = page::load(tx.conn(), tenant, parts).await?;
    let living = living.into_iter().chain(newcomers(&rivals, parts, &ours)).collect();
    plan = Plan::of(parts, &ours, &living);
    page::write(&tx, &plan, revision).await?;
    count(run, plan);
    if !run.save(&tx).await? {
        return Ok(false);
    }
    tx.commit().await?;
    Ok(true)
}

fn newcomers(known: &[i64], parts: &[Part], ours: &[plan::Ours]) -> Vec<i64> {
    plan::rivals(parts, ours).into_iter().filter(|part| !known.contains(part)).collect()
}

fn count(run: &mut Run, plan: Plan) {
    let length = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    run.row.created += length(plan.create.len());
    run.row.updated += length(plan.change.len());
    run.row.unchanged += plan.unchanged;
    for problem in plan.problems {
        run.refuse(problem);
    }
}

/// Ends a complete pass: only now is it known what has vanished.
pub async fn complete(ctx: &JobContext, run: &mut Run) -> kernel::Result<()> {
    let mut tx = ctx.begin().await?;
    match gone::verdict(run) {
        Ok(()) => gone::deactivate(&tx, run).await?,
        Err(trouble) => run.row.trouble = Some(Trouble::word(trouble).to_owned()),
    }
    marks::set(&tx, Mark::Products(run.began_at())).await?;
    if run.row.created + run.row.updated > 0 {
        // Nobody has asked for the stock of what is new here.
        tx.enqueue(&Sync { kind: Kind::Stock, may_open: true })?;
    }
    if run.end(&mut tx, Phase::Done).await? {
        tx.commit().await?;
    }
    Ok(())
}
