//! What waits for one receiver of webhooks, in order and bounded.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use tokio::sync::Notify;

use super::HookEvent;

/// Some minutes of a busy app while its receiver is away, at a few hundred bytes each.
const MAX_WAITING: usize = 10_000;
/// Enough that a busy receiver is not asked for each event, and small enough for its body limit.
const MAX_BATCH: usize = 50;

/// Filled by whoever causes an event, emptied by the receiver's delivery.
#[derive(Default)]
pub(crate) struct Queue {
    waiting: Mutex<VecDeque<HookEvent>>,
    filled: Notify,
}

impl Queue {
    /// Adds an event; the newest is dropped when too many wait.
    pub fn push(&self, event: HookEvent) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() < MAX_WAITING {
            waiting.push_back(event);
            drop(waiting);
            self.filled.notify_one();
        } else {
            tracing::warn!(event = event.name, "a webhook was dropped: too many wait");
        }
    }

    /// Waits for events and takes them: all that came together, up to a batch.
    pub async fn take(&self) -> Vec<HookEvent> {
        loop {
            {
                let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
                if !waiting.is_empty() {
                    let count = waiting.len().min(MAX_BATCH);
                    return waiting.drain(..count).collect();
                }
            }
            self.filled.notified().await;
        }
    }
}
