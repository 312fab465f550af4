//! What is measured.

pub mod connecting;
pub mod fan_out;
pub mod limit;
pub mod presence;
pub mod publishes;
pub mod stalled;

use anyhow::Result;

use crate::crowd::{Crowd, Greeting};
use crate::publishing::CHANNEL;
use crate::target::Target;

/// Clients that listen to one channel each, all to the same one when there is only one.
pub fn listeners(target: &Target, count: usize, channels: usize) -> Result<Crowd> {
    let greeting: Box<Greeting> = Box::new(move |place, _| {
        let channel = place % channels;
        Ok(format!(r#"{{"event":"pusher:subscribe","data":{{"channel":"{CHANNEL}{channel}"}}}}"#))
    });
    Crowd::connect(&target.door(), count, Some(greeting))
}
