//! What every driver does: send, hear, and tell the state of its link.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use base::Phone;
use chrono::{DateTime, Utc};
use tokio::sync::mpsc;

use crate::content::Content;
use crate::link::LinkState;
use crate::pairing::Pairing;

/// The business's own end of a conversation, as its owner names it. Drivers only tell lines apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line(String);

impl Line {
    /// The line of this name.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// Its name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The id it was given when it was written. Every retry carries the same one.
    pub wire_id: String,
    /// The business's end.
    pub line: Line,
    /// Whom it is for.
    pub to: Phone,
    /// What it says.
    pub text: String,
}

/// How one attempt to send ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendOutcome {
    /// The provider took it. Delivery is told later, by a [`Receipt`].
    Accepted {
        /// What the provider calls it.
        provider_id: String,
    },
    /// The provider failed in a way that passes; it certainly did not take it.
    Retry {
        /// Not before this long, if the provider said so.
        after: Option<Duration>,
        /// Why, for the log.
        reason: String,
    },
    /// Too fast: the whole channel waits this long. Nothing is wrong with the message.
    Throttled {
        /// How long.
        after: Duration,
    },
    /// The link is down. Nothing is wrong with the message.
    ChannelDown,
    /// The provider will never take it.
    Rejected {
        /// The reason in the driver's own stable words.
        code: String,
    },
    /// Nobody knows whether the provider took it: the answer never came.
    Unknown,
}

/// What a driver can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// A person links it by QR or code.
    pub pairing: bool,
    /// The same wire id sent twice is one message at the recipient: [`SendOutcome::Unknown`] may
    /// be sent again.
    pub idempotent_ids: bool,
}

/// How far a message has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceiptStage {
    /// The provider has it.
    Accepted,
    /// The phone has it.
    Delivered,
    /// A person opened it.
    Read,
    /// The provider took it first and refused it later.
    Failed {
        /// The reason in the driver's own stable words.
        code: String,
    },
}

/// News of a message that was sent. Receipts repeat and overtake each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Our id of the message, when the provider tells it.
    pub wire_id: Option<String>,
    /// The provider's id of the message.
    pub provider_id: String,
    /// How far it has come.
    pub stage: ReceiptStage,
}

/// A text that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inbound {
    /// The business's end.
    pub line: Line,
    /// Who wrote it.
    pub from: Phone,
    /// What it says.
    pub text: String,
    /// The provider's id of it; a repeated one is the same message.
    pub provider_id: String,
    /// When it came in.
    pub at: DateTime<Utc>,
}

/// What a driver tells by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DriverEvent {
    /// News of a message that was sent.
    Receipt(Receipt),
    /// A text that came in.
    Inbound(Inbound),
    /// The link changed.
    Link(LinkState),
}

/// What a driver is given when it starts: where to tell its events, and the time.
#[derive(Clone)]
pub struct Host {
    /// Hears the driver's events.
    pub events: mpsc::Sender<DriverEvent>,
    /// The present moment.
    pub now: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host").finish_non_exhaustive()
    }
}

/// A way to WhatsApp.
#[async_trait]
pub trait Driver: Send + Sync {
    /// What it can do.
    fn caps(&self) -> Caps;

    /// The state of its link.
    fn link(&self) -> LinkState;

    /// Brings the link up, as far as that needs no person, and tells events to `host` from now on.
    /// Starting twice is starting once.
    async fn start(&self, host: Host) -> anyhow::Result<()>;

    /// Takes the link down and keeps its credentials.
    async fn stop(&self);

    /// Takes the link down and forgets its credentials: the next start pairs anew.
    async fn reset(&self) -> anyhow::Result<()>;

    /// Sends one text. Faults are outcomes: what the driver cannot tell is
    /// [`SendOutcome::Unknown`].
    async fn send(&self, message: &Outgoing) -> SendOutcome;

    /// Sends more than a text. A driver without templates sends the text, which says the same in
    /// words; one without files refuses them.
    async fn send_content(&self, message: &Outgoing, content: &Content) -> SendOutcome {
        match content {
            Content::Text | Content::Template(_) => self.send(message).await,
            Content::Media(_) => SendOutcome::Rejected { code: "media_unsupported".to_owned() },
        }
    }

    /// What the pairing page asks, of a driver with [`Caps::pairing`].
    fn pairing(&self) -> Option<&dyn Pairing> {
        None
    }

    /// Tells `chat` that its messages were read.
    async fn mark_read(&self, line: &Line, chat: &Phone) -> anyhow::Result<()>;
}
