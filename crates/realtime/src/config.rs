//! What an operator sets: the apps, and the limits and times of the server.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// The documented most: "TTL is up to 30 minutes".
const LONGEST_CACHE_MS: u64 = 30 * 60 * 1000;

/// Everything, as it stands in a TOML file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where a server that runs alone listens.
    pub listen: SocketAddr,
    /// What stands before `/app` and `/apps`, such as `/realtime`; clients sign with it.
    pub path_prefix: String,
    /// Where several nodes meet: `redis://…` or `nats://…`; without it the node is alone.
    pub bus: Option<String>,
    /// What the bus's topic begins with: installations that share a bus need names of their own.
    pub bus_topic: String,
    /// Whom it serves.
    pub apps: Vec<AppConfig>,
    /// How much of everything.
    pub limits: Limits,
    /// How long everything takes.
    pub timing: Timing,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: (Ipv4Addr::LOCALHOST, 6001).into(),
            path_prefix: String::new(),
            bus: None,
            bus_topic: "niaga".to_owned(),
            apps: Vec::new(),
            limits: Limits::default(),
            timing: Timing::default(),
        }
    }
}

impl Config {
    /// Reads and checks a file's text.
    pub fn from_toml(text: &str) -> Result<Self> {
        let config: Self = toml::from_str(text).context("the configuration cannot be read")?;
        config.check()?;
        Ok(config)
    }

    /// Whether it can work at all; says what is wrong in the operator's words.
    pub fn check(&self) -> Result<()> {
        for (at, app) in self.apps.iter().enumerate() {
            ensure!(!app.id.is_empty() && !app.key.is_empty(), "an app needs an id and a key");
            ensure!(!app.secret.reveal().is_empty(), "the app {} needs a secret", app.id);
            let is_twice = |other: &AppConfig| other.id == app.id || other.key == app.key;
            ensure!(!self.apps[..at].iter().any(is_twice), "the app {} is there twice", app.id);
            for hook in &app.webhooks {
                let uri: http::Uri = hook.url.parse().context("a webhook's url cannot be read")?;
                let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
                ensure!(is_web && uri.host().is_some(), "a webhook's url is http:// or https://");
            }
        }
        let may_occur = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let is_topic = !self.bus_topic.is_empty() && self.bus_topic.chars().all(may_occur);
        ensure!(is_topic, "bus_topic has letters, digits, - and _");
        let timing = &self.timing;
        ensure!(timing.activity_timeout_s > 0, "activity_timeout_s must be at least 1");
        ensure!(timing.cache_ttl_ms <= LONGEST_CACHE_MS, "cache_ttl_ms is 30 minutes at most");
        let prefix = &self.path_prefix;
        let is_path = prefix.starts_with('/') && !prefix.ends_with('/');
        ensure!(prefix.is_empty() || is_path, "path_prefix begins with / and does not end with it");
        Ok(())
    }
}

/// One application: a name space of channels, and the secret that opens it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppConfig {
    /// Its name in the paths of the HTTP API.
    pub id: String,
    /// What clients connect with; everybody may know it.
    pub key: String,
    /// What the application's server signs with.
    pub secret: Secret,
    /// Whether it is served; otherwise clients hear 4003 and the API answers 403.
    #[serde(default = "yes")]
    pub enabled: bool,
    /// Whether clients may send events to one another.
    #[serde(default)]
    pub client_events: bool,
    /// Of one connection; the documented ten.
    #[serde(default = "max_client_events")]
    pub max_client_events_per_second: u32,
    /// Whether subscribers hear how many they are. Off, as with Pusher.
    #[serde(default)]
    pub subscription_count: bool,
    /// Whether signed-in users hear who of their watchlist is there.
    #[serde(default = "yes")]
    pub watchlists: bool,
    /// Whether terminating a user also closes the connections that are not signed in as that user,
    /// but subscribed with a `channel_data` that names it. Off, as with Pusher.
    #[serde(default)]
    pub terminate_members: bool,
    /// How many connections at once; without it, as many as the machine holds.
    #[serde(default)]
    pub max_connections: Option<usize>,
    /// Users of one presence channel; the documented hundred.
    #[serde(default = "max_members")]
    pub max_members: usize,
    /// Whether clients must come over TLS, as a proxy says with `X-Forwarded-Proto: https`; others
    /// hear 4000.
    #[serde(default)]
    pub tls_only: bool,
    /// Within how many seconds a connection must sign in or subscribe to a channel that the
    /// application signs for; others hear 4009. Without it, never.
    #[serde(default)]
    pub authorize_within_s: Option<u64>,
    /// Host names of pages that may connect, `*.example.com` for all below; empty allows all.
    #[serde(default)]
    pub origins: Vec<String>,
    /// Whom to tell what happens.
    #[serde(default)]
    pub webhooks: Vec<WebhookConfig>,
}

impl AppConfig {
    /// An app with everything else as it is without a word about it.
    pub fn new(id: impl Into<String>, key: impl Into<String>, secret: Secret) -> Self {
        Self {
            id: id.into(),
            key: key.into(),
            secret,
            enabled: yes(),
            client_events: false,
            max_client_events_per_second: max_client_events(),
            subscription_count: false,
            watchlists: yes(),
            terminate_members: false,
            max_connections: None,
            max_members: max_members(),
            tls_only: false,
            authorize_within_s: None,
            origins: Vec::new(),
            webhooks: Vec::new(),
        }
    }
}

fn yes() -> bool {
    true
}

fn max_client_events() -> u32 {
    10
}

fn max_members() -> usize {
    100
}

/// One receiver of webhooks.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WebhookConfig {
    /// Where to post.
    pub url: String,
    /// Which events; the others are not sent.
    pub events: Vec<HookName>,
}

/// The webhooks there are.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum HookName {
    /// A channel has its first subscriber.
    ChannelOccupied,
    /// A channel has lost its last one.
    ChannelVacated,
    /// A user came to a presence channel.
    MemberAdded,
    /// A user left a presence channel.
    MemberRemoved,
    /// A client sent an event.
    ClientEvent,
    /// Somebody subscribed to a cache channel that has nothing kept.
    CacheMiss,
    /// The number of a channel's subscribers changed.
    SubscriptionCount,
}

/// What keeps the server's memory and its clients' patience bounded.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// A message of a client: 10 kB of event data, escaped at worst, and what is around it.
    pub max_message_bytes: usize,
    /// Messages of one client in a second, signals too; beyond it is closed. Twice what a client
    /// sends that returns to as many channels as it may have.
    pub max_messages_per_second: u32,
    /// The body of a request: a batch of ten events of 10 kB, escaped at worst.
    pub max_request_bytes: usize,
    /// Data of one event; the documented 10 kB.
    pub max_event_bytes: usize,
    /// Events of one batch; the documented ten.
    pub max_batch: usize,
    /// Channels of one event; the documented hundred.
    pub max_channels_per_event: usize,
    /// Channels of one connection: far beyond a screen's need, and a bound.
    pub max_channels_per_connection: usize,
    /// Frames that wait for a connection that reads slowly; beyond them it is dropped.
    pub max_queued_frames: usize,
    /// The same in bytes.
    pub max_queued_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_message_bytes: 64 * 1024,
            max_messages_per_second: 2000,
            max_request_bytes: 1024 * 1024,
            max_event_bytes: 10 * 1024,
            max_batch: 10,
            max_channels_per_event: 100,
            max_channels_per_connection: 1000,
            max_queued_frames: 4096,
            max_queued_bytes: 2 * 1024 * 1024,
        }
    }
}

/// How long everything takes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Timing {
    /// Silence after which a client is pinged, and after which it is told to ping us.
    pub activity_timeout_s: u64,
    /// How long a pinged client has for its answer.
    pub pong_timeout_ms: u64,
    /// How long the last event of a cache channel is kept.
    pub cache_ttl_ms: u64,
    /// How long a departure waits for a return before a webhook tells of it.
    pub departure_delay_ms: u64,
    /// How often a large channel hears its count.
    pub count_interval_ms: u64,
    /// The first pause before a webhook is sent again; it doubles.
    pub webhook_retry_ms: u64,
    /// After which a webhook is given up.
    pub webhook_patience_ms: u64,
    /// What a node that starts waits for the others, who answer its first word, before it serves.
    pub settle_ms: u64,
    /// How far a request's timestamp may be from our clock.
    pub max_request_age_s: u64,
}

/// The documented numbers, where there is one; a webhook's first retry and the wait for other nodes are ours.
impl Default for Timing {
    fn default() -> Self {
        Self {
            activity_timeout_s: 120,
            pong_timeout_ms: 30_000,
            cache_ttl_ms: LONGEST_CACHE_MS,
            departure_delay_ms: 3_000,
            count_interval_ms: 5_000,
            webhook_retry_ms: 1_000,
            webhook_patience_ms: 5 * 60 * 1000,
            settle_ms: 1_000,
            max_request_age_s: 600,
        }
    }
}

/// An app's secret: never shown, not even to a debugger's eye.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Keeps it.
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("…")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const APP: &str = "[[apps]]\nid = \"1\"\nkey = \"k\"\nsecret = \"hush\"\n";

    #[test]
    fn the_documented_file_is_read() {
        let config = Config::from_toml(
            r#"
            listen = "127.0.0.1:6001"
            [[apps]]
            id = "app-id"
            key = "app-key"
            secret = "app-secret"
            client_events = true
            max_connections = 10
            max_client_events_per_second = 20
            origins = ["example.com"]
            webhooks = [{ url = "http://127.0.0.1:6199/hook", events = ["channel_occupied",
                "channel_vacated", "member_added", "member_removed", "client_event", "cache_miss"] }]
            "#,
        )
        .expect("it is valid");

        assert_eq!(config.apps[0].webhooks[0].events.len(), 6);
        assert_eq!(config.apps[0].max_members, 100);
    }

    #[test]
    fn mistakes_are_refused() {
        for text in [
            format!("{APP}{APP}"),
            format!("{APP}colour = \"red\"\n"),
            format!("{APP}webhooks = [{{ url = \"ftp://x\", events = [] }}]\n"),
            format!("{APP}webhooks = [{{ url = \"http://x\", events = [\"rain\"] }}]\n"),
            format!("path_prefix = \"realtime/\"\n{APP}"),
            format!("{APP}[timing]\ncache_ttl_ms = 1800001\n"),
            format!("{APP}[timing]\nactivity_timeout_s = 0\n"),
            "[[apps]]\nid = \"1\"\nkey = \"k\"\nsecret = \"\"\n".to_owned(),
        ] {
            assert!(Config::from_toml(&text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_secret_is_never_shown() {
        let config = Config::from_toml(APP).expect("it is valid");
        assert!(!format!("{config:?}").contains("hush"));
    }
}
