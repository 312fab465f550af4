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

    /// Events that were taken, tries that failed, events that were lost.
    pub fn totals(&self) -> (u64, u64, u64) {
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        (read(&self.sent), read(&self.failed), read(&self.lost))
    }

    /// What went wrong lately, oldest first.
    pub fn last_failures(&self) -> Vec<Failure> {
        self.failures().iter().cloned().collect()
    }

    fn failures(&self) -> MutexGuard<'_, VecDeque<Failure>> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
