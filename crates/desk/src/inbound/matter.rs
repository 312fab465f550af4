//! Which conversation a message belongs to: the one under way, the last one opened again, or a new
//! one.

use base::AccountId;
use chrono::Duration;
use kernel::Tx;
use sea_orm::sea_query::{CaseStatement, Expr, OnConflict};
use sea_orm::{
    ColumnTrait, EntityTrait, IntoActiveModel, Order, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use whatsapp::Address;

use crate::conversations::Priority;
use crate::conversations::state::Status;
use crate::entity::{contact, conversation, inbox};
use crate::messages::MessageKind;

/// A conversation that the transaction holds.
#[derive(Clone, Debug)]
pub(crate) struct Matter {
    pub(crate) row: conversation::Model,
    pub(crate) was: Was,
    /// The contact's agent of before, if it was theirs.
    pub(crate) before: Option<AccountId>,
}

/// What it was before the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Was {
    /// Not there.
    New,
    /// Resolved a short while ago.
    Resolved,
    /// Open, pending or snoozed.
    UnderWay,
}

/// The newest conversation of a contact in an inbox: the one under way, or else the last one.
pub(crate) async fn newest(
    tx: &Tx,
    inbox: &inbox::Model,
    contact: &contact::Model,
) -> kernel::Result<Option<conversation::Model>> {
    let done =
        CaseStatement::new().case(conversation::Column::State.eq(Status::Resolved), 1).finally(0);
    let found = conversation::Entity::find()
        .filter(conversation::Column::ContactId.eq(contact.id))
        .filter(conversation::Column::InboxId.eq(inbox.id))
        .order_by(Expr::expr(done), Order::Asc)
        .order_by_desc(conversation::Column::LastMessageAt)
        .limit(1)
        .lock_exclusive()
        .one(tx.conn())
        .await?;
    Ok(found)
}

/// The conversation that a message belongs to: one statement if it is under way.
pub(crate) async fn find(
    tx: &Tx,
    inbox: &inbox::Model,
    contact: &contact::Model,
    chat: &Address,
) -> kernel::Result<Matter> {
    let last = newest(tx, inbox, contact).await?;
    let before = last.as_ref().and_then(|row| row.assignee_id);
    let reopened_until = Duration::hours(i64::from(inbox.reopen_within_hours));
    match last {
        Some(row) if row.state != Status::Resolved => {
            Ok(Matter { row, was: Was::UnderWay, before })
        }
        Some(row) if row.resolved_at.is_some_and(|at| tx.now() < at + reopened_until) => {
            Ok(Matter { row, was: Was::Resolved, before })
        }
        _ => begin(tx, inbox, contact, chat, before).await,
    }
}

async fn begin(
    tx: &Tx,
    inbox: &inbox::Model,
    contact: &contact::Model,
    chat: &Address,
    before: Option<AccountId>,
) -> kernel::Result<Matter> {
    let row = fresh(tx, inbox, contact, chat);
    let inserted = conversation::Entity::insert(row.clone().into_active_model())
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    if inserted == 1 {
        return Ok(Matter { row, was: Was::New, before });
    }
    // Of two first messages at once, one began it.
    let row = newest(tx, inbox, contact).await?;
    let row = row.ok_or_else(|| anyhow::anyhow!("a conversation under way is not there"))?;
    Ok(Matter { before: row.assignee_id, row, was: Was::UnderWay })
}

fn fresh(
    tx: &Tx,
    inbox: &inbox::Model,
    contact: &contact::Model,
    chat: &Address,
) -> conversation::Model {
    conversation::Model {
        id: tx.new_id(),
        tenant_id: tx.tenant().id,
        inbox_id: inbox.id,
        contact_id: contact.id,
        chat: chat.to_string(),
        state: Status::Open,
        snoozed_until: None,
        priority: Priority::default(),
        assignee_id: None,
        team_id: None,
        assigned_at: None,
        labels: json!([]),
        last_seq: 0,
        last_message_at: tx.now(),
        last_inbound_at: None,
        last_kind: MessageKind::Event,
        last_content: "event".to_owned(),
        last_preview: String::new(),
        waiting_since: None,
        window_until: None,
        first_reply_due: None,
        resolution_due: None,
        first_reply_late_at: None,
        resolution_late_at: None,
        opened_at: tx.now(),
        first_replied_at: None,
        resolved_at: None,
        away_sent_at: None,
        created_at: tx.now(),
        updated_at: tx.now(),
    }
}
