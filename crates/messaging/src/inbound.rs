//! What people write to the business: taken in once, whatever brought it, and told to the modules.

pub(crate) mod media;
mod opt_out;
mod own;
pub(crate) mod sweep;
mod take;
mod webhook;

use chrono::{DateTime, Utc};
use kernel::{App, Event};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use whatsapp::Address;
use whatsapp::inbound::Message;

use crate::lines::LineId;

pub(crate) use take::hear;
pub use webhook::Refusal;

base::id! {
    /// One message that came in.
    pub InboundId = "in",
    /// One body that a gateway posted.
    pub BodyId = "body"
}

/// Somebody wrote to the business, or the business did on its own phone. Told once for each
/// message, in the transaction that takes it in. Edits, deletions and reactions are messages too,
/// and name the one they are about.
#[derive(Clone, Debug)]
pub struct MessageReceived {
    /// Its id.
    pub id: InboundId,
    /// The line it came on.
    pub line: LineId,
    /// What it says, and who says it.
    pub message: Message,
    /// When it arrived; arrivals order a conversation, because senders' clocks cannot.
    pub received_at: DateTime<Utc>,
}

impl Event for MessageReceived {
    const NAME: &'static str = "message.received";

    fn subject(&self) -> String {
        self.id.to_string()
    }
}

/// Somebody begins or ceases to write. Kept nowhere.
#[derive(Clone, Debug)]
pub struct PeerTyping {
    /// The line.
    pub line: LineId,
    /// Their chat.
    pub chat: Address,
    /// Whether they write.
    pub is_typing: bool,
}

impl Event for PeerTyping {
    const NAME: &'static str = "peer.typing";

    fn subject(&self) -> String {
        self.chat.to_string()
    }
}

/// A message's file was fetched from the gateway, or never will be.
#[derive(Clone, Debug)]
pub struct MediaFetched {
    /// The message.
    pub id: InboundId,
    /// The line it came on.
    pub line: LineId,
    /// The file, or why there is none: a stable word.
    pub file: Result<StoredFile, &'static str>,
}

/// A file in the installation's store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// Its name there.
    pub name: String,
    /// What is in it, told by its content.
    pub mime: String,
    /// Its length.
    pub bytes: i64,
}

impl Event for MediaFetched {
    const NAME: &'static str = "media.fetched";

    fn subject(&self) -> String {
        self.id.to_string()
    }
}

/// Where gateways post.
pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(webhook::receive, webhook::handshake))
}
