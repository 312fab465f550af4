//! A message arrives: it is added, its conversation opens, and somebody gets it.

use chrono::Duration;
use kernel::Tx;
use messaging::MessageReceived;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use whatsapp::Address;
use whatsapp::inbound::Message;

use super::matter::{self, Matter, Was};
use super::{away, csat};
use crate::assignment::give;
use crate::contacts::known::{self, Who};
use crate::conversations::audience::{audience, leavers};
use crate::conversations::load;
use crate::conversations::state::State;
use crate::entity::{contact, conversation, message};
use crate::events::{ConversationLeft, MessageAdded};
use crate::hours;
use crate::inboxes::hours_of;
use crate::inboxes::serving::Desk;
use crate::messages::write::{self, NewRow};
use crate::messages::{DeskMessage, MessageKind, SendState, content};

/// How long free text may be sent after the customer wrote, where the line limits it.
const WINDOW: Duration = Duration::hours(24);

/// Adds a message to its conversation. Five statements for a customer who is known and served:
/// inbox, contact, conversation, its change, the message; the events go with the commit.
pub(super) async fn arrive(
    tx: &mut Tx,
    desk: &Desk,
    who: &Who,
    received: &MessageReceived,
) -> kernel::Result<()> {
    let said = &received.message;
    let Some((body, content)) = content::read(&said.kind) else { return Ok(()) };
    let contact = known::find_or_make(tx, desk.inbox.id, who).await?;
    if csat::answers(tx, desk, &contact, received, &body).await? {
        return Ok(());
    }
    let mut matter = matter::find(tx, &desk.inbox, &contact, &said.chat).await?;
    let saw = matter.row.assignee_id;
    let quoted = quoted(tx, &matter.row, said).await?;
    let kind = if said.from_me { MessageKind::Out } else { MessageKind::In };
    let mut new = NewRow { content, ..NewRow::new(kind, body) };
    new.quoted_seq = quoted.as_ref().map(|row| row.seq);
    let mut lines = vec![named(write::row(tx, &mut matter.row, new), received)];
    turn(tx, desk, &mut matter, said)?;
    lines.extend(assign(tx, desk, &mut matter, said).await?);
    lines.extend(away::answer(tx, desk, &mut matter.row, said).await?);
    finish(tx, desk, &contact, matter, saw, lines, quoted.as_ref()).await
}

/// What the gateway says of it.
fn named(mut row: message::Model, received: &MessageReceived) -> message::Model {
    let said = &received.message;
    row.inbound_id = Some(received.id);
    row.provider_id = Some(said.provider_id.clone());
    row.wire_id.clone_from(&said.wire_id);
    row.sent_at = Some(said.sent_at.at);
    if matches!(said.chat, Address::Group(_)) {
        let phone = || said.sender.iter().find_map(Address::phone).map(base::Phone::display);
        row.sender_name = said.push_name.clone().or_else(phone);
    }
    if said.from_me {
        row.state = Some(SendState::Sent);
    }
    row
}

/// What a message does to where its conversation stands.
fn turn(tx: &Tx, desk: &Desk, matter: &mut Matter, said: &Message) -> kernel::Result<()> {
    let (inbox, row, now) = (&desk.inbox, &mut matter.row, tx.now());
    let state = State::of(row)?;
    if matter.was == Was::Resolved {
        (row.opened_at, row.first_replied_at) = (now, None);
        (row.first_reply_late_at, row.resolution_late_at) = (None, None);
    }
    let hours = hours_of(inbox);
    let due = |minutes| hours::due(now, minutes, hours.as_ref(), tx.tenant().zone);
    if matter.was != Was::UnderWay {
        row.resolution_due = due(inbox.resolution_minutes);
    }
    if said.from_me {
        let begun = matter.was == Was::New;
        let next = if begun { state.pend()? } else { state.replied() };
        next.write(row);
        replied(row, now);
        return Ok(());
    }
    state.heard().write(row);
    row.chat = said.chat.to_string();
    row.last_inbound_at = Some(now);
    row.window_until = inbox.reply_window.then(|| now + WINDOW);
    if row.waiting_since.is_none() {
        row.waiting_since = Some(now);
    }
    if row.first_replied_at.is_none() && row.first_reply_due.is_none() {
        row.first_reply_due = due(inbox.first_reply_minutes);
    }
    Ok(())
}

/// The customer waits no more.
pub(crate) fn replied(row: &mut conversation::Model, now: chrono::DateTime<chrono::Utc>) {
    row.waiting_since = None;
    row.first_reply_due = None;
    row.first_replied_at = row.first_replied_at.or(Some(now));
}

/// Gives it to somebody, if it is nobody's. What is opened again goes to its agent of before only
/// if they are there.
async fn assign(
    tx: &mut Tx,
    desk: &Desk,
    matter: &mut Matter,
    said: &Message,
) -> kernel::Result<Option<message::Model>> {
    if said.from_me {
        return Ok(None);
    }
    if matter.was == Was::Resolved && desk.inbox.auto_assign {
        (matter.row.assignee_id, matter.row.assigned_at) = (None, None);
    }
    give::by_turn(tx, &desk.inbox, &mut matter.row, matter.before).await
}

/// The message that is answered, if we have it.
async fn quoted(
    tx: &Tx,
    row: &conversation::Model,
    said: &Message,
) -> kernel::Result<Option<message::Model>> {
    let Some(id) = said.quoted_id.as_deref().filter(|_| row.last_seq > 0) else { return Ok(None) };
    named_so(tx, row, id).await
}

/// The message of a conversation that a gateway calls so.
pub(super) async fn named_so(
    tx: &Tx,
    row: &conversation::Model,
    name: &str,
) -> kernel::Result<Option<message::Model>> {
    let any = Condition::any()
        .add(message::Column::ProviderId.eq(name))
        .add(message::Column::WireId.eq(name));
    let found = message::Entity::find()
        .filter(message::Column::ConversationId.eq(row.id))
        .filter(any)
        .one(tx.conn())
        .await?;
    Ok(found)
}

async fn finish(
    tx: &mut Tx,
    desk: &Desk,
    contact: &contact::Model,
    matter: Matter,
    saw: Option<base::AccountId>,
    lines: Vec<message::Model>,
    quoted: Option<&message::Model>,
) -> kernel::Result<()> {
    let row = matter.row;
    load::write(tx, &row).await?;
    let left = leavers(saw, row.assignee_id, desk.see);
    if !left.is_empty() && matter.was != Was::New {
        tx.announce(ConversationLeft::of(row.id, left));
    }
    for line in &lines {
        let quoted = quoted.filter(|quoted| line.quoted_seq == Some(quoted.seq));
        let shown = DeskMessage::of(line, quoted);
        tx.announce(MessageAdded::of(&shown, &row, contact, audience(&row, desk.see)));
    }
    write::insert(tx, lines).await
}
