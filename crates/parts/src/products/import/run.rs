//! Takes imports up and goes on with them, batch by batch, whoever began and wherever it stopped.
//!
//! A pump of its own and no job: an import takes minutes, and orders on their way to the old
//! system shall not wait behind it. One process has an import at a time, by its lease; the fence
//! keeps out one that lost it.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::pin::pin;
use std::time::Duration as Patience;

use anyhow::Context;
use base::{Language, Refuse};
use chrono::{DateTime, Duration, Utc};
use kernel::{App, Progress, Pump, Tenant, Tx, audit};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use tokio::sync::mpsc;

use super::batch::{self, BATCH};
use super::columns::LAYOUT;
use super::row::Line;
use super::{ImportUpdated, Refusal, store};
use crate::entity::product_import::{self, Column, Entity, ImportState, Model};
use crate::products::CatalogueUpdated;

/// The pump's name.
pub const PUMP: &str = "parts.imports";
/// A process that is silent for this long counts as dead, and its import is taken up again. A
/// batch takes a fraction of a second.
pub(super) const LEASE: Duration = Duration::seconds(30);
/// Times an import is taken up without reading one more row before it is given up.
const TRIES: i32 = 8;
/// How long an upload waits for its import.
const SOON: Patience = Patience::from_secs(2);
/// Screens hear of a running import this often.
const TELL_EVERY: Duration = Duration::seconds(1);
/// Batches that are read ahead; more would only fill the memory.
const AHEAD: usize = 2;

/// The imports as background work.
pub fn pump() -> Pump {
    Pump { name: PUMP, every: Patience::from_secs(5), step: |app| Box::pin(step(app)) }
}

async fn step(app: &App) -> anyhow::Result<Progress> {
    let due = Entity::find()
        .filter(is_free(app.now()))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .one(app.db.read())
        .await?;
    let Some(row) = due else {
        return Ok(Progress::Idle);
    };
    let tenant = app.tenant(row.tenant_id).await?;
    if let Some(import) = take_up(app, &tenant, &row).await? {
        go_on(app, &tenant, &import, None).await?;
    }
    Ok(Progress::Worked)
}

/// Begins at once, for two seconds at most; the pump does the rest, and what failed here.
pub(super) async fn soon(app: &App, tenant: &Tenant, row: &Model) {
    let begun = async {
        match take_up(app, tenant, row).await? {
            Some(import) => go_on(app, tenant, &import, Some(SOON)).await,
            None => Ok(()),
        }
    };
    if let Err(error) = begun.await {
        tracing::warn!(import = %row.id, error = format!("{error:#}"), "an import did not begin at once");
    }
}

/// Not ended, and nobody has it.
fn is_free(now: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(Column::State.is_in([ImportState::Queued, ImportState::Running]))
        .add(Column::LeaseUntil.is_null().or(Column::LeaseUntil.lt(now)))
}

/// The import as this process's own; nothing when another one was quicker, or when it was tried
/// too often and is given up.
async fn take_up(app: &App, tenant: &Tenant, row: &Model) -> anyhow::Result<Option<Model>> {
    let mut tx = app.begin_as(PUMP, tenant).await?;
    let taken = Entity::update_many()
        .col_expr(Column::State, Expr::value(ImportState::Running))
        .col_expr(Column::Fence, Expr::col(Column::Fence).add(1))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .col_expr(Column::LeaseUntil, Expr::value(tx.now() + LEASE))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Fence.eq(row.fence))
        .filter(is_free(tx.now()))
        .exec_with_returning(tx.conn())
        .await?;
    let Some(import) = taken.into_iter().next() else {
        return Ok(None);
    };
    if import.attempts > TRIES {
        end(&mut tx, &import, ImportState::Failed, Some(&Refusal::GaveUp)).await?;
        tx.commit().await?;
        return Ok(None);
    }
    tx.commit().await?;
    Ok(Some(import))
}

/// How going on ended.
enum Stop {
    /// Every row was read.
    End,
    /// Time is up, or the process stops: the next one goes on.
    Pause,
    /// Somebody cancelled it, or another process has it.
    Lost,
}

/// Goes on until the end of the file, the end of patience or of the process.
async fn go_on(
    app: &App,
    tenant: &Tenant,
    import: &Model,
    patience: Option<Patience>,
) -> anyhow::Result<()> {
    let content = store::load(app, tenant.id, import.file_id).await?;
    let skip = usize::try_from(import.rows_done).context("counting rows")?;
    let (sender, mut batches) = mpsc::channel(AHEAD);
    let reader = tokio::task::spawn_blocking(move || read(&content, skip, &sender));
    let stop = write_all(app, tenant, import, &mut batches, patience).await;
    // The reader breaks off when nobody takes its batches.
    drop(batches);
    let outcome = reader.await.context("reading an imported file")?;
    match stop? {
        Stop::Lost => Ok(()),
        Stop::Pause => pause(app, tenant, import).await,
        Stop::End => {
            let mut tx = app.begin_as(PUMP, tenant).await?;
            // It could be read when it came, so only a fault of ours makes it a refusal now.
            match &outcome {
                Ok(()) => end(&mut tx, import, ImportState::Done, None).await?,
                Err(refusal) => end(&mut tx, import, ImportState::Failed, Some(refusal)).await?,
            };
            Ok(tx.commit().await?)
        }
    }
}

async fn write_all(
    app: &App,
    tenant: &Tenant,
    import: &Model,
    batches: &mut mpsc::Receiver<Vec<Line>>,
    patience: Option<Patience>,
) -> anyhow::Result<Stop> {
    let mut over = pin!(async {
        match patience {
            Some(patience) => tokio::time::sleep(patience).await,
            None => std::future::pending().await,
        }
    });
    let mut told = None;
    loop {
        let batch = tokio::select! {
            biased;
            () = &mut over => return Ok(Stop::Pause),
            batch = batches.recv() => batch,
        };
        let Some(lines) = batch else {
            return Ok(Stop::End);
        };
        if app.tasks.is_stopping() {
            return Ok(Stop::Pause);
        }
        let mut tx = app.begin_as(PUMP, tenant).await?;
        if !batch::write(&mut tx, import, &lines).await? {
            return Ok(Stop::Lost);
        }
        if told.is_none_or(|told| tx.now() - told >= TELL_EVERY) {
            told = Some(tx.now());
            tx.announce(ImportUpdated { import: import.id });
        }
        tx.commit().await?;
    }
}

/// Reads the file from its beginning, so that a code that stood in an earlier row is known, and
/// passes on what is not done yet.
fn read(
    content: &[u8],
    skip: usize,
    batches: &mpsc::Sender<Vec<Line>>,
) -> Result<(), sheets::Refusal> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let mut count = 0;
    let mut lines = Vec::with_capacity(BATCH);
    let mut is_wanted = true;
    sheets::read(content, &LAYOUT, &mut |row| {
        let mut line = Line::of(&row);
        if let Ok(draft) = &line.said {
            let code = draft.code.clone().unwrap_or_default();
            let first = *seen.entry(code).or_insert(line.line);
            if first != line.line {
                line.duplicates(first);
            }
        }
        count += 1;
        if count > skip {
            lines.push(line);
        }
        if lines.len() == BATCH {
            let full = std::mem::replace(&mut lines, Vec::with_capacity(BATCH));
            is_wanted = batches.blocking_send(full).is_ok();
        }
        if is_wanted { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    if is_wanted && !lines.is_empty() {
        let _nobody_waits = batches.blocking_send(lines);
    }
    Ok(())
}

/// Gives the import back, for the pump of any process to go on with.
async fn pause(app: &App, tenant: &Tenant, import: &Model) -> anyhow::Result<()> {
    let mut tx = app.begin_as(PUMP, tenant).await?;
    Entity::update_many()
        .col_expr(Column::LeaseUntil, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::Attempts, Expr::value(0))
        .filter(Column::Id.eq(import.id))
        .filter(Column::Fence.eq(import.fence))
        .filter(Column::State.eq(ImportState::Running))
        .exec(tx.conn())
        .await?;
    tx.nudge(PUMP);
    Ok(tx.commit().await?)
}

/// Ends the import, unless somebody else has, and tells of it.
pub(super) async fn end(
    tx: &mut Tx,
    import: &Model,
    state: ImportState,
    problem: Option<&dyn Refuse>,
) -> kernel::Result<bool> {
    let problem = problem.map(|refusal| {
        let text = |language| refusal.text(language);
        json!({"code": refusal.code(), "id": text(Language::Id), "en": text(Language::En)})
    });
    let mut ended = Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::FinishedAt, Expr::value(tx.now()))
        .col_expr(Column::LeaseUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(Column::Id.eq(import.id))
        .filter(Column::TenantId.eq(tx.tenant().id))
        .filter(Column::State.is_in([ImportState::Queued, ImportState::Running]));
    if let Some(problem) = problem {
        ended = ended.col_expr(Column::Problem, Expr::value(problem));
    }
    if state != ImportState::Cancelled {
        ended = ended.filter(Column::Fence.eq(import.fence));
    }
    let ended = ended.exec_with_returning(tx.conn()).await?;
    let Some(row) = ended.into_iter().next() else {
        return Ok(false);
    };
    told_end(tx, &row);
    Ok(true)
}

fn told_end(tx: &mut Tx, row: &product_import::Model) {
    tx.announce(ImportUpdated { import: row.id });
    if !row.dry_run && row.created + row.updated > 0 {
        tx.announce(CatalogueUpdated { tenant: row.tenant_id });
    }
    let counts = json!({
        "file_name": row.file_name, "dry_run": row.dry_run, "state": row.state,
        "created": row.created, "updated": row.updated,
        "unchanged": row.unchanged, "refused": row.refused,
    });
    tx.audit(audit::Entry::new("parts.product.import_end", row.id).after(counts));
}
