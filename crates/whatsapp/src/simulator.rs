//! The simulator: a WhatsApp of our own, whose phones live in a store and in a browser.
//!
//! It behaves like the real thing, faults included, so that demos and tests meet every outcome
//! without an account.

mod fault;
mod phones;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Context;
use async_trait::async_trait;
use base::Phone;
use bytes::Bytes;
use chrono::{DateTime, Utc};

use crate::address::Address;
use crate::content::Content;
use crate::driver::{Caps, Driver, FetchError, Own};
use crate::host::Host;
use crate::inbound::{self, Channel, Dialect, Heard, Kind, Moment};
use crate::lifeline::Lifeline;
use crate::link::{LinkState, Signal};
use crate::outgoing::{Outgoing, ReceiptStage, SendOutcome};

pub use fault::Fault;
pub use phones::{Bubble, Chat, Direction, NewBubble, Phones};

/// The driver. `S` keeps the chats.
#[derive(Debug)]
pub struct Simulator<S> {
    phones: Arc<S>,
    line: String,
    lifeline: Lifeline,
    /// Told to nobody yet, oldest first.
    untold: tokio::sync::Mutex<VecDeque<Heard>>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    lasting: Option<Fault>,
    next: VecDeque<Fault>,
    ids: WireIds,
}

/// Whether the simulated provider claims to tell repeated messages by their wire ids.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WireIds {
    /// It does, like WhatsApp's own clients.
    #[default]
    Known,
    /// It does not, like the cloud API.
    Ignored,
}

impl<S: Phones> Simulator<S> {
    /// The simulator of the line that the store knows by this name, not started.
    pub fn new(phones: Arc<S>, line: impl Into<String>) -> Self {
        let (lifeline, untold, state) = Default::default();
        Self { phones, line: line.into(), lifeline, untold, state }
    }

    /// The store's name of its line.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// The store.
    pub fn phones(&self) -> &S {
        &self.phones
    }

    /// What befalls every send from now on, or nothing any more.
    pub fn set_fault(&self, fault: Option<Fault>) {
        self.lock().lasting = fault;
    }

    /// What befalls the next send; several are used up one by one.
    pub fn fail_next(&self, fault: Fault) {
        self.lock().next.push_back(fault);
    }

    /// What the provider makes of wire ids from now on.
    pub fn set_wire_ids(&self, ids: WireIds) {
        self.lock().ids = ids;
    }

    /// Airplane mode: the link drops, or comes back.
    pub fn set_airplane_mode(&self, mode: AirplaneMode) {
        self.lifeline.signal(match mode {
            AirplaneMode::On => Signal::Dropped,
            AirplaneMode::Off => Signal::Connected,
        });
    }

    /// Ends the pairing, as a person does on the phone.
    pub fn unlink(&self) {
        self.lifeline.halt(Signal::LoggedOut, "logged_out");
    }

    /// Writes `text` as the owner of `from`, and tells it as a message that came in.
    pub async fn write(&self, from: &Phone, text: &str) -> anyhow::Result<Bubble> {
        let new = NewBubble { direction: Direction::In, text: text.to_owned(), wire_id: None };
        let bubble = self.phones.append(&self.line, from, new).await?;
        let address = Address::Phone(from.clone());
        let message = inbound::Message {
            dialect: Dialect::Simulator,
            channel: Channel::Untold,
            provider_id: bubble.id.clone(),
            wire_id: None,
            chat: address.clone(),
            sender: vec![address],
            push_name: None,
            from_me: false,
            kind: Kind::Text(bubble.text.clone()),
            quoted_id: None,
            sent_at: moment(bubble.at),
        };
        self.tell([Heard::Message(Box::new(message))]).await;
        Ok(bubble)
    }

    /// Opens the chat on the phone: what it received is read now.
    pub async fn open(&self, phone: &Phone) -> anyhow::Result<()> {
        let seen = self.phones.mark_seen(&self.line, phone, Direction::Out).await?;
        let receipts = seen.into_iter().map(|bubble| self.receipt(bubble, ReceiptStage::Read));
        self.tell(receipts.flatten()).await;
        Ok(())
    }

    fn receipt(&self, bubble: Bubble, stage: ReceiptStage) -> Option<Heard> {
        Some(Heard::Receipt(Box::new(inbound::Receipt {
            dialect: Dialect::Simulator,
            channel: Channel::Untold,
            provider_id: bubble.id,
            wire_id: bubble.wire_id,
            about: Vec::new(),
            stage,
            error: None,
            at: moment(self.lifeline.now()?),
        })))
    }

    /// Tells what could not be told earlier, if there is anything.
    pub async fn tell_again(&self) {
        self.tell([]).await;
    }

    /// Tells all of it in its order, and before it what could not be told earlier.
    async fn tell(&self, heard: impl IntoIterator<Item = Heard>) {
        let mut untold = self.untold.lock().await;
        untold.extend(heard);
        let Some(ears) = self.lifeline.ears().filter(|_| !untold.is_empty()) else { return };
        match ears.hear(untold.iter().cloned().collect()).await {
            Ok(()) => untold.clear(),
            Err(error) => {
                tracing::warn!(error = format!("{error:#}"), "what a simulated phone told waits");
            }
        }
    }

    async fn deliver(&self, to: &Phone, message: &Outgoing) -> SendOutcome {
        let new = NewBubble {
            direction: Direction::Out,
            text: message.text.clone(),
            wire_id: Some(message.wire_id.clone()),
        };
        match self.phones.append(&self.line, to, new).await {
            Ok(bubble) => {
                self.tell(self.receipt(bubble.clone(), ReceiptStage::Delivered)).await;
                SendOutcome::Accepted { provider_id: bubble.id }
            }
            Err(error) => SendOutcome::Retry { after: None, reason: format!("{error:#}") },
        }
    }

    fn next_fault(&self) -> Option<Fault> {
        let mut state = self.lock();
        state.next.pop_front().or_else(|| state.lasting.clone())
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the simulated link is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AirplaneMode {
    /// Cut.
    On,
    /// Not cut.
    Off,
}

#[async_trait]
impl<S: Phones> Driver for Simulator<S> {
    fn caps(&self) -> Caps {
        let idempotent_ids = self.lock().ids == WireIds::Known;
        Caps { idempotent_ids, ..Caps::default() }
    }

    fn link(&self) -> LinkState {
        self.lifeline.link()
    }

    fn trouble(&self) -> Option<&'static str> {
        self.lifeline.trouble()
    }

    fn own(&self) -> Option<Own> {
        self.lifeline.own()
    }

    async fn start(&self, host: Host) -> anyhow::Result<()> {
        if self.lifeline.open(host) {
            self.lifeline.signal(Signal::Start { paired: true });
            self.lifeline.signal(Signal::Connected);
        }
        self.tell([]).await;
        Ok(())
    }

    async fn stop(&self) {
        self.lifeline.close(Signal::Stop);
    }

    async fn reset(&self) -> anyhow::Result<()> {
        self.lifeline.close(Signal::Reset);
        Ok(())
    }

    async fn send(&self, message: &Outgoing) -> SendOutcome {
        if self.link() != LinkState::Online {
            return SendOutcome::ChannelDown;
        }
        let Some(to) = message.to.phone() else {
            return SendOutcome::rejected("recipient_unsupported");
        };
        if matches!(message.content, Content::Media(_)) {
            return SendOutcome::rejected("media_unsupported");
        }
        match self.next_fault() {
            None => self.deliver(to, message).await,
            Some(Fault::Slow(time)) => {
                tokio::time::sleep(time).await;
                self.deliver(to, message).await
            }
            Some(Fault::ReplySlow(time)) => {
                let outcome = self.deliver(to, message).await;
                tokio::time::sleep(time).await;
                outcome
            }
            Some(Fault::ReplyLost) => {
                self.deliver(to, message).await;
                SendOutcome::Unknown
            }
            Some(Fault::RequestLost) => SendOutcome::Unknown,
            Some(Fault::Busy) => SendOutcome::Retry { after: None, reason: "busy".to_owned() },
            Some(Fault::Throttled(after)) => SendOutcome::Throttled { after },
            Some(Fault::Rejected(code)) => SendOutcome::Rejected { code },
        }
    }

    async fn mark_read(&self, chat: &Address, _: &[String]) -> anyhow::Result<()> {
        let phone = chat.phone().context("a simulated chat has a phone")?;
        self.phones.mark_seen(&self.line, phone, Direction::In).await.map(drop)
    }

    async fn fetch(&self, _: &inbound::Media, _: u64) -> Result<Bytes, FetchError> {
        Err(FetchError::Gone)
    }
}

fn moment(at: DateTime<Utc>) -> Moment {
    Moment { at, clamped: None }
}
