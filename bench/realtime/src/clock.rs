//! The machine's steady clock: the same in every process, so that one may stamp and another read.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// Microseconds since the machine started.
pub fn now_us() -> u64 {
    let now = clock_gettime(ClockId::Monotonic);
    now.tv_sec.unsigned_abs() * 1_000_000 + now.tv_nsec.unsigned_abs() / 1_000
}

/// What has passed since `then_us`.
pub fn since(then_us: u64) -> Duration {
    Duration::from_micros(now_us().saturating_sub(then_us))
}
