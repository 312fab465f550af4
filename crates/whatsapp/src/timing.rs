//! How long a driver over HTTP waits for what.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use chrono::{DateTime, Utc};

/// How long a driver over HTTP waits for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timing {
    /// For a connection. Shorter than `answer`.
    pub connect: Duration,
    /// For an answer, from the first byte of the connection to the last byte of the body.
    pub answer: Duration,
    /// For a file, to the provider or from it.
    pub transfer: Duration,
    /// Between two looks at a link that is up.
    pub look_every: Duration,
    /// Between two looks while a person pairs.
    pub pairing_every: Duration,
    /// Before the first look at a link that is down; it doubles from there.
    pub first_pause: Duration,
    /// Where the doubling ends.
    pub longest_pause: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            // Below the outbox's own limit, so that the driver tells how a send ended.
            answer: Duration::from_secs(20),
            // A film of 16 MB over three megabits a second. A send with a file may take this long and
            // `answer` after it, so whoever waits for one waits longer than for a text.
            transfer: Duration::from_secs(60),
            look_every: Duration::from_secs(60),
            pairing_every: Duration::from_secs(3),
            // Four doublings of ten seconds outlast the breaker's two minutes: weather that the
            // driver itself saw does not trip it.
            first_pause: Duration::from_secs(10),
            longest_pause: Duration::from_secs(300),
        }
    }
}

impl Timing {
    /// The pause after so many failures in a row, up to a quarter longer by `jitter` in permille.
    pub(crate) fn pause_after(&self, failures: u32, jitter: u32) -> Duration {
        doubled(self.first_pause, failures, self.longest_pause, jitter)
    }
}

/// `first` · 2ⁿ⁻¹ and at most `longest`, then up to a quarter longer.
pub(crate) fn doubled(first: Duration, n: u32, longest: Duration, jitter: u32) -> Duration {
    let pause = first.saturating_mul(1 << n.saturating_sub(1).min(16)).min(longest);
    pause + pause * jitter.min(1000) / 4000
}

/// Spreads those who wait: 0 to 999 by who asks and when. Not a secret, so no random number.
pub(crate) fn jitter(who: &str, now: DateTime<Utc>) -> u32 {
    let mut hasher = DefaultHasher::new();
    (who, now.timestamp_subsec_nanos(), now.timestamp()).hash(&mut hasher);
    u32::try_from(hasher.finish() % 1000).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_to_the_longest_and_jitter_adds_a_quarter_at_most() {
        let timing = Timing::default();
        let seconds = |failures, jitter| timing.pause_after(failures, jitter).as_secs_f64();

        assert_eq!([0, 1, 2, 3, 5].map(|n| seconds(n, 0)), [10.0, 10.0, 20.0, 40.0, 160.0]);
        assert_eq!([6, 40, u32::MAX].map(|n| seconds(n, 0)), [300.0; 3]);
        assert!((seconds(1, 1000) - 12.5).abs() < 0.001);
    }
}
