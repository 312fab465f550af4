//! Mail by SMTP: one connection a mail, encrypted unless told otherwise.

use std::error::Error as _;
use std::io;
use std::time::{Duration, SystemTime};

use anyhow::Context;
use async_trait::async_trait;
use kernel::{App, Tenant};
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::{Error, SMTP_PORT, SUBMISSION_PORT, SUBMISSIONS_PORT};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use whatsapp::SendOutcome;

use super::{Mail, Mailer};
use crate::config::{MailConfig, Security};

/// A server that is silent for this long is away.
const PATIENCE: Duration = Duration::from_secs(15);
/// Replies that speak of our sign-in and not of the mail (RFC 4954 §6).
const SIGN_IN_REPLIES: [u16; 4] = [530, 534, 535, 538];

/// The SMTP driver.
pub(super) struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    /// Reads the settings; connects to nothing.
    pub(super) fn new(config: &MailConfig) -> anyhow::Result<Self> {
        let from: Mailbox = config.from.parse().context("messaging.mail.from")?;
        let encryption = || TlsParameters::new(config.host.clone()).context("messaging.mail.host");
        let (tls, port) = match config.security {
            Security::Starttls => (Tls::Required(encryption()?), SUBMISSION_PORT),
            Security::Tls => (Tls::Wrapper(encryption()?), SUBMISSIONS_PORT),
            Security::None => (Tls::None, SMTP_PORT),
        };
        let mut builder =
            AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(config.host.as_str())
                .tls(tls)
                .port(config.port.unwrap_or(port))
                .timeout(Some(PATIENCE));
        match (&config.username, &config.password) {
            (Some(name), Some(password)) => {
                let password = password.reveal().to_owned();
                builder = builder.credentials(Credentials::new(name.clone(), password));
            }
            (None, None) => {}
            _ => anyhow::bail!("messaging.mail: a username needs a password, and the reverse"),
        }
        Ok(Self { transport: builder.build(), from })
    }

    fn message(&self, mail: &Mail) -> anyhow::Result<Message> {
        let id = format!("<{}@{}>", mail.wire_id, self.from.email.domain());
        Ok(Message::builder()
            .from(self.from.clone())
            .to(mail.to.parse().context("the recipient's address")?)
            .subject(mail.subject.clone())
            .message_id(Some(id))
            .date(SystemTime::from(mail.at))
            .header(ContentType::TEXT_PLAIN)
            .body(mail.text.clone())?)
    }
}

#[async_trait]
impl Mailer for Smtp {
    async fn send(&self, _: &App, _: &Tenant, mail: Mail) -> SendOutcome {
        let message = match self.message(&mail) {
            Ok(message) => message,
            Err(error) => return SendOutcome::Rejected { code: format!("{error:#}") },
        };
        match self.transport.send(message).await {
            Ok(_) => SendOutcome::Accepted { provider_id: mail.wire_id },
            Err(error) => outcome(&error),
        }
    }

    async fn check(&self) -> anyhow::Result<()> {
        let answers = self.transport.test_connection().await.context("the mail server")?;
        anyhow::ensure!(answers, "the mail server does not answer");
        Ok(())
    }
}

/// What an error says of the mail, of the server, or of the way between.
fn outcome(error: &Error) -> SendOutcome {
    let status = error.status().map(u16::from);
    if status.is_some_and(|status| SIGN_IN_REPLIES.contains(&status)) {
        tracing::error!(%error, "the mail server does not let us in");
        return SendOutcome::ChannelDown;
    }
    let reason = describe(error);
    if error.is_permanent() || error.is_client() {
        SendOutcome::Rejected { code: reason }
    } else if error.is_transient() || error.is_response() || broke_off(error) {
        SendOutcome::Retry { after: None, reason }
    } else {
        tracing::warn!(reason, "the mail server is away");
        SendOutcome::ChannelDown
    }
}

/// Whether the connection was there and ended in the middle: the next mail may fare better.
fn broke_off(error: &Error) -> bool {
    use io::ErrorKind as Kind;
    let broken =
        [Kind::UnexpectedEof, Kind::ConnectionReset, Kind::ConnectionAborted, Kind::BrokenPipe];
    let source = error.source().and_then(|source| source.downcast_ref::<io::Error>());
    source.is_some_and(|source| broken.contains(&source.kind())) || error.is_timeout()
}

fn describe(error: &Error) -> String {
    let mut text = error.to_string();
    // Lettre's own text ends with its source's; a reply with several lines would fill the log.
    if let Some(end) = text.find(['\r', '\n']) {
        text.truncate(end);
    }
    text
}
