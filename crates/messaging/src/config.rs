//! Which drivers carry messages, and what those need to know.

use kernel::config::Secret;
use serde::Deserialize;

/// `[messaging]` of the configuration.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// WhatsApp.
    pub whatsapp: WhatsappConfig,
    /// E-mail.
    pub mail: MailConfig,
    /// Lets the simulated phones and the development mailbox, which show everybody's one-time
    /// codes, be reached from other machines.
    pub open_simulator: bool,
}

/// How WhatsApp messages leave.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WhatsappConfig {
    /// `simulator`: a business without a number gets a simulated one, with phones in the browser;
    /// for development and demos. `lines`: only the numbers that a business sets up.
    pub driver: String,
}

impl Default for WhatsappConfig {
    fn default() -> Self {
        Self { driver: "simulator".to_owned() }
    }
}

/// Which lines an installation has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WhatsappDriver {
    /// Simulated ones too, and each business has one.
    Simulator,
    /// Those that businesses set up.
    Lines,
}

impl WhatsappConfig {
    pub(crate) fn is_simulator(&self) -> bool {
        self.driver == "simulator"
    }

    pub(crate) fn driver(&self) -> anyhow::Result<WhatsappDriver> {
        match self.driver.as_str() {
            "simulator" => Ok(WhatsappDriver::Simulator),
            "lines" => Ok(WhatsappDriver::Lines),
            other => anyhow::bail!(
                "messaging.whatsapp.driver: {other:?} is neither \"simulator\" nor \"lines\""
            ),
        }
    }
}

/// How e-mail leaves.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MailConfig {
    /// `mailbox`: kept where a developer reads it; `smtp`: sent.
    pub driver: String,
    /// Whom mails come from, e.g. `Niaga <niaga@example.id>`.
    pub from: String,
    /// The SMTP server's name.
    pub host: String,
    /// Its port; 587, 465 or 25 by [`MailConfig::security`] unless given.
    pub port: Option<u16>,
    /// The name to sign in with; without it there is no signing in.
    pub username: Option<String>,
    /// The password to sign in with.
    pub password: Option<Secret>,
    /// `starttls` (the default), `tls`, or `none` for a relay on a network of one's own.
    pub security: Security,
}

impl Default for MailConfig {
    fn default() -> Self {
        Self {
            driver: "mailbox".to_owned(),
            from: "Niaga <niaga@localhost>".to_owned(),
            host: "localhost".to_owned(),
            port: None,
            username: None,
            password: None,
            security: Security::default(),
        }
    }
}

impl MailConfig {
    pub(crate) fn is_mailbox(&self) -> bool {
        self.driver == "mailbox"
    }
}

/// How the connection to the SMTP server is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// Plain at first, encrypted before anything is said; refused without.
    #[default]
    Starttls,
    /// Encrypted from the first byte.
    Tls,
    /// Not encrypted.
    None,
}
