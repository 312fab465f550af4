//! The first rows of an order, picked from hits that come in any order: a long list costs one pass
//! and is never sorted whole.

use std::cmp::Ordering;

/// A product that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) place: u32,
    pub(super) score: u16,
}

/// Which of two hits stands first; never equal for two places.
pub(super) type Order<'a> = Box<dyn Fn(&Hit, &Hit) -> Ordering + 'a>;

/// The first hits so far, and some that may be.
pub(super) struct Top<'a> {
    limit: usize,
    order: Order<'a>,
    hits: Vec<Hit>,
    /// The last of the first, once there were enough.
    last: Option<Hit>,
}

impl<'a> Top<'a> {
    /// Picks the first `limit` hits.
    pub(super) fn new(limit: usize, order: Order<'a>) -> Self {
        Self { limit: limit.max(1), order, hits: Vec::new(), last: None }
    }

    pub(super) fn offer(&mut self, hit: Hit) {
        if self.last.is_some_and(|last| (self.order)(&hit, &last).is_gt()) {
            return;
        }
        self.hits.push(hit);
        // Cutting back only at twice as many makes a hit cost the same, however many are wanted.
        if self.hits.len() >= self.limit.saturating_mul(2) {
            self.hits.select_nth_unstable_by(self.limit - 1, &self.order);
            self.hits.truncate(self.limit);
            self.last = self.hits.last().copied();
        }
    }

    /// The first hits in order.
    pub(super) fn sorted(mut self) -> Vec<Hit> {
        self.hits.sort_unstable_by(&self.order);
        self.hits.truncate(self.limit);
        self.hits
    }
}
