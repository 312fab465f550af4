//! What running jobs and their test say to each other, one for each node.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use tokio::sync::Notify;

/// Notes that jobs leave, and a gate that can hold them in the middle of their work.
#[derive(Debug, Default)]
pub(crate) struct Backstage {
    notes: Mutex<Vec<String>>,
    is_shut: AtomicBool,
    arrived: Notify,
    opened: Notify,
}

impl Backstage {
    /// Leaves a note, whatever becomes of transactions.
    pub(crate) fn note(&self, word: impl Into<String>) {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner).push(word.into());
    }

    /// The notes so far, oldest first.
    pub(crate) fn notes(&self) -> Vec<String> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Holds the next job that comes to the gate.
    pub(crate) fn shut(&self) {
        self.is_shut.store(true, Ordering::SeqCst);
    }

    /// Waits until a job stands at the gate.
    pub(crate) async fn arrival(&self) {
        self.arrived.notified().await;
    }

    /// Lets the held job go on, and all after it.
    pub(crate) fn open(&self) {
        self.is_shut.store(false, Ordering::SeqCst);
        self.opened.notify_one();
    }

    /// A job comes to the gate.
    pub(super) async fn pass(&self) {
        if self.is_shut.load(Ordering::SeqCst) {
            self.arrived.notify_one();
            self.opened.notified().await;
        }
    }
}
