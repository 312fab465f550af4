//! The simulator: a WhatsApp of our own, whose phones live in a store and in a browser.
//!
//! It behaves like the real thing, faults included, so that demos and tests meet every outcome
//! without an account. `modes` is what befalls the line, `owner` what the owner of a phone does,
//! `pair` how the line is linked, and `driver` what the business sees of it.

mod driver;
mod fault;
mod modes;
mod owner;
mod pair;
mod phones;

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use base::Phone;
use chrono::{DateTime, Utc};

use crate::address::Address;
use crate::inbound::{self, Channel, Dialect, Heard, Moment};
use crate::lifeline::Lifeline;
use crate::link::LinkState;
use crate::outgoing::ReceiptStage;

pub use fault::Fault;
pub use modes::{AirplaneMode, Power, WireIds};
pub use owner::Said;
pub use pair::{CODE_LASTS, CODES};
pub use phones::{Advance, Bubble, Chat, Direction, File, NewBubble, NewFile, Phones, Tick};

/// What nobody took in is remembered this far; of more, the oldest is forgotten.
const UNTOLD: usize = 10_000;

/// The driver. `S` keeps the chats. A copy is the same simulator.
pub struct Simulator<S>(Arc<Inner<S>>);

impl<S> Clone for Simulator<S> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<S> std::fmt::Debug for Simulator<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Simulator").field("line", &self.0.line).finish_non_exhaustive()
    }
}

struct Inner<S> {
    phones: Arc<S>,
    line: String,
    lifeline: Lifeline,
    /// Told to nobody yet, oldest first.
    untold: tokio::sync::Mutex<VecDeque<Heard>>,
    /// Tells apart what is no bubble and needs an id.
    count: AtomicU64,
    state: Mutex<State>,
}

/// What a test or a page has set.
#[derive(Default)]
struct State {
    lasting: Option<Fault>,
    next: VecDeque<Fault>,
    ids: WireIds,
    airplane: AirplaneMode,
    /// Whether it has no number until somebody pairs it.
    is_born_unpaired: bool,
    slow: Option<Duration>,
    /// Phones that are off.
    off: HashSet<Phone>,
    /// What the owners of phones call themselves.
    names: HashMap<Phone, String>,
    /// Since when a person pairs.
    pairing_since: Option<DateTime<Utc>>,
    /// Until when a chat shows that the business types.
    typing: HashMap<Phone, DateTime<Utc>>,
}

impl<S: Phones> Simulator<S> {
    /// The simulator of the line that the store knows by this name, not started. It is paired with
    /// a number of its own until somebody unlinks it.
    pub fn new(phones: Arc<S>, line: impl Into<String>) -> Self {
        let (lifeline, untold, count, state) = Default::default();
        Self(Arc::new(Inner { phones, line: line.into(), lifeline, untold, count, state }))
    }

    /// The same, and it has no number until somebody pairs it.
    #[must_use]
    pub fn born_unpaired(self) -> Self {
        self.0.lock().is_born_unpaired = true;
        self
    }

    /// The store.
    pub fn phones(&self) -> &S {
        &self.0.phones
    }

    /// The store's name of its line.
    pub fn line(&self) -> &str {
        &self.0.line
    }

    /// Tells what could not be told earlier, and lets bans and patience end whose time is over.
    pub async fn tell_again(&self) {
        self.0.settle();
        self.0.tell(Vec::new()).await;
    }
}

impl<S: Phones> Inner<S> {
    /// The number that the line has before anybody pairs it: `+62 811-…`, the same every time.
    fn born_with(&self) -> Option<Phone> {
        if self.lock().is_born_unpaired {
            return None;
        }
        let mut hasher = DefaultHasher::new();
        self.line.hash(&mut hasher);
        Phone::from_digits(&format!("62811{:07}", hasher.finish() % 10_000_000)).ok()
    }

    fn receipts(&self, bubbles: Vec<Bubble>, stage: &ReceiptStage) -> Vec<Heard> {
        let Some(now) = self.lifeline.now() else { return Vec::new() };
        let receipt = |bubble: Bubble| {
            Heard::Receipt(Box::new(inbound::Receipt {
                dialect: Dialect::Simulator,
                channel: Channel::Untold,
                provider_id: bubble.id,
                wire_id: bubble.wire_id,
                about: Vec::new(),
                stage: stage.clone(),
                error: None,
                at: moment(now),
            }))
        };
        bubbles.into_iter().map(receipt).collect()
    }

    /// Tells all of it in its order, and before it what could not be told earlier. A line that is
    /// not online hears it when it is.
    async fn tell(&self, heard: Vec<Heard>) {
        let mut untold = self.untold.lock().await;
        let held = untold.len();
        untold.extend(heard);
        while untold.len() > UNTOLD {
            untold.pop_front();
        }
        let is_online = self.lifeline.link() == LinkState::Online;
        let Some(ears) = self.lifeline.ears().filter(|_| is_online && !untold.is_empty()) else {
            return;
        };
        if let Err(error) = ears.hear(untold.iter().cloned().collect()).await {
            tracing::warn!(error = format!("{error:#}"), "what a simulated phone told waits");
            return;
        }
        let late: Vec<Heard> = untold.drain(..).take(held).collect();
        drop(untold);
        for message in late.iter().filter_map(message_of) {
            self.arrived(message).await;
        }
    }

    /// A message that the line hears late gets its second tick only now.
    async fn arrived(&self, message: &inbound::Message) {
        let Address::Phone(phone) = &message.chat else { return };
        let only = [message.provider_id.clone()];
        let what = Advance { direction: Direction::In, to: Tick::Delivered, only: Some(&only) };
        if let Err(error) = self.phones.advance(&self.line, phone, what).await {
            tracing::warn!(error = format!("{error:#}"), "a simulated phone keeps its one tick");
        }
    }

    /// An id for what is no bubble.
    fn new_id(&self, now: DateTime<Utc>) -> String {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        format!("sim-{}-{count}", now.timestamp_micros())
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn message_of(heard: &Heard) -> Option<&inbound::Message> {
    match heard {
        Heard::Message(message) => Some(message),
        _ => None,
    }
}

fn moment(at: DateTime<Utc>) -> Moment {
    Moment { at, clamped: None }
}
