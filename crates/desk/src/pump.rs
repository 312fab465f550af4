//! What the clock does at the desk: wakes what sleeps, takes from agents who are gone, tells of
//! missed targets, and gives what waits.

mod due;
mod gone;

use std::collections::BTreeSet;
use std::time::Duration as Pause;

use base::TenantId;
use chrono::{DateTime, Duration, Utc};
use kernel::{App, Progress, Pump, Tenant};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::assignment::queue;
use crate::conversations::state::{is_open, is_snoozed};
use crate::entity::{agent, conversation};

/// The pump's name.
pub const PUMP: &str = "desk";
/// How often the clock is looked at: a customer does not notice five seconds of ten minutes.
const EVERY: Pause = Pause::from_secs(5);
/// Businesses with waiting customers that are looked at in one step.
const TENANTS: u64 = 200;
/// Conversations whose moment has come that are looked at in one step.
const DUE: u64 = 500;

/// The clock as background work.
pub(crate) fn pump() -> Pump {
    Pump { name: PUMP, every: EVERY, step: |app| Box::pin(step(app)) }
}

async fn step(app: &App) -> anyhow::Result<Progress> {
    let mut progress = Progress::Idle;
    for id in concerned(app).await? {
        let tenant = app.tenant(id).await?;
        if step_of(app, &tenant).await? {
            progress = Progress::Worked;
        }
    }
    Ok(progress)
}

/// Businesses in which the clock may have something to do: four looks at small indices.
async fn concerned(app: &App) -> anyhow::Result<BTreeSet<TenantId>> {
    use conversation::Column;
    let now = app.now();
    // What is due is dealt with, so the oldest of it names everybody sooner or later. To ask for
    // distinct businesses here would make SQLite walk through all there ever was.
    let due = [
        (is_snoozed().and(Column::SnoozedUntil.lte(now)), Column::SnoozedUntil),
        (
            Column::FirstReplyDue.lte(now).and(Column::FirstReplyLateAt.is_null()),
            Column::FirstReplyDue,
        ),
        (
            Column::ResolutionDue.lte(now).and(Column::ResolutionLateAt.is_null()),
            Column::ResolutionDue,
        ),
    ];
    let mut ids = BTreeSet::new();
    let of = || conversation::Entity::find().select_only().column(Column::TenantId);
    for (condition, by) in due {
        let found = of().filter(condition).order_by_asc(by).limit(DUE);
        ids.extend(found.into_tuple::<TenantId>().all(app.db.read()).await?);
    }
    let waits = is_open().and(Column::WaitingSince.is_not_null());
    let found = of().filter(waits).distinct().limit(TENANTS);
    ids.extend(found.into_tuple::<TenantId>().all(app.db.read()).await?);
    Ok(ids)
}

async fn step_of(app: &App, tenant: &Tenant) -> anyhow::Result<bool> {
    let mut worked = due::wake(app, tenant).await? > 0;
    worked |= due::tell_late(app, tenant).await? > 0;
    worked |= gone::release(app, tenant).await? > 0;
    worked |= give(app, tenant).await? > 0;
    Ok(worked)
}

/// Gives what waits, if anybody waits and anybody is there.
async fn give(app: &App, tenant: &Tenant) -> anyhow::Result<usize> {
    let waits = conversation::Entity::find()
        .filter(conversation::Column::TenantId.eq(tenant.id))
        .filter(is_open())
        .filter(conversation::Column::AssigneeId.is_null())
        .filter(conversation::Column::WaitingSince.is_not_null())
        .limit(1)
        .one(app.db.read())
        .await?;
    if waits.is_none() || !anybody_is_there(app, tenant, app.now()).await? {
        return Ok(0);
    }
    let mut tx = app.begin_as(PUMP, tenant).await?;
    let turn = queue::turn(&tx).await?;
    let given = queue::run(&mut tx, turn).await?;
    if given > 0 {
        tx.commit().await?;
    }
    Ok(given)
}

async fn anybody_is_there(app: &App, tenant: &Tenant, now: DateTime<Utc>) -> anyhow::Result<bool> {
    let recent: Duration = crate::agents::ONLINE;
    let found = agent::Entity::find()
        .filter(agent::Column::TenantId.eq(tenant.id))
        .filter(agent::Column::Availability.eq(crate::agents::Availability::Available))
        .filter(agent::Column::LastSeenAt.gt(now - recent))
        .limit(1)
        .one(app.db.read())
        .await?;
    Ok(found.is_some())
}
