//! A message on its way out, and how one attempt to send it ended.

use std::time::Duration;

use crate::address::Address;
use crate::content::Content;

/// A message on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The id it was given when it was written. Every retry carries the same one.
    pub wire_id: String,
    /// Whom it is for.
    pub to: Address,
    /// What it says; the caption of a file.
    pub text: String,
    /// What it is beside its text.
    pub content: Content,
    /// The provider's id of the message it answers.
    pub quoted: Option<String>,
}

/// How one attempt to send ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendOutcome {
    /// The provider took it. Delivery is told later, by an
    /// [`inbound::Receipt`](crate::inbound::Receipt).
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
    /// Too fast: the whole line waits this long. Nothing is wrong with the message.
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

impl SendOutcome {
    /// [`SendOutcome::Rejected`] for this reason.
    pub(crate) fn rejected(code: impl Into<String>) -> Self {
        Self::Rejected { code: code.into() }
    }
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
