//! Which channels there are, and who is in them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::authentic::Parameters;
use super::info::{Info, Wanted, standing};
use super::{Answer, Refusal, ok};
use crate::app::App;
use crate::channel_name::ChannelName;

#[derive(Serialize)]
struct List<'a> {
    channels: BTreeMap<&'a str, Info>,
}

#[derive(Serialize)]
struct One {
    occupied: bool,
    #[serde(flatten)]
    info: Info,
}

#[derive(Serialize)]
struct Users<'a> {
    users: Vec<User<'a>>,
}

#[derive(Serialize)]
struct User<'a> {
    id: &'a str,
}

/// `GET channels`: those with subscribers.
pub(crate) fn list(app: &App, parameters: &Parameters) -> Result<Answer, Refusal> {
    let wanted = Wanted::read(parameters.get("info"))?;
    let prefix = parameters.get("filter_by_prefix").unwrap_or_default();
    if wanted.user_count && !prefix.starts_with("presence-") {
        let message = "user_count needs filter_by_prefix to begin with presence-";
        return Err(Refusal::invalid(message));
    }
    if wanted.cache {
        return Err(Refusal::invalid("cache is told of one channel at a time"));
    }
    let all = app.all_channels();
    let is_listed = |name: &ChannelName| !name.is_internal() && name.as_str().starts_with(prefix);
    let listed = all.iter().filter(|channel| is_listed(&channel.name));
    let standings = listed.map(|channel| (&channel.name, channel.standing()));
    let channels = standings
        .filter(|(_, standing)| standing.subscriptions > 0)
        .map(|(name, standing)| (name.as_str(), wanted.of(name, &standing)))
        .collect();
    Ok(ok(&List { channels }))
}

/// `GET channels/{name}`.
pub(crate) fn show(app: &App, name: &str, parameters: &Parameters) -> Result<Answer, Refusal> {
    let name = parse(name)?;
    let wanted = Wanted::read(parameters.get("info"))?;
    wanted.check(&name)?;
    let standing = standing(app, name.as_str());
    let info = wanted.of(&name, &standing);
    Ok(ok(&One { occupied: standing.subscriptions > 0, info }))
}

/// `GET channels/{name}/users`.
pub(crate) fn users(app: &App, name: &str) -> Result<Answer, Refusal> {
    let name = parse(name)?;
    if !name.is_presence() {
        return Err(Refusal::invalid("Only presence channels know their users"));
    }
    let standing = standing(app, name.as_str());
    let users = standing.users.iter().map(|id| User { id }).collect();
    Ok(ok(&Users { users }))
}

fn parse(name: &str) -> Result<ChannelName, Refusal> {
    ChannelName::parse(name).map_err(|_| Refusal::invalid("Invalid channel name"))
}
