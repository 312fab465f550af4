//! The whole configuration: a TOML file, then `NIAGA_*` variables, then the command line.
//!
//! `NIAGA_PARTS__DATA_PART__URL` is `[parts.data_part] url`. Unknown keys are errors, so that a
//! misspelt limit is found at start and not after the damage.

use std::path::{Path, PathBuf};

use anyhow::Context;
use figment::Figment;
use figment::providers::{Env, Format, Toml};
use kernel::config::Secret;
use serde::Deserialize;

use crate::realtime::RealtimeSettings;

/// What is logged unless asked otherwise.
const LOG: &str = "info,sea_orm_migration=warn";

/// Everything that can be configured.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Where to listen, e.g. `127.0.0.1:8080`.
    pub listen: String,
    /// The data folder of the embedded default: database, files, secret.
    pub data: PathBuf,
    /// `postgres://…`; without it the database is SQLite in the data folder. `DATABASE_URL` works
    /// too.
    pub database_url: Option<Secret>,
    /// The installation's secret, the same on every node; without it one is made in the data
    /// folder.
    pub secret: Option<Secret>,
    /// What to log, e.g. `info` or `warn,parts=debug`.
    pub log: String,
    /// `text` for people, `json` for collectors.
    pub log_format: LogFormat,
    /// Address, limits.
    pub platform: kernel::config::Config,
    /// WhatsApp and mail.
    pub messaging: messaging::Config,
    /// The parts shop.
    pub parts: parts::Config,
    /// Channels for outside systems, and where several nodes meet.
    pub realtime: RealtimeSettings,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// One readable line each.
    #[default]
    Text,
    /// One JSON object each.
    Json,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".to_owned(),
            data: PathBuf::from("data"),
            database_url: None,
            secret: None,
            log: LOG.to_owned(),
            log_format: LogFormat::Text,
            platform: kernel::config::Config::default(),
            messaging: messaging::Config::default(),
            parts: parts::Config::default(),
            realtime: RealtimeSettings::default(),
        }
    }
}

impl Settings {
    /// Reads `file` (which must exist when named) and the environment.
    pub fn read(file: Option<&Path>) -> anyhow::Result<Self> {
        let mut figment = Figment::new();
        if let Some(file) = file {
            anyhow::ensure!(file.exists(), "the configuration {} does not exist", file.display());
            figment = figment.merge(Toml::file_exact(file));
        }
        figment
            .merge(Env::raw().only(&["DATABASE_URL"]))
            .merge(Env::prefixed("NIAGA_").ignore(&["BIN", "TEST_POSTGRES"]).split("__"))
            .extract()
            .context("the configuration is not valid")
    }

    /// Refuses what cannot work, and what must never be true outside a developer's own machine.
    pub fn check(&self) -> anyhow::Result<()> {
        self.realtime.check()?;
        let loopback = self.listen.starts_with("127.")
            || self.listen.starts_with("localhost:")
            || self.listen.starts_with("[::1]");
        let simulated = self.messaging.whatsapp.driver == "simulator"
            || self.messaging.mail.driver == "mailbox";
        anyhow::ensure!(
            loopback || !simulated || self.messaging.open_simulator,
            "listening on {} with the WhatsApp simulator or the development mailbox would show one-time codes \
             to the network; configure real drivers, or set messaging.open_simulator = true on a closed network",
            self.listen
        );
        Ok(())
    }
}
