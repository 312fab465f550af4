//! What a provider's answer to a send means, in the words that all drivers over HTTP share.

use crate::outgoing::SendOutcome;

/// A provider's id that is longer is none; today's have about sixty signs.
const MAX_ID: usize = 256;

/// What to make of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// This outcome; the link is well.
    Ended(SendOutcome),
    /// It was not taken, and the link has to be looked at.
    Doubt,
    /// It was not taken, and a person is needed for this reason.
    Halted(&'static str),
}

impl Verdict {
    /// Taken under this id. Without one it was taken, most likely, but nobody told under which: its
    /// receipt will.
    pub(crate) fn taken(id: Option<&str>) -> Self {
        Self::Ended(match id.filter(|id| is_id(id)) {
            Some(id) => SendOutcome::Accepted { provider_id: id.to_owned() },
            None => SendOutcome::Unknown,
        })
    }

    /// It will never be taken.
    pub(crate) fn rejected(code: impl Into<String>) -> Self {
        Self::Ended(SendOutcome::rejected(code))
    }
}

/// Whether a text can be an id at all.
pub(crate) fn is_id(text: &str) -> bool {
    (1..=MAX_ID).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_graphic())
}
