//! What the client tells of its link, and of what was sent. It is told inline and in order; nothing
//! here may wait.

use std::sync::{Arc, Weak};

use chrono::{DateTime, Utc};
use tokio::sync::mpsc;
use whatsapp_rust::prelude::{Event, EventHandler, EventInterest, EventKind};
use whatsapp_rust::types::events::{ChatPresenceUpdate, Receipt, ServerAck};
use whatsapp_rust::types::presence::{ChatPresence, ReceiptType};

use super::hear::Known;
use super::line::Credentials;
use super::{Inner, acks, address, hear};
use crate::driver::Typing;
use crate::inbound::{self, Channel, Dialect, Heard};
use crate::link::{LinkState, Signal};
use crate::outgoing::{ReceiptStage, SendOutcome};

/// Hears one client.
pub(super) struct Watcher {
    pub(super) inner: Weak<Inner>,
    pub(super) generation: u64,
    /// To the one who tells, in order, what need not be kept before it is acknowledged.
    pub(super) tell: mpsc::Sender<Heard>,
}

impl EventHandler for Watcher {
    fn handle_event(&self, event: Arc<Event>) {
        let Some(inner) = self.inner.upgrade() else { return };
        if inner.is_current(self.generation) {
            self.link(&inner, &event);
            self.news(&inner, &event);
        }
    }

    fn interest(&self) -> EventInterest {
        EventInterest::of(&[
            EventKind::Connected,
            EventKind::Disconnected,
            EventKind::PairSuccess,
            EventKind::PairError,
            EventKind::PairingQrCode,
            EventKind::PairingQrCodesExhausted,
            EventKind::PairPasskeyRequest,
            EventKind::LoggedOut,
            EventKind::StreamReplaced,
            EventKind::TemporaryBan,
            EventKind::ClientOutdated,
            EventKind::ConnectFailure,
            EventKind::ServerAck,
            EventKind::Receipt,
            EventKind::ChatPresence,
            EventKind::Messages,
            EventKind::UndecryptableMessage,
        ])
    }
}

impl Watcher {
    fn link(&self, inner: &Arc<Inner>, event: &Event) {
        let end = |signal, why, credentials| {
            inner.give_up(self.generation, signal, why, credentials);
        };
        match event {
            Event::PairingQrCode(shown) => inner.lock().qr = Some(shown.code.clone()),
            Event::PairSuccess(paired) => {
                let mut state = inner.lock();
                state.qr = None;
                state.pairing_since = inner.lifeline.now();
                drop(state);
                inner.belongs_to(&paired.id, &paired.business_name);
            }
            Event::PairError(failed) => {
                tracing::warn!(error = failed.error, "a phone was not paired");
            }
            // A code that is typed outlives the last that is scanned; the look ends that.
            Event::PairingQrCodesExhausted(none) if !none.disconnected => inner.lock().qr = None,
            Event::PairingQrCodesExhausted(_) => {
                end(Signal::PairingExhausted, "nobody_scanned", Credentials::Wiped);
            }
            // Only a browser on WhatsApp's own page can give it.
            Event::PairPasskeyRequest(_) => end(Signal::Halted, "passkey", Credentials::Wiped),
            Event::Connected(_) => self.up(inner),
            Event::Disconnected(why) => {
                tracing::info!(reason = %why.reason, "a linked device lost its connection");
                inner.lifeline.signal(Signal::Dropped);
                // The breaker.
                if inner.lifeline.link() == LinkState::NeedsOperator {
                    inner.end_soon(self.generation, Credentials::Kept);
                }
            }
            Event::LoggedOut(why) => {
                tracing::warn!(reason = ?why.reason, "a linked device was logged out");
                end(Signal::LoggedOut, "logged_out", Credentials::Wiped);
            }
            Event::StreamReplaced(_) => end(Signal::Halted, "replaced", Credentials::Kept),
            Event::ClientOutdated(_) => end(Signal::Halted, "outdated", Credentials::Kept),
            Event::TemporaryBan(ban) => {
                tracing::error!(code = ban.code.code(), "WhatsApp banned a linked device");
                let until = inner.lifeline.now().and_then(|now| now.checked_add_signed(ban.expire));
                let until = until.unwrap_or(DateTime::<Utc>::MAX_UTC);
                end(Signal::Banned { until }, "banned", Credentials::Kept);
            }
            Event::ConnectFailure(failed) if failed.reason.should_reconnect() => {
                inner.lifeline.signal(Signal::Dropped);
            }
            Event::ConnectFailure(failed) => {
                tracing::error!(reason = ?failed.reason, "WhatsApp refused a linked device");
                end(Signal::Halted, "refused", Credentials::Kept);
            }
            _ => {}
        }
    }

    fn up(&self, inner: &Arc<Inner>) {
        let client = {
            let mut state = inner.lock();
            state.qr = None;
            state.client()
        };
        if let Some(client) = client
            && let Some(number) = client.pn()
        {
            inner.belongs_to(&number, &client.push_name());
        }
        inner.lifeline.up();
    }

    fn news(&self, inner: &Inner, event: &Event) {
        let Some(now) = inner.lifeline.now() else { return };
        match event {
            Event::ServerAck(ack) => self.tell(acked(inner, ack, now)),
            Event::Receipt(receipt) => {
                for heard in receipts(receipt, now) {
                    self.tell(Some(heard));
                }
            }
            Event::ChatPresence(presence) => self.tell(typing(presence)),
            // What came around the hook, e.g. asked from the phone after it could not be read.
            Event::Messages(batch) if !batch.hook_committed => {
                for message in batch {
                    self.tell(hear::message(inner, message, &Known::default(), now));
                }
            }
            // What only the phone shows is told as such; of the rest, the sender is asked again.
            Event::UndecryptableMessage(sealed)
                if sealed.is_unavailable && sealed.unavailable_type.is_unrecoverable_fanout() =>
            {
                let name = format!("{:?}", sealed.unavailable_type).to_lowercase();
                let kind = inbound::Kind::Other { name, body: None };
                self.tell(hear::written(&sealed.info, kind, None, &Known::default(), now));
            }
            _ => {}
        }
    }

    fn tell(&self, heard: Option<Heard>) {
        if let Some(heard) = heard
            && self.tell.try_send(heard).is_err()
        {
            tracing::warn!("nobody takes in what a linked device tells; a receipt is lost");
        }
    }
}

/// An ack of a message: to whoever waits for it, else news.
fn acked(inner: &Inner, ack: &ServerAck, now: DateTime<Utc>) -> Option<Heard> {
    if ack.class.as_deref().is_some_and(|class| class != "message") {
        return None;
    }
    let late = inner.acks.came(&ack.id, ack.error.clone())?;
    let stage = match late.as_deref().map(acks::judge) {
        None => ReceiptStage::Accepted,
        Some(SendOutcome::Rejected { code }) => ReceiptStage::Failed { code },
        // It may be sent again.
        Some(_) => return None,
    };
    let at = hear::moment(ack.timestamp.unwrap_or(now), now);
    Some(receipt(&ack.id, Vec::new(), stage, at))
}

fn receipts(told: &Receipt, now: DateTime<Utc>) -> Vec<Heard> {
    let stage = match told.r#type {
        ReceiptType::Delivered | ReceiptType::Inactive => ReceiptStage::Delivered,
        ReceiptType::Read | ReceiptType::Played => ReceiptStage::Read,
        _ => return Vec::new(),
    };
    // From our own other devices, of what they received.
    if told.source.is_from_me {
        return Vec::new();
    }
    let about = address::all(&[Some(&told.source.sender), told.source.sender_alt.as_ref()]);
    let at = hear::moment(told.timestamp, now);
    told.message_ids.iter().map(|id| receipt(id, about.clone(), stage.clone(), at)).collect()
}

fn receipt(
    id: &str,
    about: Vec<crate::address::Address>,
    stage: ReceiptStage,
    at: inbound::Moment,
) -> Heard {
    Heard::Receipt(Box::new(inbound::Receipt {
        dialect: Dialect::Web,
        channel: Channel::Untold,
        provider_id: id.to_owned(),
        wire_id: Some(id.to_owned()),
        about,
        stage,
        error: None,
        at,
    }))
}

fn typing(told: &ChatPresenceUpdate) -> Option<Heard> {
    let source = &told.source;
    let chat = if source.is_group {
        address::of(&source.chat)?
    } else {
        address::all(&[Some(&source.sender), source.sender_alt.as_ref()]).into_iter().next()?
    };
    let typing = match told.state {
        ChatPresence::Composing => Typing::On,
        ChatPresence::Paused => Typing::Off,
    };
    Some(Heard::Typing { chat, typing })
}
