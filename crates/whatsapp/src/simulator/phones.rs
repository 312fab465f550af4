//! The simulated phones: chats of bubbles, kept by whoever has a database.

use async_trait::async_trait;
use base::Phone;
use chrono::{DateTime, Utc};

/// Which way a bubble went, seen from the business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The phone's owner wrote it.
    In,
    /// The business wrote it.
    Out,
}

impl Direction {
    /// `in` or `out`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }
}

/// A bubble to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBubble {
    /// Which way it goes.
    pub direction: Direction,
    /// What it says.
    pub text: String,
    /// The sender's id of it; one bubble for each.
    pub wire_id: Option<String>,
}

/// One message on a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bubble {
    /// Its id; the provider's id of the message.
    pub id: String,
    /// The sender's id of it.
    pub wire_id: Option<String>,
    /// Which way it went.
    pub direction: Direction,
    /// What it says.
    pub text: String,
    /// When it arrived.
    pub at: DateTime<Utc>,
}

/// One phone's chat with the business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chat {
    /// The phone.
    pub phone: Phone,
    /// Bubbles of the business that nobody opened.
    pub unread: u64,
    /// The newest bubble.
    pub last: Bubble,
}

/// Keeps the chats.
#[async_trait]
pub trait Phones: Send + Sync + 'static {
    /// Writes a bubble and answers it. A wire id that is there already answers the first bubble
    /// and writes nothing.
    async fn append(&self, line: &str, phone: &Phone, new: NewBubble) -> anyhow::Result<Bubble>;

    /// Marks the bubbles of one direction as seen; answers those that were not.
    async fn mark_seen(
        &self,
        line: &str,
        phone: &Phone,
        direction: Direction,
    ) -> anyhow::Result<Vec<Bubble>>;

    /// The chats of a line, newest bubble first.
    async fn chats(&self, line: &str) -> anyhow::Result<Vec<Chat>>;

    /// The bubbles of one chat, oldest first; of a long chat the newest.
    async fn bubbles(&self, line: &str, phone: &Phone) -> anyhow::Result<Vec<Bubble>>;
}
