//! What arrives on a line, written into its conversation in the transaction that takes it in.

mod arrive;
mod away;
mod csat;
pub(crate) mod matter;
mod revise;
pub(crate) mod typing;

pub(crate) use arrive::replied;
use kernel::events::Told;
use kernel::{Permission, Tx};
use messaging::MessageReceived;
use whatsapp::inbound::Kind;

use crate::contacts::known::Who;
use crate::inboxes::serving;
use crate::permissions::ReadDesk;

/// Hears every message of every line; those of lines and businesses without a desk pass by.
pub(crate) fn hear<'a>(tx: &'a mut Tx, received: &'a MessageReceived) -> Told<'a> {
    Box::pin(async move {
        if !tx.app().registry().is_on(ReadDesk::INFO.name, tx.tenant()) {
            return Ok(());
        }
        let Some(who) = Who::of(&received.message) else { return Ok(()) };
        let Some(desk) = serving::of_line(tx, received.line).await? else { return Ok(()) };
        match &received.message.kind {
            Kind::Reaction { .. } | Kind::Edited { .. } | Kind::Revoked { .. } => {
                revise::revise(tx, &desk, &who, received).await
            }
            _ => arrive::arrive(tx, &desk, &who, received).await,
        }
    })
}
