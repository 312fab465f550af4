//! How the delivery of webhooks is doing, for operators.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Failures that are remembered.
const MAX_FAILURES: usize = 20;

/// Of one receiver, since this process began.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    sent: AtomicU64,
    failed: AtomicU64,
    lost: AtomicU64,
    failures: Mutex<VecDeque<Failure>>,
}

/// How many webhook events there are of each kind, on this node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HookTotals {
    /// To be delivered.
    pub waiting: usize,
    /// Taken by the receiver.
    pub sent: u64,
    /// Tries that failed; each may have held many events, and may have been mended by the next.
    pub failed: u64,
    /// Given up, or dropped because too many waited.
    pub lost: u64,
}

impl std::ops::Add for HookTotals {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            waiting: self.waiting + other.waiting,
            sent: self.sent + other.sent,
            failed: self.failed + other.failed,
            lost: self.lost + other.lost,
        }
    }
}

/// A try to deliver webhooks that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// When, in milliseconds since 1970.
    pub at_ms: u64,
    /// To whom.
    pub url: String,
    /// Why, in the words of who found out.
    pub error: String,
    /// How many events were in it.
    pub events: usize,
    /// Whether it was the last try.
    pub is_final: bool,
}

impl Counts {
    /// So many events were taken.
    pub fn sent(&self, events: usize) {
        self.sent.fetch_add(events as u64, Ordering::Relaxed);
    }

    /// So many were given up, or never had room.
    pub fn lost(&self, events: usize) {
        self.lost.fetch_add(events as u64, Ordering::Relaxed);
    }

    /// A try went wrong.
    pub fn failed(&self, failure: Failure) {
        self.failed.fetch_add(1, Ordering::Relaxed);
        let mut failures = self.failures();
        if failures.len() >= MAX_FAILURES {
            failures.pop_front();
        }
        failures.push_back(failure);
    }

    /// The numbers, beside how many wait.
    pub fn totals(&self, waiting: usize) -> HookTotals {
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        let (sent, failed, lost) = (read(&self.sent), read(&self.failed), read(&self.lost));
        HookTotals { waiting, sent, failed, lost }
    }

    /// What went wrong lately, oldest first.
    pub fn last_failures(&self) -> Vec<Failure> {
        self.failures().iter().cloned().collect()
    }

    fn failures(&self) -> MutexGuard<'_, VecDeque<Failure>> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
