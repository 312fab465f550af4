//! What a moment brings: sleeps that end, and targets that are missed.

use kernel::{App, Tenant, Tx};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

use super::PUMP;
use crate::assignment::hand;
use crate::conversations::audience::audience;
use crate::conversations::state::{State, is_snoozed};
use crate::entity::{conversation, inbox};
use crate::events::TargetMissed;
use crate::ids::ConversationId;
use crate::messages::write::{self, Done};
use crate::settings::agents_see;

/// Most in one step.
const AT_ONCE: u64 = 100;

/// Opens what was put aside until now. Answers how many.
pub(super) async fn wake(app: &App, tenant: &Tenant) -> anyhow::Result<usize> {
    use conversation::Column;
    let due = Condition::all().add(is_snoozed()).add(Column::SnoozedUntil.lte(app.now()));
    let ids = ids(app, tenant, due, Column::SnoozedUntil).await?;
    let mut woken = 0;
    for id in ids {
        let mut tx = app.begin_as(PUMP, tenant).await?;
        let Some(mut row) = held(&tx, id).await? else { continue };
        let state = State::of(&row)?;
        if state.wake(tx.now()) == state {
            continue;
        }
        state.wake(tx.now()).write(&mut row);
        let (from, to) = (Some("snoozed".to_owned()), Some("open".to_owned()));
        let line = write::event(&tx, &mut row, Done { what: "state", by: None, from, to });
        let mut lines = vec![line];
        // Whoever put it aside may have gone home since.
        let before = row.assignee_id;
        if let Some(inbox) = inbox::Entity::find_by_id(row.inbox_id).one(tx.conn()).await? {
            let given = crate::assignment::give::by_turn(&mut tx, &inbox, &mut row, None).await;
            lines.extend(given.map_err(base::Error::into_fault)?);
        }
        hand::finish(&mut tx, row, lines, before).await.map_err(base::Error::into_fault)?;
        tx.commit().await?;
        woken += 1;
    }
    Ok(woken)
}

/// Tells of targets that are missed, each once. Answers how many.
pub(super) async fn tell_late(app: &App, tenant: &Tenant) -> anyhow::Result<usize> {
    use conversation::Column;
    let now = app.now();
    let first = Condition::all()
        .add(Column::FirstReplyDue.lte(now))
        .add(Column::FirstReplyLateAt.is_null());
    let last = Condition::all()
        .add(Column::ResolutionDue.lte(now))
        .add(Column::ResolutionLateAt.is_null());
    let mut late = ids(app, tenant, first, Column::FirstReplyDue).await?;
    late.extend(ids(app, tenant, last, Column::ResolutionDue).await?);
    late.sort();
    late.dedup();
    let mut told = 0;
    for id in late {
        let mut tx = app.begin_as(PUMP, tenant).await?;
        let Some(row) = held(&tx, id).await? else { continue };
        if tell_one(&mut tx, row).await.map_err(base::Error::into_fault)? {
            tx.commit().await?;
            told += 1;
        }
    }
    Ok(told)
}

async fn tell_one(tx: &mut Tx, mut row: conversation::Model) -> kernel::Result<bool> {
    let (now, mut missed) = (tx.now(), Vec::new());
    let is_late = |due: Option<chrono::DateTime<chrono::Utc>>| due.is_some_and(|due| due <= now);
    if is_late(row.first_reply_due) && row.first_reply_late_at.is_none() {
        row.first_reply_late_at = Some(now);
        missed.push("first_reply");
    }
    if is_late(row.resolution_due) && row.resolution_late_at.is_none() {
        row.resolution_late_at = Some(now);
        missed.push("resolution");
    }
    if missed.is_empty() {
        return Ok(false);
    }
    let see = agents_see(tx.conn(), row.tenant_id).await?;
    let mut lines = Vec::new();
    for target in missed {
        let to = Some(target.to_owned());
        lines.push(write::event(tx, &mut row, Done { what: "late", by: None, from: None, to }));
        let data = json!({ "conversation": row.id, "target": target });
        let audience = audience(&row, see);
        tx.announce(TargetMissed { subject: row.id.to_string(), audience, data });
    }
    let assignee = row.assignee_id;
    hand::finish(tx, row, lines, assignee).await?;
    Ok(true)
}

async fn ids(
    app: &App,
    tenant: &Tenant,
    due: Condition,
    by: conversation::Column,
) -> anyhow::Result<Vec<ConversationId>> {
    let ids = conversation::Entity::find()
        .select_only()
        .column(conversation::Column::Id)
        .filter(conversation::Column::TenantId.eq(tenant.id))
        .filter(due)
        .order_by_asc(by)
        .limit(AT_ONCE)
        .into_tuple()
        .all(app.db.read())
        .await?;
    Ok(ids)
}

async fn held(tx: &Tx, id: ConversationId) -> anyhow::Result<Option<conversation::Model>> {
    let found = conversation::Entity::find_by_id(id)
        .filter(conversation::Column::TenantId.eq(tx.tenant().id))
        .lock_exclusive();
    Ok(found.one(tx.conn()).await?)
}
