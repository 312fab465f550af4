//! Runs due jobs: claims a few at a time, retries with back-off, buries what cannot be helped.

use std::panic::AssertUnwindSafe;
use std::time::Duration as Pause;

use chrono::Duration;
use futures::stream::FuturesUnordered;
use futures::{FutureExt, StreamExt};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, FromQueryResult, PaginatorTrait, QueryFilter, Statement,
};

use super::{Failure, JobContext, Runner, finish};
use crate::app::App;
use crate::db::Write;
use crate::entity::job;
use crate::pump::{Progress, Pump};
use crate::tasks;

/// The worker's name for [`Kernel::nudge`](crate::Kernel::nudge).
pub const PUMP: &str = "jobs";
/// Jobs one node runs at once.
const BATCH: u64 = 8;
/// A worker that is silent for this long counts as dead and its jobs are taken over.
const LEASE: Duration = Duration::minutes(5);
/// First pause after a failure; doubles with each.
const FIRST_PAUSE: Duration = Duration::seconds(2);
/// Longest pause between attempts.
const LONGEST_PAUSE: Duration = Duration::minutes(15);

/// The worker as background work.
pub(crate) fn pump() -> Pump {
    Pump { name: PUMP, every: Pause::from_secs(1), step: |app| Box::pin(step(app)) }
}

async fn step(app: &App) -> anyhow::Result<Progress> {
    if !any_due(app).await? {
        return Ok(Progress::Idle);
    }
    let claimed = claim(app).await?;
    if claimed.is_empty() {
        return Ok(Progress::Idle);
    }
    let mut running: FuturesUnordered<_> = claimed.into_iter().map(|job| work(app, job)).collect();
    while running.next().await.is_some() {}
    Ok(Progress::Worked)
}

/// Looks before claiming, so that an idle node writes nothing.
async fn any_due(app: &App) -> anyhow::Result<bool> {
    let due = job::Entity::find()
        .filter(
            job::Column::State
                .eq("queued")
                .and(job::Column::RunAt.lte(app.now()))
                .or(job::Column::State.eq("running").and(job::Column::LeaseUntil.lt(app.now()))),
        )
        .one(app.db.read())
        .await?;
    Ok(due.is_some())
}

async fn claim(app: &App) -> anyhow::Result<Vec<job::Model>> {
    let now = app.now();
    let write = app.db.begin().await?;
    let sql = format!(
        "UPDATE jobs SET state = 'running', attempts = attempts + 1, lease_until = $1 \
         WHERE id IN (SELECT id FROM jobs \
           WHERE (state = 'queued' AND run_at <= $2) OR (state = 'running' AND lease_until < $2) \
           ORDER BY run_at, id LIMIT {BATCH}{}) RETURNING *",
        app.db.skip_locked()
    );
    let statement =
        Statement::from_sql_and_values(app.db.backend(), sql, [(now + LEASE).into(), now.into()]);
    let claimed = job::Model::find_by_statement(statement).all(write.conn()).await?;
    write.commit().await?;
    Ok(claimed)
}

async fn work(app: &App, job: job::Model) {
    // A panic is a failed attempt of this one job, not the end of the worker.
    let outcome = AssertUnwindSafe(attempt(app, &job)).catch_unwind().await;
    let outcome = outcome.unwrap_or_else(|panic| {
        Err(Failure::Retry(anyhow::anyhow!("the job panicked: {}", tasks::panic_text(&*panic))))
    });
    let recorded = match outcome {
        Ok(()) => Ok(()),
        Err(failure) => {
            metrics::counter!("niaga_job_failures_total", "kind" => job.kind.clone()).increment(1);
            record(app, &job, failure).await
        }
    };
    if let Err(error) = recorded {
        tracing::error!(job = %job.id, error = format!("{error:#}"), "recording a job's outcome");
    }
}

async fn attempt(app: &App, job: &job::Model) -> Result<(), Failure> {
    let Some(Runner { run, tries }) = app.registry().jobs.get(job.kind.as_str()).copied() else {
        return Err(Failure::Wait(
            LONGEST_PAUSE,
            anyhow::anyhow!("this version does not know the job"),
        ));
    };
    // Failures are counted where they are recorded; this one never lived to record any.
    if job.attempts > tries {
        return Err(Failure::GiveUp(anyhow::anyhow!("its worker died on every try")));
    }
    let tenant = app.tenant(job.tenant_id).await?;
    let ctx =
        JobContext { app: app.clone(), tenant, id: job.id, kind: "job", attempt: job.attempts };
    run(job.payload.clone(), ctx).await?;
    finish_if_running(app, job).await?;
    Ok(())
}

/// Marks a job done that did not complete itself in its own transaction.
async fn finish_if_running(app: &App, job: &job::Model) -> anyhow::Result<()> {
    let still = job::Entity::find_by_id(job.id)
        .filter(job::Column::Attempts.eq(job.attempts))
        .count(app.db.read())
        .await?;
    if still == 0 {
        return Ok(());
    }
    let write: Write = app.db.begin().await?;
    finish(write.conn(), job.id, job.attempts).await?;
    write.commit().await
}

async fn record(app: &App, job: &job::Model, failure: Failure) -> anyhow::Result<()> {
    let tries = app.registry().jobs.get(job.kind.as_str()).map_or(i32::MAX, |runner| runner.tries);
    let (state, pause, error, counts) = match failure {
        Failure::GiveUp(error) => ("dead", Duration::zero(), error, true),
        Failure::Wait(pause, error) => ("queued", pause, error, false),
        Failure::Retry(error) if job.attempts >= tries => ("dead", Duration::zero(), error, true),
        Failure::Retry(error) => ("queued", pause_after(app, job.attempts), error, true),
    };
    tracing::warn!(job = %job.id, kind = job.kind, state, error = format!("{error:#}"), "job failed");
    let attempts = if counts { job.attempts } else { job.attempts - 1 };
    let write = app.db.begin().await?;
    if state == "queued" {
        absorb_twin(&write, job).await?;
    }
    job::Entity::update_many()
        .col_expr(job::Column::State, Expr::value(state))
        .col_expr(job::Column::Attempts, Expr::value(attempts))
        .col_expr(job::Column::Waits, Expr::col(job::Column::Waits).add(i32::from(!counts)))
        .col_expr(job::Column::RunAt, Expr::value(app.now() + pause))
        .col_expr(job::Column::LastError, Expr::value(format!("{error:#}")))
        .filter(job::Column::Id.eq(job.id))
        .filter(job::Column::State.eq("running"))
        .filter(job::Column::Attempts.eq(job.attempts))
        .exec(write.conn())
        .await?;
    write.commit().await
}

/// Before a job queues up again it stands for the one that was queued while it ran: two would be
/// one too many, and the older one remembers its tries.
async fn absorb_twin(write: &Write, job: &job::Model) -> anyhow::Result<()> {
    if let Some(key) = &job.dedupe_key {
        job::Entity::delete_many()
            .filter(job::Column::TenantId.eq(job.tenant_id))
            .filter(job::Column::DedupeKey.eq(key))
            .filter(job::Column::State.eq("queued"))
            .exec(write.conn())
            .await?;
    }
    Ok(())
}

/// 2 s, 4 s, 8 s … 15 min, each up to a quarter longer so that failures do not march in step.
fn pause_after(app: &App, attempts: i32) -> Duration {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0);
    let doublings = Ord::min(doublings, 16);
    let pause = Ord::min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE);
    pause + pause * i32::try_from(app.random.below(250)).unwrap_or(0) / 1000
}
