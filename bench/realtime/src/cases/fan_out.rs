//! One channel, many subscribers: what a delivery costs at a pace and as fast as it goes.

use std::time::Duration;

use anyhow::Result;

use super::limit;
use crate::bare::Order;
use crate::crowd::Crowd;
use crate::meter::{Measured, Meter};
use crate::publishing::{self, CHANNEL, Plan};
use crate::target::Target;

/// Publishers of every fan-out.
pub const PUBLISHERS: u8 = 2;

/// How one fan-out is done.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    pub name: &'static str,
    pub run: u16,
    pub batch: u32,
    /// Deliveries in a second; none is as many as possible.
    pub rate: Option<u32>,
}

/// At a pace, as fast as possible one by one, and in batches.
pub fn manners(rate: u32) -> [Manner; 3] {
    [
        Manner { name: "fan-out at a pace", run: 1, batch: 1, rate: Some(rate) },
        Manner { name: "fan-out, single events", run: 2, batch: 1, rate: None },
        Manner { name: "fan-out, batches of ten", run: 3, batch: 10, rate: None },
    ]
}

/// How long, and how large.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub count: usize,
    pub bytes: usize,
    pub time: Duration,
}

/// The limit of one manner: one writer, which has the whole pace for itself.
pub fn limit(manner: &Manner, size: &Size) -> Result<Measured> {
    let Size { count, bytes, time } = *size;
    let pace = manner.rate.map(|rate| between(count, rate));
    limit::measure(count, &Order { run: manner.run, batch: manner.batch, bytes, pace, time })
}

/// Publishes to everybody.
pub fn measure(
    target: &Target,
    crowd: &mut Crowd,
    manner: &Manner,
    size: &Size,
) -> Result<Measured> {
    let plan = Plan {
        run: manner.run,
        publishers: PUBLISHERS,
        channel: CHANNEL,
        channels: 1,
        batch: manner.batch,
        bytes: size.bytes,
        pace: manner.rate.map(|rate| between(size.count, rate) * u32::from(PUBLISHERS)),
        time: size.time,
    };
    run(target, crowd, &plan)
}

/// Publishes to one channel.
pub fn run(target: &Target, crowd: &mut Crowd, plan: &Plan) -> Result<Measured> {
    crowd.begin(plan.run, usize::from(plan.publishers));
    let meter = Meter::begin(crowd, target.pid)?;
    let publishing = publishing::start(plan, target.address, &target.keys)?;
    meter.watch(crowd, publishing, |sent, _| sent)
}

fn between(count: usize, rate: u32) -> Duration {
    Duration::from_secs_f64(count as f64 / f64::from(rate))
}
