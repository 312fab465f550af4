//! Schedules in each tenant's zone, started once per cluster, caught up after a stop.

use std::time::Duration as Pause;

use anyhow::Context;
use chrono::{DateTime, Utc};
use croner::Cron as Pattern;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::actor::Tenant;
use crate::app::App;
use crate::entity::cron_run;
use crate::pump::{Progress, Pump};
use crate::tx::Tx;

/// How often schedules are looked at: the most a slot can be late.
const EVERY: Pause = Pause::from_secs(15);

/// One schedule. The job it queues tells the work.
#[derive(Clone, Copy, Debug)]
pub struct Cron {
    /// Its stored name, e.g. `parts.sync_stock`.
    pub name: &'static str,
    /// Minute, hour, day, month, weekday in the tenant's zone, e.g. `0 9 * * *`.
    pub pattern: &'static str,
    /// Queues the work for one slot in the transaction that marks the slot started.
    pub queue: fn(&mut Tx, DateTime<Utc>) -> crate::Result<()>,
}

/// The schedules as background work.
pub(crate) fn pump() -> Pump {
    Pump { name: "cron", every: EVERY, step: |app| Box::pin(step(app)) }
}

async fn step(app: &App) -> anyhow::Result<Progress> {
    let mut progress = Progress::Idle;
    if app.registry().crons.is_empty() {
        return Ok(progress);
    }
    for tenant in app.directory().tenants(app).await? {
        for cron in &app.registry().crons {
            if start_if_due(app, &tenant, cron).await? {
                progress = Progress::Worked;
            }
        }
    }
    Ok(progress)
}

/// Starts the newest due slot, if any. Older missed slots are one with it: work that ran late
/// looks at what is due now, not at how often it was missed.
async fn start_if_due(app: &App, tenant: &Tenant, cron: &Cron) -> anyhow::Result<bool> {
    let now = app.now();
    let key = (cron.name.to_owned(), tenant.id);
    let Some(last) = cron_run::Entity::find_by_id(key).one(app.db.read()).await? else {
        remember_first_sight(app, tenant, cron).await?;
        return Ok(false);
    };
    let Some(slot) = newest_slot(cron.pattern, tenant, last.slot, now)? else {
        return Ok(false);
    };
    let mut tx = app.begin_as(cron.name, tenant).await?;
    let won = cron_run::Entity::update_many()
        .col_expr(cron_run::Column::Slot, Expr::value(slot))
        .filter(cron_run::Column::Name.eq(cron.name))
        .filter(cron_run::Column::TenantId.eq(tenant.id))
        .filter(cron_run::Column::Slot.eq(last.slot))
        .exec(tx.conn())
        .await?;
    if won.rows_affected == 0 {
        return Ok(false);
    }
    (cron.queue)(&mut tx, slot)?;
    tx.commit().await?;
    Ok(true)
}

/// A schedule seen for the first time waits for its next slot.
async fn remember_first_sight(app: &App, tenant: &Tenant, cron: &Cron) -> anyhow::Result<()> {
    let tx = app.begin_as(cron.name, tenant).await?;
    let row = cron_run::ActiveModel {
        name: Set(cron.name.to_owned()),
        tenant_id: Set(tenant.id),
        slot: Set(tx.now()),
    };
    cron_run::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    Ok(tx.commit().await?)
}

/// The last slot after `since` and not after `now`.
fn newest_slot(
    pattern: &str,
    tenant: &Tenant,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> anyhow::Result<Option<DateTime<Utc>>> {
    let schedule: Pattern = pattern.parse().with_context(|| format!("the schedule {pattern}"))?;
    let local = now.with_timezone(&tenant.zone.tz());
    let slot = schedule.find_previous_occurrence(&local, true).context("finding the last slot")?;
    let slot = slot.with_timezone(&Utc);
    Ok((slot > since).then_some(slot))
}
