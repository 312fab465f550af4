//! What arrived, and what should have: every event has a number, so nothing is guessed.

use crate::clock::now_us;
use crate::histogram::Histogram;
use crate::stamp::Stamp;

/// What arrived at all connections in one measurement.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Which measurement is counted.
    pub run: u16,
    pub deliveries: u64,
    pub doubled: u64,
    pub disordered: u64,
    pub latency: Histogram,
    pub last_us: u64,
}

/// What one connection got from one publisher.
#[derive(Clone, Debug, Default)]
pub struct Track {
    next: u32,
    missing: Vec<u32>,
}

impl Tally {
    /// Begins another measurement.
    pub fn of(run: u16) -> Self {
        Self { run, last_us: now_us(), ..Self::default() }
    }

    /// Counts an event that came at `now_us`.
    pub fn count(&mut self, tracks: &mut [Track], stamp: Stamp, now_us: u64) {
        if stamp.run != self.run {
            return;
        }
        let Some(track) = tracks.get_mut(usize::from(stamp.publisher)) else {
            return;
        };
        match track.take(stamp.number) {
            Order::Next => {}
            Order::Late => self.disordered += 1,
            Order::Again => {
                self.doubled += 1;
                return;
            }
        }
        self.deliveries += 1;
        self.last_us = now_us;
        self.latency.add(now_us.saturating_sub(stamp.at_us));
    }
}

enum Order {
    Next,
    Late,
    Again,
}

impl Track {
    fn take(&mut self, number: u32) -> Order {
        if number >= self.next {
            self.missing.extend(self.next..number);
            self.next = number + 1;
            return Order::Next;
        }
        match self.missing.iter().position(|missing| *missing == number) {
            Some(at) => {
                self.missing.swap_remove(at);
                Order::Late
            }
            None => Order::Again,
        }
    }

    /// How many of the `sent` never came.
    pub fn lost(&self, sent: u32) -> u64 {
        self.missing.len() as u64 + u64::from(sent.saturating_sub(self.next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_counted_once() {
        let mut tally = Tally::of(1);
        let mut tracks = [Track::default()];
        for number in [0, 1, 4, 2, 4, 6] {
            let stamp = Stamp { run: 1, publisher: 0, number, at_us: 0 };
            tally.count(&mut tracks, stamp, 10);
        }

        assert_eq!((tally.deliveries, tally.doubled, tally.disordered), (5, 1, 1));
        assert_eq!(tracks[0].lost(8), 3, "3, 5 and 7");
    }
}
