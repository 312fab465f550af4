//! What the business wrote itself: gateways tell it back, and only what was typed on the phone is
//! news.

use std::collections::HashSet;

use kernel::Tx;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use whatsapp::inbound::{Kind, Message};

use crate::entity::message::{Column, Entity};
use crate::gateway::Line;
use crate::messages::{State, recipient};

/// Without the messages that left by the outbox: known by our id, by the provider's, or, while the
/// answer to a send is still on its way, by standing in flight to the same person with the same
/// words.
pub(super) async fn without_echoes<T>(
    tx: &Tx,
    line: &Line,
    told: Vec<T>,
    message: impl Fn(&T) -> &Message,
) -> anyhow::Result<Vec<T>> {
    let own: Vec<&Message> = told.iter().map(&message).filter(|told| told.from_me).collect();
    if own.is_empty() {
        return Ok(told);
    }
    let ids: HashSet<String> = own.iter().flat_map(|told| ids(told)).collect();
    let chats = own.iter().map(|told| recipient(&told.chat));
    let in_flight = Condition::all()
        .add(Column::State.is_in([State::Sending, State::Unknown]))
        .add(Column::Recipient.is_in(chats));
    let sent = Entity::find()
        .filter(Column::TenantId.eq(line.tenant))
        .filter(
            Condition::any()
                .add(Column::WireId.is_in(ids.iter().cloned()))
                .add(Column::ProviderId.is_in(ids.iter().cloned()))
                .add(in_flight),
        )
        .all(tx.conn())
        .await?;
    let is_echo = |told: &Message| {
        sent.iter().any(|sent| {
            let same_id = ids_match(told, &sent.wire_id)
                || sent.provider_id.as_deref().is_some_and(|id| ids_match(told, id));
            let same_words = matches!(sent.state, State::Sending | State::Unknown)
                && sent.recipient == recipient(&told.chat)
                && words(told).is_some_and(|words| words == sent.text);
            same_id || same_words
        })
    };
    Ok(told.into_iter().filter(|one| !message(one).from_me || !is_echo(message(one))).collect())
}

fn ids(message: &Message) -> impl Iterator<Item = String> {
    std::iter::once(message.provider_id.clone()).chain(message.wire_id.clone())
}

fn ids_match(message: &Message, id: &str) -> bool {
    message.provider_id == id || message.wire_id.as_deref() == Some(id)
}

fn words(message: &Message) -> Option<&str> {
    match &message.kind {
        Kind::Text(text) => Some(text),
        Kind::Media(media) => Some(media.caption.as_deref().unwrap_or_default()),
        _ => None,
    }
}
