//! API calls a minute per signed-in account, counted in memory: a guard against runaway programs,
//! not a promise, so each node counts for itself and no request waits for a disk.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use base::AccountId;

use super::LimitRefusal;
use crate::app::App;

/// Accounts remembered before the table is swept of finished minutes.
const SWEEP_AT: usize = 10_000;

/// The running minute of every account.
#[derive(Debug, Default)]
pub struct Minutes(Mutex<HashMap<AccountId, (i64, u32)>>);

/// Counts one call; refuses when it is one too many in the running minute.
pub(crate) fn take(app: &App, account: AccountId) -> crate::Result<()> {
    let limit = app.config.limits.api_calls_per_minute;
    if limit == 0 {
        return Ok(());
    }
    let seconds = app.now().timestamp();
    let minute = seconds.div_euclid(60);
    let mut minutes = app.minutes.0.lock().unwrap_or_else(PoisonError::into_inner);
    if minutes.len() >= SWEEP_AT {
        minutes.retain(|_, (running, _)| *running == minute);
    }
    let entry = minutes.entry(account).or_insert((minute, 0));
    if entry.0 != minute {
        *entry = (minute, 0);
    }
    entry.1 += 1;
    if entry.1 <= limit {
        return Ok(());
    }
    let left = 60 - seconds.rem_euclid(60);
    Err(LimitRefusal::TooMany { retry_after: u64::try_from(left).unwrap_or(60) }.into())
}
