//! The server's yes or no to what was sent. It comes as an event, perhaps after nobody waits.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;

use crate::outgoing::SendOutcome;

/// So many that nobody waits for any more are remembered.
const OVERDUE: usize = 1_000;
/// How long a line rests that the server finds too fast.
const REST: Duration = Duration::from_secs(60);

/// Nothing, or the number of a no.
pub(super) type Ack = Option<String>;

#[derive(Debug, Default)]
pub(super) struct Acks(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    awaited: HashMap<String, oneshot::Sender<Ack>>,
    overdue: HashSet<String>,
    order: VecDeque<String>,
}

impl Acks {
    /// Waits for the ack of this id from now on.
    pub(super) fn await_one(&self, id: &str) -> oneshot::Receiver<Ack> {
        let (sender, receiver) = oneshot::channel();
        let mut state = self.lock();
        state.overdue.remove(id);
        state.awaited.insert(id.to_owned(), sender);
        receiver
    }

    /// Nobody waits any more for what has certainly not left.
    pub(super) fn forget(&self, id: &str) {
        self.lock().awaited.remove(id);
    }

    /// Nobody waits any more, and whoever comes late is news.
    pub(super) fn give_up(&self, id: &str) {
        let mut state = self.lock();
        if state.awaited.remove(id).is_none() || !state.overdue.insert(id.to_owned()) {
            return;
        }
        state.order.push_back(id.to_owned());
        while state.order.len() > OVERDUE {
            if let Some(oldest) = state.order.pop_front() {
                state.overdue.remove(&oldest);
            }
        }
    }

    /// The client is gone: no ack comes any more.
    pub(super) fn give_up_all(&self) {
        self.lock().awaited.clear();
    }

    /// An ack came. Answers it back if nobody waited and it is news.
    pub(super) fn came(&self, id: &str, ack: Ack) -> Option<Ack> {
        let mut state = self.lock();
        match state.awaited.remove(id) {
            Some(waiting) => waiting.send(ack).err(),
            None => state.overdue.remove(id).then_some(ack),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a no means, by the numbers that WhatsApp's own web client knows.
pub(super) fn judge(number: &str) -> SendOutcome {
    let rejected = match number {
        "429" => return SendOutcome::Throttled { after: REST },
        "421" | "500" | "503" | "552" => {
            return SendOutcome::Retry { after: None, reason: format!("nack {number}") };
        }
        "463" => "reach_out_timelock",
        "475" => "new_chats_capped",
        "404" => "recipient_unknown",
        "401" | "403" | "405" | "473" => "not_allowed",
        "400" | "479" | "487" | "488" | "489" | "490" | "491" | "495" => "malformed",
        _ => "refused",
    };
    SendOutcome::rejected(rejected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ack_goes_to_who_waits_and_a_late_one_is_news_once() {
        let acks = Acks::default();
        let mut waiting = acks.await_one("A");
        assert_eq!(acks.came("A", None), None);
        assert_eq!(waiting.try_recv(), Ok(None));

        let _late = acks.await_one("B");
        acks.give_up("B");
        assert_eq!(acks.came("B", Some("463".to_owned())), Some(Some("463".to_owned())));
        assert_eq!(acks.came("B", None), None);
        assert_eq!(acks.came("somebody else's", None), None);
    }

    #[test]
    fn every_no_has_a_stable_word() {
        let rejected = |number| match judge(number) {
            SendOutcome::Rejected { code } => code,
            other => panic!("{other:?}"),
        };
        assert_eq!(rejected("463"), "reach_out_timelock");
        assert_eq!(rejected("475"), "new_chats_capped");
        assert_eq!(rejected("479"), "malformed");
        assert_eq!(rejected("a number of next year"), "refused");
        assert!(matches!(judge("503"), SendOutcome::Retry { .. }));
        assert!(matches!(judge("429"), SendOutcome::Throttled { .. }));
    }
}
