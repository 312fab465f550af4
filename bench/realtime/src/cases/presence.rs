//! A presence channel: members who come and go one by one, until all others know, and events.

use std::time::Duration;

use anyhow::{Result, ensure};

use super::fan_out;
use crate::clock::{now_us, since};
use crate::crowd::Crowd;
use crate::histogram::Histogram;
use crate::meter::Measured;
use crate::publishing::{PRESENCE, Plan};
use crate::target::Target;

/// Members; Pusher allows a hundred, the peers that were measured more.
const MEMBERS: usize = 200;
/// Between two events of one of the two publishers: fifty in a second.
const PACE: Duration = Duration::from_millis(40);
/// What one step may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Until the last of the others knew of a member, and the events between.
pub struct Presence {
    pub joins: Histogram,
    pub leaves: Histogram,
    pub events: Measured,
}

/// Lets all come, publishes, lets all go.
pub fn measure(target: &Target, bytes: usize, time: Duration) -> Result<Presence> {
    let mut crowd = Crowd::connect(&target.door(), MEMBERS, None)?;
    let channel = format!("{PRESENCE}0");
    let mut joins = Histogram::default();
    for place in 0..MEMBERS {
        let data = format!(r#"{{"user_id":"u{place}","user_info":{{"name":"Member"}}}}"#);
        let auth = target.keys.auth(crowd.socket_id(place), &channel, &data)?;
        let data = data.replace('"', "\\\"");
        let message = format!(
            r#"{{"event":"pusher:subscribe","data":{{"channel":"{channel}","auth":"{auth}","channel_data":"{data}"}}}}"#
        );
        joins.add(tell(&mut crowd, place, &message, MEMBERS + place + 1, place)?);
    }
    let plan = Plan {
        run: 7,
        publishers: fan_out::PUBLISHERS,
        channel: PRESENCE,
        channels: 1,
        batch: 1,
        bytes,
        pace: Some(PACE),
        time,
    };
    let events = fan_out::run(target, &mut crowd, &plan)?;
    let message = format!(r#"{{"event":"pusher:unsubscribe","data":{{"channel":"{channel}"}}}}"#);
    let mut leaves = Histogram::default();
    for place in 0..MEMBERS {
        leaves.add(tell(&mut crowd, place, &message, 2 * MEMBERS, MEMBERS - 1 - place)?);
    }
    Ok(Presence { joins, leaves, events })
}

/// Says something as one member and waits until `others` have heard of it.
fn tell(
    crowd: &mut Crowd,
    place: usize,
    message: &str,
    settled: usize,
    others: usize,
) -> Result<u64> {
    let (begun_us, before) = (now_us(), crowd.heard);
    crowd.heard_us = begun_us;
    crowd.say(place, message)?;
    while crowd.settled() < settled || crowd.heard < before + others {
        crowd.turn(Duration::from_millis(20))?;
        let (heard, why) = (crowd.heard - before, &crowd.last_words);
        ensure!(since(begun_us) < PATIENCE, "only {heard} of {others} heard of a member {why}");
    }
    ensure!(crowd.heard == before + others, "somebody heard twice of a member");
    // The first member and the last have nobody to tell.
    Ok(if others == 0 { now_us() } else { crowd.heard_us }.saturating_sub(begun_us))
}
