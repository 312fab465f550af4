//! The simulated phones: chats of bubbles, kept by whoever has a database.

use async_trait::async_trait;
use base::Phone;
use bytes::Bytes;
use chrono::{DateTime, Utc};

use crate::inbound::MediaClass;

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

/// How far a bubble has come, as its sender's screen shows it. It only ever moves forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tick {
    /// One grey tick: WhatsApp has it.
    Sent,
    /// Two grey ticks: the other side's device has it.
    Delivered,
    /// Two blue ticks: the other side opened it.
    Read,
}

impl Tick {
    /// `sent`, `delivered` or `read`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Read => "read",
        }
    }
}

/// What is known of a bubble's file without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What it is to a person.
    pub class: MediaClass,
    /// What it is to a program: `image/jpeg`.
    pub mime: String,
    /// The name it had with the sender.
    pub name: Option<String>,
    /// Its length in bytes.
    pub size: u64,
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// What it is to a person.
    pub class: MediaClass,
    /// What it is to a program: `image/jpeg`.
    pub mime: String,
    /// The name it had with the sender.
    pub name: Option<String>,
    /// What is in it.
    pub bytes: Bytes,
}

impl NewFile {
    /// The same without its bytes.
    pub fn file(&self) -> File {
        let Self { class, mime, name, bytes } = self;
        File { class: *class, mime: mime.clone(), name: name.clone(), size: bytes.len() as u64 }
    }
}

/// A bubble to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBubble {
    /// Which way it goes.
    pub direction: Direction,
    /// What it says; the caption of a file.
    pub text: String,
    /// The sender's id of it; one bubble for each.
    pub wire_id: Option<String>,
    /// How far it has come already.
    pub tick: Tick,
    /// Its file.
    pub file: Option<NewFile>,
    /// The id of the bubble that it answers.
    pub quoted: Option<String>,
}

/// One message on a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bubble {
    /// Its id; the provider's id of the message. Later ones sort behind earlier ones.
    pub id: String,
    /// The sender's id of it.
    pub wire_id: Option<String>,
    /// Which way it went.
    pub direction: Direction,
    /// What it says; the caption of a file.
    pub text: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// How far it has come.
    pub tick: Tick,
    /// Its file; [`Phones::file`] has the bytes.
    pub file: Option<File>,
    /// The id of the bubble that it answers.
    pub quoted: Option<String>,
    /// The sign that the phone's owner put on it.
    pub reaction: Option<String>,
}

/// Which bubbles of a chat move how far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advance<'a> {
    /// Those that went this way.
    pub direction: Direction,
    /// How far they have come now. Who is there already, or further, does not move.
    pub to: Tick,
    /// Of them these ids, or all.
    pub only: Option<&'a [String]>,
}

/// One phone's chat with the business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chat {
    /// The phone.
    pub phone: Phone,
    /// Bubbles of the business that reached the phone and that nobody opened.
    pub unread: u64,
    /// The newest bubble.
    pub last: Bubble,
}

/// Keeps the chats. `line` is the simulator's own name of its line.
#[async_trait]
pub trait Phones: Send + Sync + 'static {
    /// Writes a bubble and answers it. A wire id that is there already answers the first bubble
    /// and writes nothing.
    async fn append(&self, line: &str, phone: &Phone, new: NewBubble) -> anyhow::Result<Bubble>;

    /// Moves ticks forward; answers the bubbles that moved, as they are now, oldest first.
    async fn advance(
        &self,
        line: &str,
        phone: &Phone,
        what: Advance<'_>,
    ) -> anyhow::Result<Vec<Bubble>>;

    /// Puts a sign on a bubble in place of the one it has, or takes that away. Answers whether
    /// there is such a bubble in the chat.
    async fn react(
        &self,
        line: &str,
        phone: &Phone,
        id: &str,
        emoji: Option<&str>,
    ) -> anyhow::Result<bool>;

    /// The bytes of a bubble's file; nothing if there is no such bubble, or no file in it.
    async fn file(&self, line: &str, id: &str) -> anyhow::Result<Option<Bytes>>;

    /// The chats of a line, newest bubble first.
    async fn chats(&self, line: &str) -> anyhow::Result<Vec<Chat>>;

    /// The bubbles of one chat, oldest first; of a long chat the newest.
    async fn bubbles(&self, line: &str, phone: &Phone) -> anyhow::Result<Vec<Bubble>>;
}
