//! The name of a node among others.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::clock::unix_ms;

/// One process, from its start to its end: who starts again is somebody else. The smallest is the
/// oldest, which is how nodes agree on one of them without a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NodeId {
    since_ms: u64,
    salt: u64,
}

impl NodeId {
    /// What a node without others is called.
    pub(crate) const ALONE: &str = "alone";

    /// A new one.
    #[expect(clippy::disallowed_methods, reason = "below the kernel, whose randomness is for ids")]
    pub(crate) fn random() -> Self {
        Self { since_ms: unix_ms(), salt: rand::random() }
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:x}-{:016x}", self.since_ms, self.salt)
    }
}
