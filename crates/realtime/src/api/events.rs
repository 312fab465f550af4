//! Events of the application's server: one to many channels, or many to one each.

use std::borrow::Cow;
use std::collections::BTreeMap;

use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::authentic::Parameters;
use super::info::{Info, Wanted, standing};
use super::{Answer, Refusal, done, ok};
use crate::app::App;
use crate::app::message::{Event, Message, Sender};
use crate::channel_name::ChannelName;
use crate::config::Limits;
use crate::socket_id::SocketId;

/// Of an event's name; documented.
const MAX_NAME_CHARS: usize = 200;

/// An event as it is asked for.
#[derive(Debug, Default, Deserialize)]
struct Asked<'a> {
    #[serde(borrow, default)]
    name: Option<Cow<'a, str>>,
    /// A string, and its bytes are nobody's business but the client's.
    #[serde(borrow, default)]
    data: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    channels: Option<Vec<Cow<'a, str>>>,
    #[serde(borrow, default)]
    channel: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    socket_id: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    info: Option<Cow<'a, str>>,
}

#[derive(Debug, Deserialize)]
struct AskedBatch<'a> {
    #[serde(borrow)]
    batch: Vec<Asked<'a>>,
}

/// An event that can be sent.
struct Valid<'a> {
    name: &'a str,
    data: &'a str,
    /// Each once, in the order of their names.
    channels: Vec<ChannelName>,
    except: Option<SocketId>,
    wanted: Option<Wanted>,
}

/// `POST events`.
pub(crate) fn trigger(app: &App, body: &[u8], query: &Parameters) -> Result<Answer, Refusal> {
    let asked = if body.is_empty() { from_query(query) } else { read(body)? };
    let valid = asked.validate(&app.limits)?;
    valid.send(app);
    let Some(wanted) = valid.wanted else {
        return Ok(done());
    };
    #[derive(Serialize)]
    struct Told<'a> {
        channels: BTreeMap<&'a str, Info>,
    }
    let tell = |name: &ChannelName| wanted.of(name, &standing(app, name.as_str()));
    let channels = valid.channels.iter().map(|name| (name.as_str(), tell(name))).collect();
    Ok(ok(&Told { channels }))
}

/// `POST batch_events`. All of them, or none when one is wrong.
pub(crate) fn trigger_batch(app: &App, body: &[u8]) -> Result<Answer, Refusal> {
    let AskedBatch { batch } = read(body)?;
    if batch.len() > app.limits.max_batch {
        let most = app.limits.max_batch;
        return Err(Refusal::invalid(format!("A batch has {most} events at most")));
    }
    if batch.iter().any(|asked| asked.channel.is_none()) {
        return Err(Refusal::invalid("Each event of a batch needs a channel"));
    }
    let batch: Vec<Valid<'_>> =
        batch.iter().map(|asked| asked.validate(&app.limits)).collect::<Result<_, _>>()?;
    for valid in &batch {
        valid.send(app);
    }
    if batch.iter().all(|valid| valid.wanted.is_none()) {
        return Ok(done());
    }
    #[derive(Serialize)]
    struct Told {
        batch: Vec<Info>,
    }
    let tell = |valid: &Valid<'_>| {
        let (wanted, name) = (valid.wanted?, valid.channels.first()?);
        Some(wanted.of(name, &standing(app, name.as_str())))
    };
    Ok(ok(&Told { batch: batch.iter().map(|valid| tell(valid).unwrap_or_default()).collect() }))
}

fn read<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, Refusal> {
    serde_json::from_slice(body).map_err(|error| Refusal::invalid(format!("Invalid body: {error}")))
}

/// Discouraged, and documented.
fn from_query(query: &Parameters) -> Asked<'_> {
    let get = |name| query.get(name).map(Cow::Borrowed);
    let channels: Vec<Cow<'_, str>> = query.all("channels[]").map(Cow::Borrowed).collect();
    Asked {
        name: get("name"),
        data: get("data"),
        channels: (!channels.is_empty()).then_some(channels),
        channel: get("channel"),
        socket_id: get("socket_id"),
        info: get("info"),
    }
}

impl Asked<'_> {
    fn validate(&self, limits: &Limits) -> Result<Valid<'_>, Refusal> {
        let name = self.name.as_deref().unwrap_or_default();
        if name.is_empty() || name.chars().count() > MAX_NAME_CHARS {
            let message = format!("An event needs a name of {MAX_NAME_CHARS} characters at most");
            return Err(Refusal::invalid(message));
        }
        let data = self.data.as_deref().ok_or_else(|| Refusal::invalid("An event needs data"))?;
        if data.len() > limits.max_event_bytes {
            let most = limits.max_event_bytes;
            let message = format!("The data of an event has {most} bytes at most");
            return Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, message));
        }
        let channels = self.channels(limits.max_channels_per_event)?;
        let except = self.socket_id.as_deref().map(str::parse).transpose();
        let except = except.map_err(|_| Refusal::invalid("Invalid socket_id"))?;
        let wanted = self.info.as_deref().map(|info| Wanted::read(Some(info))).transpose()?;
        Ok(Valid { name, data, channels, except, wanted })
    }

    fn channels(&self, most: usize) -> Result<Vec<ChannelName>, Refusal> {
        let channels = match (&self.channels, &self.channel) {
            (Some(channels), _) => channels.as_slice(),
            (None, Some(channel)) => std::slice::from_ref(channel),
            (None, None) => &[],
        };
        if channels.is_empty() || channels.len() > most {
            return Err(Refusal::invalid(format!("An event needs 1 to {most} channels")));
        }
        let parse = |name: &Cow<'_, str>| {
            ChannelName::parse(name)
                .map_err(|_| Refusal::invalid(format!("Invalid channel name {name}")))
        };
        let mut names = channels.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
        names.sort_by(|one, other| one.as_str().cmp(other.as_str()));
        names.dedup();
        Ok(names)
    }
}

impl Valid<'_> {
    fn send(&self, app: &App) {
        for channel in &self.channels {
            let (name, data, except) = (self.name, self.data, self.except);
            let event = Event { channel, name, data, except, sender: Sender::Server };
            app.counts.published();
            app.send(Message::Event(event));
        }
    }
}
