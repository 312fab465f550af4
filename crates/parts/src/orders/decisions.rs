//! Asking the old system what it decided about the orders we submitted.

use chrono::{DateTime, Duration, Utc};
use kernel::jobs::cron::Cron;
use kernel::{Failure, Job, JobContext, audit};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::State as Parts;
use crate::data_part::{Decision, Submitted};
use crate::entity::order;
use crate::ids::OrderId;
use crate::orders::state::Status;
use crate::orders::step::{self, Step, Whose};
use crate::orders::{Refusal, reject};
use crate::sync::DataPartUpdated;
use crate::sync::marks::{self, Mark};

/// Who takes these steps, as timelines name it.
pub const OLD_SYSTEM: &str = "Sistem dealer";
/// Why the old system rejected an order: it does not say, and the shop should know who did.
pub const OLD_SYSTEM_REASON: &str = "Ditolak oleh sistem dealer";

/// Orders of one question.
const BATCH: u64 = 500;
/// Pause while the old system is away; the next slot comes soon anyway.
const AWAY: Duration = Duration::minutes(1);

/// Every five minutes: nobody waits at the screen for the old system's people.
pub const CRON: Cron = Cron {
    name: PollDecisions::KIND,
    pattern: "*/5 * * * *",
    queue: |tx, _slot| tx.enqueue(&PollDecisions {}).map(drop),
};

/// Looks at every submitted order once.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct PollDecisions {}

impl Job for PollDecisions {
    const KIND: &'static str = "parts.poll_decisions";

    fn dedupe_key(&self) -> Option<String> {
        Some("all".to_owned())
    }

    async fn run(self, ctx: JobContext) -> Result<(), Failure> {
        if !ctx.app().state::<Parts>().data_part.is_configured() {
            return Ok(());
        }
        let began_at = ctx.now();
        let mut after: Option<(DateTime<Utc>, OrderId)> = None;
        loop {
            let rows = submitted(&ctx, after).await?;
            let Some(last) = rows.last() else {
                return Ok(finish(&ctx, began_at).await?);
            };
            after = Some((last.created_at, last.id));
            follow(&ctx, &rows).await?;
        }
    }
}

/// Notes that every submitted order was looked up, for the office's screen.
async fn finish(ctx: &JobContext, began_at: DateTime<Utc>) -> kernel::Result<()> {
    let mut tx = ctx.begin().await?;
    marks::set(&tx, Mark::Decisions(began_at)).await?;
    tx.announce(DataPartUpdated { about: tx.tenant().id.to_string() });
    tx.commit().await
}

/// The next batch of submitted orders, oldest first.
async fn submitted(
    ctx: &JobContext,
    after: Option<(DateTime<Utc>, OrderId)>,
) -> anyhow::Result<Vec<order::Model>> {
    let mut cursor = order::Entity::find()
        .filter(order::Column::TenantId.eq(ctx.tenant().id))
        .filter(order::Column::Status.eq(Status::Submitted))
        .cursor_by((order::Column::CreatedAt, order::Column::Id));
    if let Some(after) = after {
        cursor.after(after);
    }
    Ok(cursor.first(BATCH).all(ctx.app().db.read()).await?)
}

/// Asks once for all of `rows` and follows what was decided.
async fn follow(ctx: &JobContext, rows: &[order::Model]) -> Result<(), Failure> {
    let named =
        |row: &order::Model| Some(Submitted { id: row.ref_so_id?, number: row.so_number.clone()? });
    let questions: Vec<_> = rows.iter().filter_map(named).collect();
    let data_part = &ctx.app().state::<Parts>().data_part;
    let answers = data_part.decisions(&questions).await;
    let answers = answers.map_err(|error| Failure::Wait(AWAY, error.into()))?;
    for (there, decision) in answers {
        let ours = rows.iter().find(|row| row.ref_so_id == Some(there.id));
        if let Some(ours) = ours {
            decide(ctx, ours.id, decision).await?;
        }
    }
    Ok(())
}

/// Takes the step of one decision; nothing when another node was faster.
async fn decide(ctx: &JobContext, id: OrderId, decision: Decision) -> anyhow::Result<()> {
    let mut tx = ctx.begin_step().await?;
    let at = tx.now();
    let reason = match decision {
        Decision::Approved => None,
        Decision::Rejected => Some(OLD_SYSTEM_REASON),
    };
    let taken =
        step::take(
            &mut tx,
            Whose::Everyones,
            id,
            Step::of(OLD_SYSTEM, reason),
            |state| match reason {
                None => state.old_system_approves(at),
                Some(reason) => state.old_system_rejects(reason.to_owned(), at),
            },
        );
    let row = match taken.await {
        Ok(row) => row,
        Err(error) if error.code() == Some(Refusal::NOT_SUBMITTED) => return Ok(()),
        Err(error) => return Err(error.into_fault()),
    };
    if let Some(reason) = reason {
        reject::announce(&mut tx, &row, reason).await?;
    }
    let before = json!({"status": Status::Submitted.shown()});
    let after = json!({"status": row.status.shown()});
    tx.audit(audit::Entry::new("parts.order.follow_decision", id).before(before).after(after));
    tx.commit().await.map_err(base::Error::into_fault)
}
