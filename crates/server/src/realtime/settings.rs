//! `[realtime]` of the configuration: outside systems' apps, limits, times, and where nodes meet.

use anyhow::ensure;
use kernel::config::Secret;
use kernel::live::channels::KEY;
use realtime::{AppConfig, Config, Limits, Timing};
use serde::Deserialize;

/// What an operator sets; our own app needs nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RealtimeSettings {
    /// Apps of outside systems that use this server instead of one of their own.
    pub apps: Vec<AppConfig>,
    /// How much of everything.
    pub limits: Limits,
    /// How long everything takes.
    pub timing: Timing,
    /// Where several nodes meet: `redis://…` or `nats://…`. It may hold a password.
    pub bus: Option<Secret>,
    /// What the bus's topic begins with, if not `niaga`: installations that share a bus need it.
    pub bus_topic: Option<String>,
}

impl RealtimeSettings {
    /// Refuses what cannot work.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        let anybody = realtime::Secret::new("to be derived");
        self.config(AppConfig::new(KEY, KEY, anybody)).map(drop)
    }

    /// The server's configuration, with our own app first.
    pub(super) fn config(&self, own: AppConfig) -> anyhow::Result<Config> {
        let is_ours = |app: &AppConfig| app.id == KEY || app.key == KEY;
        ensure!(
            !self.apps.iter().any(is_ours),
            "realtime.apps: the id and the key {KEY} belong to the house itself"
        );
        let config = Config {
            apps: std::iter::once(own).chain(self.apps.iter().cloned()).collect(),
            limits: self.limits.clone(),
            timing: self.timing.clone(),
            bus: self.bus.as_ref().map(|bus| bus.reveal().to_owned()),
            ..Config::default()
        };
        let config = match &self.bus_topic {
            Some(bus_topic) => Config { bus_topic: bus_topic.clone(), ..config },
            None => config,
        };
        config.check()?;
        Ok(config)
    }
}
