//! `POST /broadcasting/auth`: signs a screen's subscription to a channel, or to many at once.

use std::collections::BTreeMap;

use anyhow::{Context, anyhow};
use base::Checks;
use kernel::SignedIn;
use kernel::http::{Body, Fields};
use kernel::live::channels::{self, KEY};
use realtime::{ChannelName, SocketId, UnknownApp};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use utoipa::openapi::{Object, ObjectBuilder, OneOfBuilder, Ref, Schema, Type};

use super::Station;

/// Channels of one request: ten times what any of our roles has.
const MAX_CHANNELS: usize = 100;

base::refusals! {
    /// Why a screen may not listen.
    pub enum Refusal in "realtime" {
        /// The channel is another's, of a permission that the role lacks, or none of ours.
        NotYours => 403 "not_yours",
            id "Anda tidak boleh mendengarkan kanal ini.",
            en "You may not listen on this channel.";
        /// No channel can be called so.
        MalformedChannel => 422 "malformed_channel",
            id "Nama kanal tidak sah.",
            en "This is not the name of a channel.";
        /// No connection can be called so.
        MalformedSocket => 422 "malformed_socket",
            id "ID sambungan tidak sah.",
            en "This is not the id of a connection.";
    }
}

/// What a client asks for: one channel, or many.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ChannelsAsked {
    /// The connection's id, as the server told it.
    #[schema(example = "1234.5678")]
    socket_id: String,
    /// The one channel.
    channel_name: Option<String>,
    /// Many channels, at most 100, for a client that comes back to all it had. Only as JSON.
    #[schema(max_items = 100)]
    channel_names: Option<Vec<String>>,
}

/// One subscription, to be passed on as it is.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChannelSignature {
    /// The key and the signature.
    auth: String,
    /// Whose subscription it is, as JSON in a string; part of what was signed.
    channel_data: String,
}

/// One subscription, or each of many.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub enum ChannelAnswer {
    /// Of `channel_name`.
    One(ChannelSignature),
    /// Of `channel_names`.
    Many(ChannelSignatures),
}

/// Many subscriptions.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChannelSignatures {
    /// By the channel's name; null where the caller may not listen.
    #[schema(schema_with = signed_or_null)]
    channels: BTreeMap<String, Option<ChannelSignature>>,
}

/// What the derivation cannot say of a map.
fn signed_or_null() -> Object {
    let null = Object::with_type(Type::Null);
    let one =
        OneOfBuilder::new().item(null).item(Ref::from_schema_name("ChannelSignature")).build();
    ObjectBuilder::new().additional_properties(Some(Schema::from(one))).build()
}

/// Sign a subscription to a channel.
///
/// Any signed-in caller, for its own account's channel and those of its permissions, as
/// `GET /api/live` lists them. Stock clients of the Pusher protocol call this by themselves, with a
/// form; with `channel_names` one request is enough for all. The signature holds for this
/// connection only.
///
/// Refusals: `realtime.not_yours`, `platform.invalid`.
#[utoipa::path(
    post, path = "/broadcasting/auth", tag = "live",
    request_body(content(
        (ChannelsAsked = "application/json"),
        (ChannelsAsked = "application/x-www-form-urlencoded"),
    )),
    responses(
        (status = 200, description = "The signature, or one for each channel", body = ChannelAnswer),
        (status = 403, description = "Not a channel of the caller's"),
        (status = 422, description = "No connection's id or no channel's name"),
    )
)]
pub async fn authorize(
    me: SignedIn,
    Fields(asked): Fields<ChannelsAsked>,
) -> kernel::Result<Body<ChannelAnswer>> {
    let mut checks = Checks::new();
    let socket = asked.socket_id.parse().map_err(|_| Refusal::MalformedSocket);
    let socket = checks.accept("socket_id", socket);
    let name = asked.channel_name.map(|name| {
        let name = ChannelName::parse(&name).map_err(|_| Refusal::MalformedChannel);
        checks.accept("channel_name", name)
    });
    let names = asked.channel_names.unwrap_or_default();
    let (id, en) = ("Paling banyak 100 kanal.", "100 channels at most.");
    checks.require(names.len() <= MAX_CHANNELS, "channel_names", "too_many", id, en);
    let (id, en) = ("Sebutkan kanalnya.", "Name the channel.");
    checks.require(name.is_some() || !names.is_empty(), "channel_name", "required", id, en);
    checks.finish()?;
    let screen = Screen { me: &me, socket: socket.context("checks missed")? };
    if let Some(name) = name.flatten() {
        return Ok(Body(ChannelAnswer::One(screen.sign(&name)?)));
    }
    let mut channels = BTreeMap::new();
    for text in names {
        // One that cannot be heard keeps no other from it.
        let signed = match ChannelName::parse(&text) {
            Ok(name) if screen.may_hear(&name) => Some(screen.sign(&name)?),
            _ => None,
        };
        channels.insert(text, signed);
    }
    Ok(Body(ChannelAnswer::Many(ChannelSignatures { channels })))
}

/// Who asks, through which connection.
struct Screen<'a> {
    me: &'a SignedIn,
    socket: SocketId,
}

impl Screen<'_> {
    fn may_hear(&self, channel: &ChannelName) -> bool {
        channels::may_hear(self.me.caller(), channel.as_str())
    }

    fn sign(&self, channel: &ChannelName) -> kernel::Result<ChannelSignature> {
        if !self.may_hear(channel) {
            return Err(Refusal::NotYours.into());
        }
        // By this name the connection is closed when the account may no longer listen.
        let channel_data = json!({"user_id": self.me.caller().account}).to_string();
        let realtime = self.me.app().state::<Station>().running()?;
        let auth = realtime
            .sign(KEY, self.socket, channel, Some(&channel_data))
            .map_err(|UnknownApp| anyhow!("the house's own app is not there"))?;
        Ok(ChannelSignature { auth, channel_data })
    }
}
