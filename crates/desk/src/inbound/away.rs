//! What a customer hears who writes while nobody is there: once each closing.

use kernel::Tx;
use messaging::{Class, NewMessage};
use whatsapp::Address;
use whatsapp::inbound::Message;

use crate::entity::{conversation, message};
use crate::hours::Hours;
use crate::inboxes::hours_of;
use crate::inboxes::serving::Desk;
use crate::messages::MessageKind;
use crate::messages::write::{self, NewRow};

/// Answers with the inbox's away message, if it is closed and has not said so since it last was
/// open. It is nobody's reply: the customer still waits.
pub(super) async fn answer(
    tx: &mut Tx,
    desk: &Desk,
    row: &mut conversation::Model,
    said: &Message,
) -> kernel::Result<Option<message::Model>> {
    let (Some(text), Some(hours)) = (&desk.inbox.away_message, hours_of(&desk.inbox)) else {
        return Ok(None);
    };
    let is_told = |at| !reopened_since(tx, &hours, at);
    let says_nothing = said.from_me
        || !said.chat.is_person()
        || hours.is_open(tx.now(), tx.tenant().zone)
        || row.away_sent_at.is_some_and(is_told);
    if says_nothing {
        return Ok(None);
    }
    let to: Address = said.chat.clone();
    let mut new = NewMessage::new(to, Class::Reply, "desk_away", text.clone());
    new.line = Some(desk.inbox.line_id);
    let id = messaging::whatsapp(tx, new).await?;
    row.away_sent_at = Some(tx.now());
    let mut line = write::row(tx, row, NewRow::new(MessageKind::Out, text.clone()));
    write::queued(&mut line, id);
    Ok(Some(line))
}

fn reopened_since(tx: &Tx, hours: &Hours, at: chrono::DateTime<chrono::Utc>) -> bool {
    hours.next_opening(at, tx.tenant().zone).is_some_and(|opening| opening <= tx.now())
}
