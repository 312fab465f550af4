//! What an app has done since this process began, for operators.

use std::sync::atomic::{AtomicU64, Ordering};

/// Numbers that only grow.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    opened: AtomicU64,
    heard: AtomicU64,
    sent: AtomicU64,
    published: AtomicU64,
    dropped: AtomicU64,
}

/// The same at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Connections that were let in.
    pub opened: u64,
    /// Messages that came from clients.
    pub heard: u64,
    /// Events that were queued for clients, each once for every client.
    pub sent: u64,
    /// Events that the application published.
    pub published: u64,
    /// Connections that were closed because they did not read.
    pub dropped: u64,
}

impl Counts {
    pub fn opened(&self) {
        add(&self.opened, 1);
    }

    pub fn heard(&self) {
        add(&self.heard, 1);
    }

    pub fn sent(&self, count: usize, dropped: usize) {
        add(&self.sent, count);
        add(&self.dropped, dropped);
    }

    pub fn published(&self) {
        add(&self.published, 1);
    }

    pub fn totals(&self) -> Totals {
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        Totals {
            opened: read(&self.opened),
            heard: read(&self.heard),
            sent: read(&self.sent),
            published: read(&self.published),
            dropped: read(&self.dropped),
        }
    }
}

fn add(count: &AtomicU64, more: usize) {
    count.fetch_add(more as u64, Ordering::Relaxed);
}
