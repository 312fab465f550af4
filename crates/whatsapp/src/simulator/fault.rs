//! What can go wrong between a send and its answer.

use std::time::Duration;

/// One way for a send to go wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It arrives, late.
    Slow(Duration),
    /// It arrives, and the sender is told late.
    ReplySlow(Duration),
    /// It arrives, and nobody tells the sender. Its delivery is told later.
    ReplyLost,
    /// It does not arrive, and nobody tells the sender.
    RequestLost,
    /// The provider fails in a way that passes.
    Busy,
    /// The provider asks the whole channel to wait.
    Throttled(Duration),
    /// The provider will never take it, for this reason.
    Rejected(String),
}
