//! Hears what other nodes say, follows each of them, and notices when one is gone.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::mpsc;
use tokio::time::MissedTickBehavior;

use super::letter::{Body, Letter};
use super::peer::{Apps, Peer, Question};
use super::{Cluster, NodeId, Other, lock};
use crate::bus::Heard;
use crate::clock::steady_ms;

/// How often a node says that it lives.
const BEAT: Duration = Duration::from_secs(1);
/// A node that is silent for so long is gone: five beats.
const GONE_MS: u64 = 5_000;
/// A node that says so as late was away itself: a machine that slept, a process that was stopped.
const STALL_MS: u64 = 3_000;
/// How often it is looked for questions that were not answered.
const ASK_AGAIN: Duration = Duration::from_millis(100);
/// How often a new node looks whether it has waited enough.
const LOOK: Duration = Duration::from_millis(50);
/// A node that never reached its bus works alone after this time.
const ALONE_MS: u64 = 5_000;

/// Listens until the bus ends.
pub(crate) async fn listen(
    cluster: Arc<Cluster>,
    apps: Apps,
    settle_ms: u64,
    mut bus: mpsc::Receiver<Heard>,
) {
    let mut listener = Listener::new(cluster, apps, settle_ms);
    let mut beats = tokio::time::interval(BEAT);
    beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut questions = tokio::time::interval(ASK_AGAIN);
    questions.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut looks = tokio::time::interval(LOOK);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            heard = bus.recv() => match heard {
                Some(Heard::Connected) => listener.connected(),
                Some(Heard::Disconnected) => listener.disconnected(),
                Some(Heard::Said(letter)) => listener.hear(&letter),
                None => return,
            },
            _ = beats.tick() => listener.beat(),
            _ = questions.tick() => listener.ask_again(),
            _ = looks.tick(), if !*listener.cluster.is_settled.borrow() => listener.settle(),
        }
    }
}

struct Listener {
    cluster: Arc<Cluster>,
    apps: Apps,
    peers: HashMap<NodeId, Peer>,
    began_ms: u64,
    settle_ms: u64,
    /// Since when this connection to the bus stands. While it does not, silence says nothing.
    connected_ms: Option<u64>,
    /// When this node last said that it lives.
    beat_ms: u64,
}

impl Listener {
    fn new(cluster: Arc<Cluster>, apps: Apps, settle_ms: u64) -> Self {
        Self {
            cluster,
            apps,
            peers: HashMap::new(),
            began_ms: steady_ms(),
            settle_ms,
            connected_ms: None,
            beat_ms: steady_ms(),
        }
    }

    fn connected(&mut self) {
        self.connected_ms = Some(steady_ms());
        self.cluster.is_connected.send_replace(true);
        // At once, so that the others know of us, and of what they missed of us, without waiting.
        self.beat();
    }

    fn disconnected(&mut self) {
        self.connected_ms = None;
        self.cluster.is_connected.send_replace(false);
    }

    fn hear(&mut self, bytes: &Bytes) {
        let Some(letter) = Letter::read(bytes) else {
            tracing::warn!("a message on the bus cannot be read");
            return;
        };
        let node = letter.from;
        if node == self.cluster.node {
            return;
        }
        match letter.body {
            Body::Ask { of, next, before } if of == self.cluster.node => self.answer(next, before),
            Body::Ask { .. } => {}
            Body::Wake => self.cluster.wakes.send_modify(|wakes| *wakes += 1),
            Body::Bye => self.gone(node),
            Body::Beat { last, connections } => {
                let connections = connections.into_iter().map(|(app, count)| (app.into(), count));
                let connections = Some(connections.collect());
                let other = Other { heard_ms: steady_ms(), connections };
                lock(&self.cluster.others).insert(node, other);
                let question = self.peer(node).question(last);
                self.ask(node, question);
            }
            Body::News { seq, app, news } => {
                let peer = peer_of(&mut self.peers, &self.cluster, node);
                let question = peer.news(&self.apps, seq, &app, &news, bytes);
                self.ask(node, question);
            }
            Body::Piece { last, index, is_end, news } => {
                let peer = peer_of(&mut self.peers, &self.cluster, node);
                peer.piece(&self.apps, (last, index, is_end), &news);
            }
        }
    }

    fn peer(&mut self, node: NodeId) -> &mut Peer {
        peer_of(&mut self.peers, &self.cluster, node)
    }

    fn ask(&self, of: NodeId, question: Option<Question>) {
        if let Some(Question { next, before }) = question {
            self.cluster.say(Body::Ask { of, next, before });
        }
    }

    fn ask_again(&mut self) {
        let questions = self.peers.iter_mut();
        let questions: Vec<_> =
            questions.map(|(node, peer)| (*node, peer.question_again())).collect();
        for (node, question) in questions {
            self.ask(node, question);
        }
    }

    fn answer(&self, next: u64, before: u64) {
        if next == 0 || !self.cluster.repeat(next, before) {
            self.cluster.say_everything(&self.apps);
        }
    }

    fn beat(&mut self) {
        let connections = self.apps.iter().map(|(id, app)| (id.as_str().into(), app.count_here()));
        let (last, connections) = (self.cluster.last(), connections.collect());
        self.cluster.say(Body::Beat { last, connections });
        let now_ms = steady_ms();
        let was_away = now_ms - self.beat_ms >= STALL_MS;
        self.beat_ms = now_ms;
        // What others said meanwhile is still to be heard.
        if was_away && let Some(since_ms) = &mut self.connected_ms {
            *since_ms = now_ms;
        }
        self.let_go(now_ms);
    }

    /// Lets go of who is silent, unless it is the bus that is.
    fn let_go(&mut self, now_ms: u64) {
        let Some(since_ms) = self.connected_ms else {
            return;
        };
        let silent = |peer: &Peer| now_ms - peer.heard_ms.max(since_ms) >= GONE_MS;
        let gone: Vec<NodeId> =
            self.peers.iter().filter(|(_, peer)| silent(peer)).map(|(node, _)| *node).collect();
        for node in gone {
            tracing::warn!(%node, "a node is gone");
            self.gone(node);
        }
    }

    fn gone(&mut self, node: NodeId) {
        lock(&self.cluster.others).remove(&node);
        if let Some(peer) = self.peers.remove(&node) {
            peer.forget(&self.apps);
        }
    }

    /// Notes when this node may trust what it knows of the others: once they had time to be heard,
    /// or when there is no bus on which they could be.
    fn settle(&self) {
        let now_ms = steady_ms();
        let is_settled = match self.connected_ms {
            Some(since_ms) => now_ms - since_ms >= self.settle_ms,
            None => now_ms - self.began_ms >= ALONE_MS,
        };
        if is_settled {
            self.cluster.is_settled.send_replace(true);
        }
    }
}

/// The peer, noted as alive, and followed from now on if it is new.
fn peer_of<'a>(
    peers: &'a mut HashMap<NodeId, Peer>,
    cluster: &Cluster,
    node: NodeId,
) -> &'a mut Peer {
    let peer = peers.entry(node).or_insert_with(|| {
        tracing::info!(%node, "a node is here");
        lock(&cluster.others).entry(node).or_default().heard_ms = steady_ms();
        Peer::new(node)
    });
    peer.heard_ms = steady_ms();
    peer
}
