//! The two clocks: the wall's, for signatures and webhooks, and a steady one, for waiting.

use std::sync::LazyLock;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

static START: LazyLock<Instant> = LazyLock::new(instant);

/// Milliseconds since some moment of this process; never goes back.
pub(crate) fn steady_ms() -> u64 {
    u64::try_from(instant().duration_since(*START).as_millis()).unwrap_or(u64::MAX)
}

/// Milliseconds since 1970, as the machine believes.
#[expect(clippy::disallowed_methods, reason = "below the kernel, whose clock cannot be asked")]
pub(crate) fn unix_ms() -> u64 {
    let age = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(age.as_millis()).unwrap_or(u64::MAX)
}

#[expect(clippy::disallowed_methods, reason = "below the kernel, whose clock cannot be asked")]
fn instant() -> Instant {
    Instant::now()
}
