//! The bus between nodes: what one says, all hear, in the order in which it was said.
//!
//! It may lose what is said while it is away, and may say everything back to who said it. Nodes see
//! to the rest.

mod nats;
mod redis;

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use anyhow::{Result, bail};
use bytes::Bytes;
use tokio::sync::mpsc;

/// What follows an installation's own name in the topic where its nodes meet; the number is that of
/// their language.
const TOPIC: &str = "realtime.1";
/// Messages that wait for the bus. Beyond it they are not sent, and others will ask for them.
const MAX_WAITING: usize = 16_384;
/// What the bus brought and the node has not read yet.
const MAX_UNREAD: usize = 4_096;
/// Pauses before a connection is tried again.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// What comes from a bus.
#[derive(Clone, Debug)]
pub enum Heard {
    /// From now on messages come.
    Connected,
    /// From now on messages may be missed.
    Disconnected,
    /// Somebody said this.
    Said(Bytes),
}

/// A bus, as a node holds it. Whoever makes one carries what is said to all nodes, this one too if
/// that is simpler.
#[derive(Debug)]
pub struct Bus {
    /// What this node says.
    pub say: mpsc::Sender<Bytes>,
    /// What others say.
    pub hear: mpsc::Receiver<Heard>,
}

/// The bus's own side.
#[derive(Debug)]
pub struct Line {
    /// What the node says.
    pub said: mpsc::Receiver<Bytes>,
    /// What the node hears.
    pub heard: mpsc::Sender<Heard>,
}

impl Bus {
    /// A bus and its other side.
    pub fn new() -> (Self, Line) {
        let (say, said) = mpsc::channel(MAX_WAITING);
        let (heard, hear) = mpsc::channel(MAX_UNREAD);
        (Self { say, hear }, Line { said, heard })
    }
}

/// What carries messages, until it is dropped.
pub(crate) type Carrier = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The bus of this address, and what must run for it. `name` is the installation's.
pub(crate) fn open(url: &str, name: &str) -> Result<(Bus, Carrier)> {
    let (bus, line) = Bus::new();
    let topic = format!("{name}.{TOPIC}");
    let carrier: Carrier = match url.split("://").next() {
        Some("redis" | "rediss" | "valkey" | "valkeys") => {
            Box::pin(redis::carry(url, topic, line)?)
        }
        Some("nats" | "tls") => Box::pin(nats::carry(url, topic, line)?),
        _ => bail!("the bus is redis://… or nats://…"),
    };
    Ok((bus, carrier))
}

/// Whether the bus of this address is there: for who asks before anything starts.
pub async fn reach(url: &str) -> Result<()> {
    let (mut bus, carrier) = open(url, "niaga")?;
    tokio::select! {
        () = carrier => bail!("the bus does not answer"),
        heard = bus.hear.recv() => match heard {
            Some(Heard::Connected) => Ok(()),
            _ => bail!("the bus does not answer"),
        },
    }
}
