//! The one source of randomness: one-time codes, keys and time-ordered ids.

use std::sync::Mutex;

use base::Id;
use chrono::{DateTime, Utc};
use rand::{Rng, RngCore, SeedableRng};
use rand_chacha::ChaCha20Rng;
use uuid::Uuid;

/// A cryptographically secure generator, seeded from the operating system or, in tests, by hand.
pub struct Random {
    state: Mutex<State>,
}

struct State {
    rng: ChaCha20Rng,
    last_ms: u64,
    counter: u16,
}

impl std::fmt::Debug for Random {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Random")
    }
}

impl Random {
    /// Seeded by the operating system.
    pub fn system() -> Self {
        Self::with(ChaCha20Rng::from_os_rng())
    }

    /// The same numbers every run: for tests and demo data only.
    pub fn seeded(seed: u64) -> Self {
        Self::with(ChaCha20Rng::seed_from_u64(seed))
    }

    fn with(rng: ChaCha20Rng) -> Self {
        Self { state: Mutex::new(State { rng, last_ms: 0, counter: 0 }) }
    }

    /// A UUIDv7 for the given moment. Ids made within one millisecond by one process keep their
    /// order through the 12-bit counter in `rand_a` (RFC 9562, method 1).
    pub fn uuid(&self, now: DateTime<Utc>) -> Uuid {
        let mut state = self.lock();
        let ms = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        if ms == state.last_ms {
            state.counter = (state.counter + 1) & 0x0fff;
        } else {
            state.last_ms = ms;
            state.counter = state.rng.random_range(0..0x0400);
        }
        let mut bytes = [0u8; 10];
        state.rng.fill_bytes(&mut bytes);
        let [high, low] = state.counter.to_be_bytes();
        bytes[0] = high;
        bytes[1] = low;
        uuid::Builder::from_unix_timestamp_millis(ms, &bytes).into_uuid()
    }

    /// A typed id for the given moment.
    pub fn id<I: Id>(&self, now: DateTime<Utc>) -> I {
        I::from_uuid(self.uuid(now))
    }

    /// `N` unguessable bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0u8; N];
        self.lock().rng.fill_bytes(&mut bytes);
        bytes
    }

    /// A number below `bound`, each equally likely.
    pub fn below(&self, bound: u32) -> u32 {
        self.lock().rng.random_range(0..bound)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_millisecond_keep_their_order() {
        let random = Random::system();
        let now = DateTime::from_timestamp_millis(1_800_000_000_000).expect("valid");

        let ids: Vec<Uuid> = (0..1000).map(|_| random.uuid(now)).collect();

        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(ids[0].get_version_num(), 7);
    }
}
