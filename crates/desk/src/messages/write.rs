//! Adds messages to a conversation that the transaction holds.

use base::AccountId;
use kernel::Tx;
use messaging::MessageId;
use sea_orm::{EntityTrait, IntoActiveModel};

use super::content::{self, Content};
use super::{MessageKind, SendState, preview};
use crate::entity::{conversation, message};
use crate::ids::DeskMessageId;

/// Longest words that are kept; WhatsApp takes 4,096 characters, its captions and templates less.
const BODY_MAX: usize = 65_536;

/// What is to be added.
#[derive(Clone, Debug)]
pub(crate) struct NewRow {
    pub(crate) kind: MessageKind,
    pub(crate) author: Option<AccountId>,
    pub(crate) body: String,
    pub(crate) content: Option<Content>,
    pub(crate) quoted_seq: Option<i64>,
}

impl NewRow {
    pub(crate) fn new(kind: MessageKind, body: impl Into<String>) -> Self {
        Self { kind, author: None, body: body.into(), content: None, quoted_seq: None }
    }
}

/// The next message of a conversation. The caller writes both rows.
pub(crate) fn row(tx: &Tx, conversation: &mut conversation::Model, new: NewRow) -> message::Model {
    let NewRow { kind, author, mut body, content, quoted_seq } = new;
    if body.len() > BODY_MAX {
        body = body.chars().take(BODY_MAX / 4).collect();
    }
    conversation.last_seq += 1;
    conversation.updated_at = tx.now();
    if matches!(kind, MessageKind::In | MessageKind::Out) {
        conversation.last_message_at = tx.now();
        conversation.last_kind = kind;
        content::word(content.as_ref()).clone_into(&mut conversation.last_content);
        conversation.last_preview = preview(&body);
    }
    let id: DeskMessageId = tx.new_id();
    message::Model {
        id,
        tenant_id: conversation.tenant_id,
        conversation_id: conversation.id,
        seq: conversation.last_seq,
        kind,
        author_id: author,
        sender_name: None,
        body,
        content: content.as_ref().and_then(Content::json),
        inbound_id: None,
        message_id: None,
        provider_id: None,
        wire_id: None,
        state: None,
        error: None,
        quoted_seq,
        reactions: None,
        edited_at: None,
        revoked_at: None,
        client_key: None,
        search_key: search_key(id),
        at: tx.now(),
        sent_at: None,
    }
}

/// A sent message that waits in the outbox.
pub(crate) fn queued(row: &mut message::Model, message: MessageId) {
    row.message_id = Some(message);
    row.state = Some(SendState::Queued);
}

/// Something that was done.
#[derive(Clone, Debug)]
pub(crate) struct Done {
    pub(crate) what: &'static str,
    pub(crate) by: Option<AccountId>,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
}

/// The line in the timeline that says what was done.
pub(crate) fn event(tx: &Tx, conversation: &mut conversation::Model, done: Done) -> message::Model {
    let Done { what, by, from, to } = done;
    let mut new = NewRow::new(MessageKind::Event, "");
    new.author = by;
    new.content = Some(Content::Event {
        what: what.to_owned(),
        by: by.map(|account| account.to_string()),
        from,
        to,
    });
    row(tx, conversation, new)
}

/// Writes new messages, all in one statement.
pub(crate) async fn insert(tx: &Tx, rows: Vec<message::Model>) -> kernel::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = rows.into_iter().map(IntoActiveModel::into_active_model);
    message::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// The part of an id that is chance, as a positive number.
fn search_key(id: DeskMessageId) -> i64 {
    let bytes = id.uuid().as_u128();
    i64::try_from(bytes & u128::from(i64::MAX.unsigned_abs())).unwrap_or_default()
}
