//! The mail drivers: sent by SMTP, or kept in a mailbox for developers.

mod mailbox;
mod smtp;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use kernel::health::Check;
use kernel::{App, Tenant};
use whatsapp::SendOutcome;

use crate::config::MailConfig;
use crate::gateway::Gateway;

/// A mail on its way out.
#[derive(Clone, Debug)]
pub(crate) struct Mail {
    /// Our id of it, the same on every try.
    pub(crate) wire_id: String,
    /// The address it is for.
    pub(crate) to: String,
    /// Its subject.
    pub(crate) subject: String,
    /// What it says.
    pub(crate) text: String,
    /// When it was written.
    pub(crate) at: DateTime<Utc>,
}

/// A way for mail to leave. It answers in the same words as a WhatsApp driver.
#[async_trait]
pub(crate) trait Mailer: Send + Sync {
    /// Sends one mail.
    async fn send(&self, app: &App, tenant: &Tenant, mail: Mail) -> SendOutcome;

    /// Whether the server answers.
    async fn check(&self) -> anyhow::Result<()>;
}

/// The driver that the configuration names.
pub(crate) fn mailer(config: &MailConfig) -> anyhow::Result<Box<dyn Mailer>> {
    match config.driver.as_str() {
        "mailbox" => Ok(Box::new(mailbox::Mailbox)),
        "smtp" => Ok(Box::new(smtp::Smtp::new(config)?)),
        other => anyhow::bail!(
            "messaging.mail.driver: there is no driver {other:?}; use \"mailbox\" or \"smtp\""
        ),
    }
}

/// The mail server. Mails wait for it, so the house serves without.
pub(crate) const CHECK: Check = Check {
    name: "mail",
    optional: true,
    run: |app| Box::pin(app.state::<Gateway>().mailer().check()),
};
