//! Somebody who stops reading while events come as fast as possible: is it dropped, and do the
//! others notice?

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::Result;

use super::fan_out::{self, Manner, Size};
use super::listeners;
use crate::caller::Caller;
use crate::clock::{now_us, since};
use crate::meter::Measured;
use crate::publishing::CHANNEL;
use crate::target::Target;

/// Data of one event: enough to fill what server and kernel hold for a socket in seconds.
const BYTES: usize = 4_000;
/// Who reads; few enough that events come quickly.
const CLIENTS: usize = 200;
/// After the last event: what it has to be dropped.
const PATIENCE: Duration = Duration::from_secs(5);
/// Between two questions how many subscribers there are.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// The same fan-out twice.
pub struct Stalled {
    pub without: Measured,
    pub with: Measured,
    /// When it was dropped, if it was.
    pub dropped: Option<Duration>,
}

/// Everybody reads; then one more comes who does not.
pub fn measure(target: &Target, time: Duration) -> Result<Stalled> {
    let size = &Size { count: CLIENTS, bytes: BYTES, time };
    let manner = |run| Manner { name: "", run, batch: 1, rate: None };
    let mut crowd = listeners(target, size.count, 1)?;
    let without = fan_out::measure(target, &mut crowd, &manner(8), size)?;
    // A new one, for which the kernel has not made large buffers yet.
    let mut stalled = listeners(target, 1, 1)?;
    stalled.stall(0)?;
    let is_over = Arc::new(AtomicBool::new(false));
    let looking = look(target, is_over.clone())?;
    let with = fan_out::measure(target, &mut crowd, &manner(9), size);
    let done_us = now_us();
    while !looking.is_finished() && since(done_us) < PATIENCE {
        crowd.turn(LOOK_EVERY)?;
    }
    is_over.store(true, Ordering::Relaxed);
    let dropped = looking.join().unwrap_or_else(|_| Err(anyhow::anyhow!("it panicked")))?;
    Ok(Stalled { without, with: with?, dropped })
}

/// Asks the server itself, because nothing can tell a client that reads nothing.
fn look(target: &Target, is_over: Arc<AtomicBool>) -> Result<JoinHandle<Result<Option<Duration>>>> {
    let mut caller = Caller::connect(target.address, &target.keys)?;
    let begun_us = now_us();
    Ok(thread::spawn(move || {
        let mut before = None;
        loop {
            let path = format!("/channels/{CHANNEL}0");
            let answer = caller.get(&path, "info=subscription_count")?;
            let answer: serde_json::Value = serde_json::from_slice(&answer)?;
            let there = answer["subscription_count"].as_u64();
            if there < before {
                return Ok(Some(since(begun_us)));
            }
            before = there;
            if is_over.load(Ordering::Relaxed) {
                return Ok(None);
            }
            thread::sleep(LOOK_EVERY);
        }
    }))
}
