//! The limit of each fan-out: a process that only writes the same frames to as many sockets.

use std::time::Duration;

use anyhow::Result;

use crate::bare::{Bare, Order};
use crate::crowd::{Crowd, Door};
use crate::meter::{Measured, Meter};

/// Lets it write.
pub fn measure(count: usize, order: &Order) -> Result<Measured> {
    let mut bare = Bare::start(count)?;
    let mut crowd = Crowd::connect(&Door::Bare { server: bare.server }, count, None)?;
    crowd.begin(order.run, 1);
    // It has accepted everybody by now, or does so within this time.
    crowd.turn(Duration::from_millis(50))?;
    let meter = Meter::begin(&crowd, Some(bare.pid()))?;
    let writing = bare.write(order)?;
    meter.watch(&mut crowd, writing, |sent, _| sent)
}
