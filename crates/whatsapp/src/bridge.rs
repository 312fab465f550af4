//! An existing gateway over HTTP that speaks like WAHA: somebody else's linked device.
//!
//! It knows no idempotency: an answer that does not come leaves the message unknown. A first
//! message to a stranger may be swallowed by WhatsApp after the gateway said yes.

mod body;
mod config;
mod session;
mod verdict;

use std::sync::Arc;

use anyhow::{Context, bail, ensure};
use async_trait::async_trait;
use base::Phone;
use serde_json::{Value, json};

use crate::content::Content;
use crate::driver::Receipt;
use crate::driver::{Caps, Driver, DriverEvent, Host, Inbound, Line, Outgoing, SendOutcome};
use crate::lifeline::{Lifeline, Watched};
use crate::link::{LinkState, Signal};
use crate::pairing::Pairing;
use crate::timing::Timing;
use crate::wire::{Answer, Failure, Wire};

pub use config::Config;
pub use session::SessionState;
use session::Sight;
use verdict::Verdict;

/// The driver.
#[derive(Clone, Debug)]
pub struct Bridge(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    config: Config,
    wire: Wire,
    lifeline: Lifeline,
}

impl Bridge {
    /// A driver with these settings, not started. Fails on settings that cannot be.
    pub fn new(config: Config) -> anyhow::Result<Self> {
        let wire = config.wire()?;
        Ok(Self(Arc::new(Inner { config, wire, lifeline: Lifeline::default() })))
    }

    /// Why a person is needed, in our own stable words: `logged_out`, `nobody_scanned`,
    /// `session_stopped`, `session_missing`, `api_key`.
    pub fn trouble(&self) -> Option<&'static str> {
        self.0.lifeline.trouble()
    }

    /// Takes in an acknowledgement that a webhook told.
    pub async fn hear_receipt(&self, receipt: Receipt) -> anyhow::Result<()> {
        self.0.lifeline.tell(DriverEvent::Receipt(receipt)).await
    }

    /// Takes in a message that a webhook told.
    pub async fn hear_inbound(&self, inbound: Inbound) -> anyhow::Result<()> {
        self.0.lifeline.tell(DriverEvent::Inbound(inbound)).await
    }

    /// Takes in a `session.status` that a webhook told, sooner than the next look would.
    pub fn hear_session(&self, session: SessionState) {
        self.0.seen(session);
    }
}

impl Inner {
    fn seen(&self, session: SessionState) {
        let link = self.lifeline.link();
        match session.signal(link) {
            Some((Signal::Connected, _)) => self.lifeline.up(),
            // On its way up is no failure, and must not make the next look later.
            Some((Signal::Dropped, _)) if link == LinkState::Reconnecting => {}
            Some((Signal::Dropped, _)) => self.lifeline.down(),
            Some((signal, Some(trouble))) => self.lifeline.halt(signal, trouble),
            Some((signal, None)) => self.lifeline.signal(signal),
            None => {}
        }
    }

    async fn sight(&self) -> Sight {
        match self.wire.get(&format!("/api/sessions/{}", self.config.session)).await {
            Ok(answer) => session::sight(&answer),
            Err(failure) => {
                tracing::warn!(%failure, "the WhatsApp gateway cannot be reached");
                Sight::Down
            }
        }
    }

    /// `POST /api/sessions/{session}/{verb}`.
    async fn command(&self, verb: &str) -> anyhow::Result<()> {
        let path = format!("/api/sessions/{}/{verb}", self.config.session);
        self.expect(self.wire.post(&path, &json!({})).await).map(drop)
    }

    /// What a successful answer says. The error never carries the gateway's own words.
    fn expect(&self, answer: Result<Answer, Failure>) -> anyhow::Result<Value> {
        let answer = answer.map_err(|failure| anyhow::anyhow!("{failure}"))?;
        ensure!(answer.status.is_success(), "the gateway answered {}", answer.status.as_u16());
        Ok(answer.body.unwrap_or_default())
    }

    /// Brings the session up as far as that needs no person.
    async fn bring_up(&self) {
        let paired = |paired| self.lifeline.signal(Signal::Start { paired });
        match self.sight().await {
            Sight::Session(SessionState::ScanQrCode) => paired(false),
            Sight::Session(SessionState::Stopped) => {
                paired(true);
                // Once, at the start: a session that stops later was stopped by somebody.
                if let Err(error) = self.command("start").await {
                    tracing::warn!(error = format!("{error:#}"), "the session did not start");
                }
            }
            Sight::Session(SessionState::Failed) => {
                paired(false);
                self.seen(SessionState::Failed);
            }
            Sight::Session(session) => {
                paired(true);
                self.seen(session);
            }
            Sight::Down => {
                paired(true);
                self.lifeline.down();
            }
            Sight::Halted(why) => {
                paired(true);
                self.lifeline.halt(Signal::Halted, why);
            }
        }
    }

    /// Follows a verdict.
    fn end(&self, verdict: Verdict) -> SendOutcome {
        match verdict {
            Verdict::Ended(outcome) => outcome,
            Verdict::Doubt => {
                self.lifeline.wake();
                SendOutcome::ChannelDown
            }
            Verdict::Halted(why) => {
                self.lifeline.halt(Signal::Halted, why);
                SendOutcome::ChannelDown
            }
        }
    }
}

#[async_trait]
impl Watched for Inner {
    fn lifeline(&self) -> &Lifeline {
        &self.lifeline
    }

    fn timing(&self) -> &Timing {
        &self.config.timing
    }

    fn name(&self) -> &str {
        &self.config.session
    }

    async fn look(&self) {
        match self.sight().await {
            Sight::Session(session) => self.seen(session),
            Sight::Down => self.lifeline.down(),
            Sight::Halted(why) => self.lifeline.halt(Signal::Halted, why),
        }
    }
}

#[async_trait]
impl Driver for Bridge {
    fn caps(&self) -> Caps {
        Caps { pairing: true, idempotent_ids: false }
    }

    fn link(&self) -> LinkState {
        self.0.lifeline.link()
    }

    async fn start(&self, host: Host) -> anyhow::Result<()> {
        let inner = &self.0;
        if inner.lifeline.open(host) {
            inner.bring_up().await;
            inner.lifeline.watch(inner.clone());
        }
        Ok(())
    }

    /// The session at the gateway stays up, so that a restart of ours costs nobody a message; see
    /// [`Pairing::halt`].
    async fn stop(&self) {
        self.0.lifeline.close(Signal::Stop);
    }

    async fn reset(&self) -> anyhow::Result<()> {
        self.log_out().await
    }

    async fn send(&self, message: &Outgoing) -> SendOutcome {
        self.send_content(message, &Content::Text).await
    }

    /// A linked device has no templates; the text says the same.
    async fn send_content(&self, message: &Outgoing, content: &Content) -> SendOutcome {
        let inner = &self.0;
        let Some((path, body)) = body::message(message, content, &inner.config.session) else {
            return SendOutcome::Rejected { code: "media_unsupported".to_owned() };
        };
        let (LinkState::Online, Some(now)) = (self.link(), inner.lifeline.now()) else {
            return SendOutcome::ChannelDown;
        };
        match inner.wire.post(path, &body).await {
            Ok(answer) => {
                let status = answer.status.as_u16();
                tracing::debug!(wire_id = message.wire_id, status, "the gateway answered a send");
                inner.end(verdict::judge(&answer, now))
            }
            Err(failure) => {
                tracing::warn!(wire_id = message.wire_id, %failure, "a send to the gateway failed");
                inner.lifeline.wake();
                match failure {
                    Failure::NotSent(_) => SendOutcome::ChannelDown,
                    Failure::Lost(_) => SendOutcome::Unknown,
                }
            }
        }
    }

    fn pairing(&self) -> Option<&dyn Pairing> {
        Some(self)
    }

    async fn mark_read(&self, _: &Line, chat: &Phone) -> anyhow::Result<()> {
        let inner = &self.0;
        let seen = body::seen(chat, &inner.config.session);
        let answer = inner.wire.post("/api/sendSeen", &seen).await;
        inner.expect(answer).map(drop).context("the chat was not marked as read")
    }
}

#[async_trait]
impl Pairing for Bridge {
    async fn begin(&self) -> anyhow::Result<()> {
        let inner = &self.0;
        ensure!(inner.lifeline.now().is_some(), "the driver was not started");
        match inner.sight().await {
            Sight::Down => bail!("the gateway cannot be reached"),
            Sight::Halted(why) => bail!("the gateway refuses: {why}"),
            Sight::Session(SessionState::Stopped) => inner.command("start").await?,
            // What failed does not come up by starting it (waha#480); its credentials are spent.
            Sight::Session(SessionState::Failed) => {
                if let Err(error) = inner.command("logout").await {
                    tracing::warn!(
                        error = format!("{error:#}"),
                        "a failed session stays logged in"
                    );
                }
                inner.command("start").await?;
            }
            Sight::Session(_) => {}
        }
        inner.lifeline.signal(Signal::Start { paired: false });
        inner.lifeline.watch(inner.clone());
        Ok(())
    }

    async fn qr(&self) -> anyhow::Result<String> {
        let inner = &self.0;
        let path = format!("/api/{}/auth/qr?format=raw", inner.config.session);
        let body = inner.expect(inner.wire.get(&path).await)?;
        body["value"].as_str().map(str::to_owned).context("the gateway shows no QR")
    }

    async fn code(&self, phone: &Phone) -> anyhow::Result<String> {
        let inner = &self.0;
        let path = format!("/api/{}/auth/request-code", inner.config.session);
        let body = json!({ "phoneNumber": phone.as_str() });
        let body = inner.expect(inner.wire.post(&path, &body).await)?;
        body["code"].as_str().map(str::to_owned).context("the gateway gave no code")
    }

    async fn restart(&self) -> anyhow::Result<()> {
        let inner = &self.0;
        ensure!(inner.lifeline.now().is_some(), "the driver was not started");
        inner.command("restart").await?;
        inner.lifeline.close(Signal::Stop);
        inner.lifeline.signal(Signal::Start { paired: true });
        inner.lifeline.watch(inner.clone());
        Ok(())
    }

    async fn halt(&self) -> anyhow::Result<()> {
        // First our own end, or the watch takes the stop for somebody else's.
        self.0.lifeline.close(Signal::Stop);
        self.0.command("stop").await
    }

    async fn log_out(&self) -> anyhow::Result<()> {
        self.0.lifeline.close(Signal::Reset);
        self.0.command("logout").await
    }
}
