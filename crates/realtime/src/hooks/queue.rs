//! What waits for one receiver of webhooks, in order and bounded.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::HookEvent;

/// Some minutes of a busy app while its receiver is away, at a few hundred bytes each.
const MAX_WAITING: usize = 10_000;
/// Enough that a busy receiver is not asked for each event, and small enough for its body limit.
const MAX_BATCH: usize = 50;

/// Filled by whoever causes an event, emptied by the receiver's delivery.
#[derive(Default)]
pub(crate) struct Queue {
    state: Mutex<State>,
    changed: Notify,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<HookEvent>,
    is_closed: bool,
}

impl Queue {
    /// Adds an event; false when too many wait, and then it is dropped.
    pub fn push(&self, event: HookEvent) -> bool {
        let mut state = self.lock();
        if state.waiting.len() >= MAX_WAITING {
            return false;
        }
        state.waiting.push_back(event);
        drop(state);
        self.changed.notify_one();
        true
    }

    /// Nothing more will come.
    pub fn close(&self) {
        self.lock().is_closed = true;
        self.changed.notify_one();
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        self.lock().waiting.len()
    }

    /// Waits for events and takes them: all that came together, up to a batch. None when nothing
    /// waits and nothing will come.
    pub async fn take(&self) -> Option<Vec<HookEvent>> {
        loop {
            {
                let mut state = self.lock();
                if !state.waiting.is_empty() {
                    let count = state.waiting.len().min(MAX_BATCH);
                    return Some(state.waiting.drain(..count).collect());
                }
                if state.is_closed {
                    return None;
                }
            }
            self.changed.notified().await;
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
