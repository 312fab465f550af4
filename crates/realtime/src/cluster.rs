//! Several nodes as one server: each says what changes on it, and knows what the others said.
//!
//! The bus carries what one says to all, in order, but loses whatever is said while it is away. So
//! news are numbered, the last ones are kept, and whoever sees a hole asks for them again. Nothing
//! of a node is kept anywhere but on nodes: a new one asks the others how they stand, and one that
//! is silent for some seconds takes all that it had with it.

pub(crate) mod letter;
mod listener;
pub(crate) mod node_id;
mod peer;
mod pieces;
mod ring;

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use tokio::sync::{mpsc, watch};

use crate::clock::steady_ms;
pub(crate) use letter::{Body, Client, Letter, News, Seat};
pub(crate) use listener::listen;
pub use node_id::NodeId;
pub(crate) use pieces::SeenOfApp;
use ring::Ring;

/// This node among the others.
pub(crate) struct Cluster {
    pub node: NodeId,
    /// Under one lock, so that news are sent in the order of their numbers.
    mouth: Mutex<Mouth>,
    others: Mutex<HashMap<NodeId, Other>>,
    /// Whether this node knows enough of the others to tell what only one may tell.
    is_settled: watch::Sender<bool>,
    is_connected: watch::Sender<bool>,
    wakes: watch::Sender<u64>,
}

struct Mouth {
    /// None after the last word.
    bus: Option<mpsc::Sender<Bytes>>,
    said: Ring,
}

/// What there is to know about another node, beside what it has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Other {
    pub heard_ms: u64,
    /// Its apps and their connections; none before it said so.
    pub connections: Option<HashMap<Box<str>, usize>>,
}

impl Other {
    /// Whether it has this app; one that did not say yet may have.
    fn may_have(&self, app: &str) -> bool {
        self.connections.as_ref().is_none_or(|apps| apps.contains_key(app))
    }
}

impl Cluster {
    /// A node that speaks over this bus.
    pub fn new(bus: mpsc::Sender<Bytes>, wakes: watch::Sender<u64>) -> Self {
        Self {
            node: NodeId::random(),
            mouth: Mutex::new(Mouth { bus: Some(bus), said: Ring::default() }),
            others: Mutex::default(),
            is_settled: watch::Sender::new(false),
            is_connected: watch::Sender::new(false),
            wakes,
        }
    }

    /// Says what changed. Whoever calls holds the lock of what it speaks of, so that the order of
    /// news is the order of changes.
    pub fn tell(&self, app: &str, news: News<'_>) {
        let mut mouth = lock(&self.mouth);
        let seq = mouth.said.last() + 1;
        let body = Body::News { seq, app: app.into(), news };
        let letter = Letter { from: self.node, body }.encode();
        mouth.said.push(letter.clone(), steady_ms());
        mouth.say(letter);
    }

    /// Tells the other nodes that there is something to look at.
    pub fn wake_others(&self) {
        self.say(Body::Wake);
    }

    /// Tells them that everybody here has gone, and says nothing more.
    pub fn say_goodbye(&self) {
        self.say(Body::Bye);
        lock(&self.mouth).bus = None;
    }

    /// Whether this node tells what only one may tell: of those that have this app, the oldest.
    pub fn leads(&self, app: &str) -> bool {
        let others = lock(&self.others);
        let mut others = others.iter().filter(|(_, other)| other.may_have(app));
        *self.is_settled.borrow() && others.all(|(node, _)| self.node < *node)
    }

    /// Whether another node has this app.
    pub fn has_others(&self, app: &str) -> bool {
        lock(&self.others).values().any(|other| other.may_have(app))
    }

    /// Whether the bus is there.
    pub fn is_connected(&self) -> bool {
        *self.is_connected.borrow()
    }

    /// Waits until this node knows how the others stand, or that it is alone.
    pub async fn settled(&self) {
        let mut is_settled = self.is_settled.subscribe();
        // The sender lives as long as this node.
        let _ = is_settled.wait_for(|is_settled| *is_settled).await;
    }

    /// How many connections of an app the others have, as they said within the last second.
    pub fn connections_elsewhere(&self, app: &str) -> usize {
        let others = lock(&self.others);
        let apps = others.values().filter_map(|other| other.connections.as_ref());
        apps.filter_map(|connections| connections.get(app)).sum()
    }

    /// The other nodes.
    pub fn others(&self) -> Vec<(NodeId, Other)> {
        lock(&self.others).iter().map(|(node, other)| (*node, other.clone())).collect()
    }

    fn say(&self, body: Body<'_>) {
        let letter = Letter { from: self.node, body }.encode();
        lock(&self.mouth).say(letter);
    }

    /// The number of the last news.
    fn last(&self) -> u64 {
        lock(&self.mouth).said.last()
    }

    /// Says the news from this one up to that one again; false when they are no longer kept.
    fn repeat(&self, next: u64, before: u64) -> bool {
        let mouth = lock(&self.mouth);
        let Some(letters) = mouth.said.range(next, before) else {
            return false;
        };
        for letter in letters {
            mouth.say(letter.clone());
        }
        true
    }
}

impl Mouth {
    /// When the bus is full or away, others will see the hole.
    fn say(&self, letter: Bytes) {
        if let Some(bus) = &self.bus {
            let _ = bus.try_send(letter);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
