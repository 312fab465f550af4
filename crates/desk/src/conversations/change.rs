//! `PUT /api/desk/conversations/{id}`: where it stands, how urgent it is, and its labels.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use kernel::audit::Entry;
use kernel::http::{Body, Param};
use kernel::{Permitted, Result, Tx};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::state::{State, Status};
use super::{Conversation, Priority, Refusal, labels_of, load, show};
use crate::assignment::hand;
use crate::assignment::queue;
use crate::csat::ask;
use crate::entity::{conversation, conversation_label, inbox, label, message};
use crate::ids::{ConversationId, LabelId};
use crate::messages::write::{self, Done};
use crate::permissions::WriteDesk;

/// What is to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ConversationChanges {
    /// Where it shall stand; `snoozed` needs `snoozed_until`.
    pub state: Option<Status>,
    /// When it wakes.
    pub snoozed_until: Option<DateTime<Utc>>,
    /// How urgent it is.
    pub priority: Option<Priority>,
    /// Labels that it gets.
    pub add_labels: Vec<LabelId>,
    /// Labels that it loses.
    pub remove_labels: Vec<LabelId>,
}

/// Change where a conversation stands, how urgent it is, and its labels.
///
/// For agents who see it. What is resolved asks the customer how they liked it, where the inbox
/// does, and makes room for who waits. Each change is a line in its timeline.
///
/// Refusals: `desk.conversation.not_found`, `desk.conversation.resolved`,
/// `desk.conversation.another_open`, `desk.conversation.bad_snooze`,
/// `desk.conversation.unknown_label`.
#[utoipa::path(
    put, path = "/api/desk/conversations/{id}", tag = "desk", operation_id = "change_conversation",
    params(("id" = ConversationId, Path)), request_body = ConversationChanges,
    responses((status = 200, body = Conversation), (status = 404, description = "No such conversation")),
)]
pub async fn change(
    agent: Permitted<WriteDesk>,
    Param(id): Param<ConversationId>,
    Body(input): Body<ConversationChanges>,
) -> Result<Body<Conversation>> {
    let mut tx = agent.begin().await?;
    let mut row = load::held(&tx, agent.caller(), id).await?;
    let before = row.clone();
    let lines = apply(&mut tx, &mut row, &input).await?;
    if row == before {
        tx.commit().await?;
        return Ok(Body(show::dressed(agent.db(), agent.caller().account, row).await?));
    }
    let freed = before.state == Status::Open && row.state != Status::Open;
    hand::finish(&mut tx, row.clone(), lines, before.assignee_id).await?;
    if freed && before.assignee_id.is_some() {
        let turn = queue::turn(&tx).await?;
        queue::run(&mut tx, turn).await?;
    }
    tx.audit(Entry::new("desk.conversation.change", id).before(facts(&before)).after(&input));
    tx.commit().await?;
    Ok(Body(show::dressed(agent.db(), agent.caller().account, row).await?))
}

/// Makes the changes in a row that the transaction holds. Answers the lines for the timeline.
pub(crate) async fn apply(
    tx: &mut Tx,
    row: &mut conversation::Model,
    input: &ConversationChanges,
) -> Result<Vec<message::Model>> {
    let mut lines = set_state(tx, row, input).await?;
    lines.extend(set_priority(tx, row, input.priority));
    lines.extend(set_labels(tx, row, input).await?);
    Ok(lines)
}

fn facts(row: &conversation::Model) -> serde_json::Value {
    json!({ "state": row.state, "priority": row.priority, "labels": row.labels })
}

async fn set_state(
    tx: &mut Tx,
    row: &mut conversation::Model,
    input: &ConversationChanges,
) -> Result<Vec<message::Model>> {
    let Some(wanted) = input.state else { return Ok(Vec::new()) };
    let (state, now) = (State::of(row)?, tx.now());
    let next = match wanted {
        Status::Open => state.open(),
        Status::Pending => state.pend()?,
        Status::Snoozed => {
            let until = input.snoozed_until.ok_or(Refusal::BadSnooze)?;
            state.snooze(until, now)?
        }
        Status::Resolved => state.resolve(now),
    };
    if next == state {
        return Ok(Vec::new());
    }
    next.write(row);
    match (state, next) {
        (_, State::Resolved { .. }) => {
            (row.waiting_since, row.first_reply_due, row.resolution_due) = (None, None, None);
        }
        (State::Resolved { .. }, _) => {
            (row.opened_at, row.first_replied_at) = (now, None);
            (row.first_reply_late_at, row.resolution_late_at) = (None, None);
        }
        _ => {}
    }
    let done = Done {
        what: "state",
        by: tx.actor().account(),
        from: word(state.status()),
        to: word(next.status()),
    };
    let mut lines = vec![write::event(tx, row, done)];
    if matches!(next, State::Resolved { .. }) {
        let inbox = inbox::Entity::find_by_id(row.inbox_id).one(tx.conn()).await?;
        let contact = load::contact_of(tx.conn(), row).await?;
        if let Some(inbox) = inbox.filter(|inbox| inbox.csat) {
            lines.extend(ask::ask(tx, &inbox, &contact, row).await?);
        }
    }
    Ok(lines)
}

/// An enum's public word.
fn word(value: impl Serialize) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}

fn set_priority(
    tx: &Tx,
    row: &mut conversation::Model,
    wanted: Option<Priority>,
) -> Option<message::Model> {
    let wanted = wanted.filter(|wanted| *wanted != row.priority)?;
    let before = std::mem::replace(&mut row.priority, wanted);
    let by = tx.actor().account();
    Some(write::event(tx, row, Done { what: "priority", by, from: word(before), to: word(wanted) }))
}

/// Adds and takes labels, in their table and in the row.
async fn set_labels(
    tx: &Tx,
    row: &mut conversation::Model,
    input: &ConversationChanges,
) -> Result<Option<message::Model>> {
    let before: BTreeSet<LabelId> = labels_of(row).into_iter().collect();
    let mut after = before.clone();
    after.extend(&input.add_labels);
    after.retain(|label| !input.remove_labels.contains(label));
    if after == before {
        return Ok(None);
    }
    let new: Vec<_> = after.difference(&before).copied().collect();
    let gone: Vec<_> = before.difference(&after).copied().collect();
    let known = label::Entity::find()
        .filter(label::Column::TenantId.eq(row.tenant_id))
        .filter(label::Column::IsActive.eq(true))
        .filter(label::Column::Id.is_in(new.iter().copied()))
        .all(tx.conn())
        .await?;
    if known.len() != new.len() {
        return Err(Refusal::UnknownLabel.into());
    }
    conversation_label::Entity::delete_many()
        .filter(conversation_label::Column::ConversationId.eq(row.id))
        .filter(conversation_label::Column::LabelId.is_in(gone.iter().copied()))
        .exec(tx.conn())
        .await?;
    let links = new.iter().map(|label_id| {
        let (conversation_id, tenant_id) = (row.id, row.tenant_id);
        conversation_label::Model { conversation_id, label_id: *label_id, tenant_id }
            .into_active_model()
    });
    let links: Vec<_> = links.collect();
    if !links.is_empty() {
        conversation_label::Entity::insert_many(links).exec_without_returning(tx.conn()).await?;
    }
    row.labels = json!(after);
    let list = |labels: &[LabelId]| {
        let texts: Vec<_> = labels.iter().map(ToString::to_string).collect();
        Some(texts.join(" ")).filter(|text| !text.is_empty())
    };
    let by = tx.actor().account();
    Ok(Some(write::event(tx, row, Done { what: "labels", by, from: list(&gone), to: list(&new) })))
}
