//! Publishers: threads of their own, each with one keep-alive connection, at a pace or as fast as
//! the server takes it.

use std::io::Write;
use std::net::SocketAddr;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::Result;

use crate::caller::Caller;
use crate::clock::{now_us, since};
use crate::histogram::Histogram;
use crate::keys::Keys;
use crate::stamp::Stamp;

/// What channels are called, with a number behind it.
pub const CHANNEL: &str = "fan-out-";
/// Those that tell who is there.
pub const PRESENCE: &str = "presence-fan-out-";
/// The event's name.
pub const EVENT: &str = "e";

/// What is to be published.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub run: u16,
    pub publishers: u8,
    /// What the channels are called, with a number behind it.
    pub channel: &'static str,
    /// They take turns; every publisher goes through all of them.
    pub channels: u32,
    /// Events of one request.
    pub batch: u32,
    /// Data of one event.
    pub bytes: usize,
    /// Between two requests of one publisher; none is as fast as possible.
    pub pace: Option<Duration>,
    pub time: Duration,
}

/// What one publisher did.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    pub events: u32,
    /// How long each request took.
    pub waits: Histogram,
}

/// Publishers at work.
pub type Publishing = Vec<JoinHandle<Result<Sent>>>;

/// Lets them begin.
pub fn start(plan: &Plan, server: SocketAddr, keys: &Keys) -> Result<Publishing> {
    let mut publishing = Vec::new();
    for publisher in 0..plan.publishers {
        let (plan, mut caller) = (*plan, Caller::connect(server, keys)?);
        publishing.push(thread::spawn(move || publish(&plan, publisher, &mut caller)));
    }
    Ok(publishing)
}

/// Waits for all of them.
pub fn finish(publishing: Publishing) -> Result<Vec<Sent>> {
    let join = |thread: JoinHandle<Result<Sent>>| {
        thread.join().unwrap_or_else(|_| Err(anyhow::anyhow!("a publisher panicked")))
    };
    publishing.into_iter().map(join).collect()
}

fn publish(plan: &Plan, publisher: u8, caller: &mut Caller) -> Result<Sent> {
    let begun_us = now_us();
    let mut sent = Sent::default();
    let mut body = Vec::new();
    // Publishers that keep a pace take turns.
    let mut due = plan.pace.map_or(Duration::ZERO, |pace| {
        pace * u32::from(publisher) / u32::from(plan.publishers.max(1))
    });
    loop {
        if let Some(pace) = plan.pace {
            thread::sleep(due.saturating_sub(since(begun_us)));
            due += pace;
        }
        if since(begun_us) >= plan.time {
            return Ok(sent);
        }
        body.clear();
        let asked_us = now_us();
        let path = write(plan, publisher, sent.events, asked_us, &mut body)?;
        caller.post(path, &body)?;
        sent.waits.add(now_us() - asked_us);
        sent.events += plan.batch;
    }
}

fn write(
    plan: &Plan,
    publisher: u8,
    first: u32,
    at_us: u64,
    body: &mut Vec<u8>,
) -> Result<&'static str> {
    let event = |number: u32, body: &mut Vec<u8>| -> Result<()> {
        let (channel, name) = (number % plan.channels, plan.channel);
        if plan.batch == 1 {
            write!(body, r#"{{"name":"{EVENT}","channels":["{name}{channel}"],"data":""#)?;
        } else {
            write!(body, r#"{{"name":"{EVENT}","channel":"{name}{channel}","data":""#)?;
        }
        let number = number / plan.channels;
        Stamp { run: plan.run, publisher, number, at_us }.write(body, plan.bytes)?;
        body.extend_from_slice(br#""}"#);
        Ok(())
    };
    if plan.batch == 1 {
        event(first, body)?;
        return Ok("/events");
    }
    body.extend_from_slice(br#"{"batch":["#);
    for number in first..first + plan.batch {
        if number > first {
            body.push(b',');
        }
        event(number, body)?;
    }
    body.extend_from_slice(b"]}");
    Ok("/batch_events")
}

/// How many events one publisher has sent to one channel, when it has sent `events` in turns.
pub fn to_channel(events: u32, channels: u32, channel: u32) -> u32 {
    events / channels + u32::from(channel < events % channels)
}
