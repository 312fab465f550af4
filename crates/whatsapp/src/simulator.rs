//! The simulator: a WhatsApp of our own, whose phones live in a store and in a browser.
//!
//! It behaves like the real thing, faults included, so that demos and tests meet every outcome
//! without an account.

mod fault;
mod phones;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use base::Phone;
use tokio::sync::mpsc::error::TrySendError;

use crate::driver::{
    Caps, Driver, DriverEvent, Host, Inbound, Line, Outgoing, Receipt, ReceiptStage, SendOutcome,
};
use crate::link::{Link, LinkState, Signal};

pub use fault::Fault;
pub use phones::{Bubble, Chat, Direction, NewBubble, Phones};

/// The driver. `S` keeps the chats.
#[derive(Debug)]
pub struct Simulator<S> {
    phones: Arc<S>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    host: Option<Host>,
    link: Link,
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
    /// A simulator over this store, not started.
    pub fn new(phones: Arc<S>) -> Self {
        Self { phones, state: Mutex::default() }
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
        self.signal(match mode {
            AirplaneMode::On => Signal::Dropped,
            AirplaneMode::Off => Signal::Connected,
        });
    }

    /// Ends the pairing, as a person does on the phone.
    pub fn unlink(&self) {
        self.signal(Signal::LoggedOut);
    }

    /// Writes `text` as the owner of `from`, and tells it as a message that came in.
    pub async fn write(&self, line: &Line, from: &Phone, text: &str) -> anyhow::Result<Bubble> {
        let new = NewBubble { direction: Direction::In, text: text.to_owned(), wire_id: None };
        let bubble = self.phones.append(line, from, new).await?;
        let inbound = Inbound {
            line: line.clone(),
            from: from.clone(),
            text: bubble.text.clone(),
            provider_id: bubble.id.clone(),
            at: bubble.at,
        };
        let host = self.lock().host.clone();
        if let Some(host) = host {
            // Waits for room: unlike a receipt, a message is not told twice.
            let _stopped = host.events.send(DriverEvent::Inbound(inbound)).await;
        }
        Ok(bubble)
    }

    /// Opens the chat on the phone: what it received is read now.
    pub async fn open(&self, line: &Line, phone: &Phone) -> anyhow::Result<()> {
        for bubble in self.phones.mark_seen(line, phone, Direction::Out).await? {
            self.receipt(bubble.wire_id, bubble.id, ReceiptStage::Read);
        }
        Ok(())
    }

    fn receipt(&self, wire_id: Option<String>, provider_id: String, stage: ReceiptStage) {
        self.tell(DriverEvent::Receipt(Receipt { wire_id, provider_id, stage }));
    }

    fn signal(&self, signal: Signal) {
        let changed = {
            let mut state = self.lock();
            let Some(now) = state.host.as_ref().map(|host| (host.now)()) else { return };
            state.link.observe(signal, now)
        };
        if let Some(link) = changed {
            self.tell(DriverEvent::Link(link));
        }
    }

    /// Tells what may be lost: links and receipts are news, not goods.
    fn tell(&self, event: DriverEvent) {
        let host = self.lock().host.clone();
        if let Some(Err(TrySendError::Full(_))) = host.map(|host| host.events.try_send(event)) {
            // Nobody listens fast enough; the next receipt of the message says the same or more.
        }
    }

    async fn deliver(&self, message: &Outgoing) -> SendOutcome {
        let new = NewBubble {
            direction: Direction::Out,
            text: message.text.clone(),
            wire_id: Some(message.wire_id.clone()),
        };
        match self.phones.append(&message.line, &message.to, new).await {
            Ok(bubble) => {
                let wire_id = Some(message.wire_id.clone());
                self.receipt(wire_id, bubble.id.clone(), ReceiptStage::Delivered);
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
        Caps { pairing: false, idempotent_ids: self.lock().ids == WireIds::Known }
    }

    fn link(&self) -> LinkState {
        self.lock().link.state()
    }

    async fn start(&self, host: Host) -> anyhow::Result<()> {
        self.lock().host = Some(host);
        self.signal(Signal::Start { paired: true });
        self.signal(Signal::Connected);
        Ok(())
    }

    async fn stop(&self) {
        self.signal(Signal::Stop);
    }

    async fn reset(&self) -> anyhow::Result<()> {
        self.signal(Signal::Reset);
        Ok(())
    }

    async fn send(&self, message: &Outgoing) -> SendOutcome {
        if self.link() != LinkState::Online {
            return SendOutcome::ChannelDown;
        }
        match self.next_fault() {
            None => self.deliver(message).await,
            Some(Fault::Slow(time)) => {
                tokio::time::sleep(time).await;
                self.deliver(message).await
            }
            Some(Fault::ReplySlow(time)) => {
                let outcome = self.deliver(message).await;
                tokio::time::sleep(time).await;
                outcome
            }
            Some(Fault::ReplyLost) => {
                self.deliver(message).await;
                SendOutcome::Unknown
            }
            Some(Fault::RequestLost) => SendOutcome::Unknown,
            Some(Fault::Busy) => SendOutcome::Retry { after: None, reason: "busy".to_owned() },
            Some(Fault::Throttled(after)) => SendOutcome::Throttled { after },
            Some(Fault::Rejected(code)) => SendOutcome::Rejected { code },
        }
    }

    async fn mark_read(&self, line: &Line, chat: &Phone) -> anyhow::Result<()> {
        self.phones.mark_seen(line, chat, Direction::In).await.map(drop)
    }
}
