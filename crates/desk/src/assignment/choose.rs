//! Whose turn it is. Pure: the database only tells who is there.

use base::AccountId;

use super::Why;
use crate::inboxes::Rotation;

/// An agent who is on shift and online.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) account: AccountId,
    pub(crate) capacity: i64,
    /// Open conversations they have.
    pub(crate) open: i64,
    /// The tenant's count of assignments when they were last given one.
    pub(crate) last_turn: i64,
}

impl Candidate {
    /// Whether they take one more.
    pub(crate) fn has_room(&self) -> bool {
        self.open < self.capacity
    }
}

/// The next of those who have room: whose customer it was, else by rotation. Whoever was never
/// given one comes first; of equals the older account.
pub(crate) fn choose(
    candidates: &[Candidate],
    rotation: Rotation,
    before: Option<AccountId>,
) -> Option<(AccountId, Why)> {
    let with_room = || candidates.iter().filter(|candidate| candidate.has_room());
    if let Some(theirs) = with_room().find(|candidate| Some(candidate.account) == before) {
        return Some((theirs.account, Why::Returning));
    }
    let next = match rotation {
        Rotation::RoundRobin => with_room().min_by_key(|one| (one.last_turn, one.account)),
        Rotation::LeastBusy => with_room().min_by_key(|one| (one.open, one.last_turn, one.account)),
    };
    next.map(|candidate| (candidate.account, Why::Turn))
}

#[cfg(test)]
mod tests;
