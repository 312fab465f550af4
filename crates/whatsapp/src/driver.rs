//! What every driver does: send, hear, and tell the state of its link. One driver is one line: one
//! number of a business.

use async_trait::async_trait;
use base::Phone;
use bytes::Bytes;

use crate::address::Address;
use crate::host::Host;
use crate::inbound::{self, Heard};
use crate::link::LinkState;
use crate::outgoing::{Outgoing, SendOutcome};
use crate::pairing::Pairing;

/// What a driver can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing that a driver can or cannot")]
pub struct Caps {
    /// A person links it by QR or code.
    pub pairing: bool,
    /// The same wire id sent twice is one message at the recipient: [`SendOutcome::Unknown`] may
    /// be sent again.
    pub idempotent_ids: bool,
    /// It sends files.
    pub media: bool,
    /// It sends approved templates; one that does not sends their text.
    pub templates: bool,
    /// Free text is taken only within 24 hours after the person wrote.
    pub reply_window: bool,
    /// It sends to groups.
    pub groups: bool,
    /// It shows that somebody types.
    pub typing: bool,
    /// Only one node may run it at a time.
    pub exclusive: bool,
}

/// Whose line it is, as far as the provider has told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// The line's number.
    pub phone: Option<Phone>,
    /// What the provider calls the account or the device.
    pub device: Option<String>,
}

/// Whether somebody types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    /// Somebody does.
    On,
    /// Nobody does any more.
    Off,
}

/// Why a file is not here. The texts never carry what a provider wrote.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// Nobody has it any more.
    #[error("the file is gone")]
    Gone,
    /// It has more bytes than were allowed.
    #[error("the file is too large")]
    TooLarge,
    /// It is not fetched, for this reason in the driver's own stable words.
    #[error("the file is refused: {0}")]
    Refused(&'static str),
    /// The provider failed in a way that passes, for the log.
    #[error("the file cannot be fetched now: {0}")]
    Later(String),
}

/// A way to WhatsApp.
#[async_trait]
pub trait Driver: Send + Sync {
    /// What it can do.
    fn caps(&self) -> Caps;

    /// The state of its link.
    fn link(&self) -> LinkState;

    /// Why a person is needed, in the driver's own stable words, while one is.
    fn trouble(&self) -> Option<&'static str>;

    /// Whose line it is; nothing before the provider told.
    fn own(&self) -> Option<Own>;

    /// Brings the link up, as far as that needs no person, and tells `host` what it hears from now
    /// on. Starting twice is starting once.
    async fn start(&self, host: Host) -> anyhow::Result<()>;

    /// Takes the link down and keeps its credentials.
    async fn stop(&self);

    /// Takes the link down and forgets its credentials: the next start pairs anew.
    async fn reset(&self) -> anyhow::Result<()>;

    /// Sends one message. Faults are outcomes: what the driver cannot tell is
    /// [`SendOutcome::Unknown`]. A driver without templates sends the text, which says the same in
    /// words; one without files refuses them.
    async fn send(&self, message: &Outgoing) -> SendOutcome;

    /// Takes note of what the line's webhook told, before it is stored: states of sessions, error
    /// codes that halt the link. What the webhook did not prove must not come here.
    fn notice(&self, _: &Heard) {}

    /// What the pairing page asks, of a driver with [`Caps::pairing`].
    fn pairing(&self) -> Option<&dyn Pairing> {
        None
    }

    /// Tells `chat` that these of its messages were read: the provider's ids, oldest first.
    async fn mark_read(&self, chat: &Address, provider_ids: &[String]) -> anyhow::Result<()>;

    /// Shows `chat` that somebody types, or does not any more. Nothing, with a driver that cannot.
    async fn typing(&self, _chat: &Address, _typing: Typing) -> anyhow::Result<()> {
        Ok(())
    }

    /// The bytes of a file that came in, `limit` at most.
    async fn fetch(&self, media: &inbound::Media, limit: u64) -> Result<Bytes, FetchError>;
}
