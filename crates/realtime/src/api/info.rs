//! What can be asked about a channel beside anything else: `info=user_count,…`.

use serde::Serialize;
use serde_json::value::RawValue;

use super::Refusal;
use crate::app::App;
use crate::app::channel::Standing;
use crate::channel_name::ChannelName;

/// The attributes that were asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wanted {
    pub user_count: bool,
    pub subscription_count: bool,
    pub cache: bool,
}

/// The answers, each only if asked for and known.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Info {
    #[serde(skip_serializing_if = "Option::is_none")]
    user_count: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subscription_count: Option<usize>,
    /// `null` when nothing is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    cache: Option<Box<RawValue>>,
}

impl Wanted {
    /// Reads the list; an unknown attribute is a mistake worth hearing of.
    pub fn read(list: Option<&str>) -> Result<Self, Refusal> {
        let mut wanted = Self::default();
        let names = list.unwrap_or_default().split(',').map(str::trim);
        for name in names.filter(|name| !name.is_empty()) {
            match name {
                "user_count" => wanted.user_count = true,
                "subscription_count" => wanted.subscription_count = true,
                "cache" => wanted.cache = true,
                _ => return Err(Refusal::invalid(format!("Unknown info attribute {name}"))),
            }
        }
        Ok(wanted)
    }

    /// Whether every attribute can be told of this channel.
    pub fn check(&self, name: &ChannelName) -> Result<(), Refusal> {
        if self.user_count && !name.is_presence() {
            return Err(Refusal::invalid("user_count is for presence channels only"));
        }
        if self.cache && !name.is_cache() {
            return Err(Refusal::invalid("cache is for cache channels only"));
        }
        Ok(())
    }

    /// Answers what applies to this channel.
    pub fn of(&self, name: &ChannelName, standing: &Standing) -> Info {
        Info {
            user_count: (self.user_count && name.is_presence()).then_some(standing.users.len()),
            subscription_count: self.subscription_count.then_some(standing.subscriptions),
            cache: (self.cache && name.is_cache()).then(|| cache(standing)),
        }
    }
}

fn cache(standing: &Standing) -> Box<RawValue> {
    #[derive(Serialize)]
    struct Cache<'a> {
        data: &'a str,
        ttl: u64,
    }
    let cache = standing.kept.as_ref().map(|(data, ttl)| Cache { data, ttl: *ttl });
    serde_json::value::to_raw_value(&cache).expect("a string and a number are JSON")
}

/// How it stands with a channel that may not be there.
pub(crate) fn standing(app: &App, name: &str) -> Standing {
    app.channel(name).map(|channel| channel.standing()).unwrap_or_default()
}
