//! Events published in a second over eight keep-alive connections.

use std::time::Duration;

use anyhow::Result;

use super::listeners;
use crate::meter::{Measured, Meter};
use crate::publishing::{self, CHANNEL, Plan, to_channel};
use crate::target::Target;

const PUBLISHERS: u8 = 8;

/// To as many channels, with one subscriber each.
pub fn measure(
    target: &Target,
    channels: u32,
    batch: u32,
    bytes: usize,
    time: Duration,
) -> Result<Measured> {
    let mut crowd = listeners(target, channels as usize, channels as usize)?;
    let (run, publishers) = (5, PUBLISHERS);
    let plan = Plan { run, publishers, channel: CHANNEL, channels, batch, bytes, pace: None, time };
    crowd.begin(run, usize::from(publishers));
    let meter = Meter::begin(&crowd, target.pid)?;
    let publishing = publishing::start(&plan, target.address, &target.keys)?;
    meter.watch(&mut crowd, publishing, |sent, place| {
        to_channel(sent, channels, u32::try_from(place).unwrap_or(u32::MAX))
    })
}
