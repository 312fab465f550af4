//! The one place that reads the system clock, so that tests can stand still and jump.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration, Utc};

/// Where "now" comes from. Cloning shares the same hands.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock, cut to microseconds: what PostgreSQL stores is what we compare.
    #[default]
    System,
    /// A clock that only moves when told, in microseconds since the epoch.
    Fake(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `at` until it is moved.
    pub fn fake(at: DateTime<Utc>) -> Self {
        Self::Fake(Arc::new(AtomicI64::new(at.timestamp_micros())))
    }

    /// The present moment in UTC, to the microsecond.
    pub fn now(&self) -> DateTime<Utc> {
        let micros = match self {
            #[expect(clippy::disallowed_methods, reason = "this is the clock everyone else asks")]
            Self::System => Utc::now().timestamp_micros(),
            Self::Fake(hands) => hands.load(Ordering::SeqCst),
        };
        DateTime::from_timestamp_micros(micros).expect("a clock stays within the years of chrono")
    }

    /// Moves a fake clock forward (or back).
    ///
    /// # Panics
    /// On the system clock, which nobody moves.
    pub fn advance(&self, by: Duration) {
        match self {
            Self::System => panic!("the system clock cannot be moved"),
            Self::Fake(hands) => {
                let micros = by.num_microseconds().expect("a test jumps less than 292,000 years");
                hands.fetch_add(micros, Ordering::SeqCst);
            }
        }
    }
}
