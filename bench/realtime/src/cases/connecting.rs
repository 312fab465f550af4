//! Connections and subscriptions in a second, what an idle one holds, and what is left of it.

use std::thread::sleep;
use std::time::Duration;

use anyhow::Result;

use super::listeners;
use crate::clock::{now_us, since};
use crate::crowd::Crowd;
use crate::process;
use crate::target::Target;

/// What a server has to tidy up before its memory is read.
const REST: Duration = Duration::from_millis(1500);
/// How often a memory that falls is looked at, how long it may stand still, and how long that may go
/// on: some allocators give back slowly.
const LOOK_EVERY: Duration = Duration::from_millis(500);
const STILL: u32 = 6;
const LOOKS: u32 = 40;
const MB: f64 = 1_000_000.0;

/// Connects everybody and tells how fast that went and what they hold.
pub fn connect(target: &Target, count: usize) -> Result<Crowd> {
    let (begun_us, cpu_us) = (now_us(), target.cpu_us()?);
    let crowd = listeners(target, count, 1)?;
    let elapsed = since(begun_us);
    let cpu_us = (target.cpu_us()? - cpu_us) as f64 / count as f64;
    println!(
        "connect and subscribe           {:>9.0}          {cpu_us:>8.2}",
        count as f64 / elapsed.as_secs_f64()
    );
    sleep(REST);
    if let (Some(pid), Some(before)) = (target.pid, target.memory) {
        let now = process::memory(pid)?;
        println!(
            "  memory: {:.1} MB before, {:.1} MB with {count} idle: {:.1} kB each",
            before as f64 / MB,
            now as f64 / MB,
            now.saturating_sub(before) as f64 / 1000.0 / count as f64
        );
    }
    Ok(crowd)
}

/// Lets everybody go, then come and go again several times, and tells what memory stays.
pub fn storms(target: &Target, crowd: Crowd, count: usize, storms: u32) -> Result<()> {
    let busy = target.pid.map_or(Ok(0), process::memory)? as f64 / MB;
    drop(crowd);
    let left = settled(target)?;
    let begun_us = now_us();
    for _ in 0..storms {
        drop(listeners(target, count, 1)?);
    }
    let rate = (count as f64 * f64::from(storms)) / since(begun_us).as_secs_f64();
    let after = settled(target)?;
    println!(
        "  memory: {busy:.1} MB after the fan-out, {left:.1} MB when all had left, {after:.1} MB \
         after {storms} storms of {count} ({rate:.0} a second)"
    );
    Ok(())
}

/// Its memory in megabytes, once that falls no more.
fn settled(target: &Target) -> Result<f64> {
    let (mut least, mut still) = (f64::MAX, 0);
    for _ in 0..LOOKS {
        sleep(LOOK_EVERY);
        let now = target.pid.map_or(Ok(0), process::memory)? as f64 / MB;
        still = if now < least * 0.99 { 0 } else { still + 1 };
        least = least.min(now);
        if still == STILL {
            break;
        }
    }
    Ok(least)
}
