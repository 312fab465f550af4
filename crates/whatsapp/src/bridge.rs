//! An existing gateway over HTTP that speaks like WAHA: somebody else's linked device.
//!
//! It knows no idempotency: an answer that does not come leaves the message unknown. A first
//! message to a stranger may be swallowed by WhatsApp after the gateway said yes.

mod body;
mod config;
mod media;
mod session;
mod verdict;

use std::sync::Arc;

use anyhow::{Context, bail, ensure};
use async_trait::async_trait;
use base::Phone;
use bytes::Bytes;
use serde_json::{Value, json};

use crate::address::Address;
use crate::driver::{Caps, Driver, FetchError, Own, Typing};
use crate::host::Host;
use crate::inbound::{self, Heard, SessionState};
use crate::lifeline::{Lifeline, Watched};
use crate::link::{LinkState, Signal};
use crate::outgoing::{Outgoing, SendOutcome};
use crate::pairing::Pairing;
use crate::timing::Timing;
use crate::wire::{Answer, Failure, Wire};

pub use config::Config;
use session::Sight;

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
}

impl Inner {
    fn seen(&self, session: &SessionState) {
        let link = self.lifeline.link();
        match session::signal(session, link) {
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

    /// What every word about a chat begins with.
    fn chat(&self, chat: &Address) -> anyhow::Result<Value> {
        let chat_id = body::chat_id(chat).context("the gateway does not know such an address")?;
        Ok(json!({ "session": self.config.session, "chatId": chat_id }))
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
            Sight::Session(session, own) => {
                let is_paired = !matches!(
                    session,
                    SessionState::Pairing | SessionState::Passkey | SessionState::Failed
                );
                paired(is_paired);
                self.learn(own);
                match session {
                    SessionState::Pairing => {}
                    // Once, at the start: a session that stops later was stopped by somebody.
                    SessionState::Stopped => {
                        if let Err(error) = self.command("start").await {
                            tracing::warn!(
                                error = format!("{error:#}"),
                                "the session did not start"
                            );
                        }
                    }
                    session => self.seen(&session),
                }
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

    fn learn(&self, own: Option<Own>) {
        if let Some(own) = own {
            self.lifeline.belongs_to(own);
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
            Sight::Session(session, own) => {
                self.learn(own);
                self.seen(&session);
            }
            Sight::Down => self.lifeline.down(),
            Sight::Halted(why) => self.lifeline.halt(Signal::Halted, why),
        }
    }
}

#[async_trait]
impl Driver for Bridge {
    fn caps(&self) -> Caps {
        Caps { pairing: true, media: true, groups: true, typing: true, ..Caps::default() }
    }

    fn link(&self) -> LinkState {
        self.0.lifeline.link()
    }

    /// `logged_out`, `nobody_scanned`, `session_stopped`, `session_missing`, `passkey`, `api_key`,
    /// `flapping`.
    fn trouble(&self) -> Option<&'static str> {
        self.0.lifeline.trouble()
    }

    fn own(&self) -> Option<Own> {
        self.0.lifeline.own()
    }

    async fn start(&self, host: Host) -> anyhow::Result<()> {
        let inner = &self.0;
        if inner.lifeline.open(host) {
            inner.bring_up().await;
            inner.lifeline.watch(inner);
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
        let inner = &self.0;
        let (path, body) = match body::message(message, &inner.config.session) {
            Ok(letter) => letter,
            Err(code) => return SendOutcome::rejected(code),
        };
        let Some(now) = inner.lifeline.online() else { return SendOutcome::ChannelDown };
        match inner.wire.post(path, &body).await {
            Ok(answer) => {
                let status = answer.status.as_u16();
                tracing::debug!(wire_id = message.wire_id, status, "the gateway answered a send");
                inner.lifeline.end(verdict::judge(&answer, now))
            }
            Err(failure) => {
                tracing::warn!(wire_id = message.wire_id, %failure, "a send to the gateway failed");
                inner.lifeline.unanswered(&failure)
            }
        }
    }

    /// A `session.status` has the session looked at at once. What it says is not believed: such
    /// words are repeated for hours and overtake each other.
    fn notice(&self, heard: &Heard) {
        if let Heard::Session(session) = heard
            && session.name == self.0.config.session
        {
            self.0.lifeline.wake();
        }
    }

    fn pairing(&self) -> Option<&dyn Pairing> {
        Some(self)
    }

    /// A gateway that does not know single messages marks the whole chat.
    async fn mark_read(&self, chat: &Address, provider_ids: &[String]) -> anyhow::Result<()> {
        let mut body = self.0.chat(chat)?;
        if !provider_ids.is_empty() {
            body["messageIds"] = provider_ids.into();
        }
        let answer = self.0.wire.post("/api/sendSeen", &body).await;
        self.0.expect(answer).map(drop).context("the chat was not marked as read")
    }

    async fn typing(&self, chat: &Address, typing: Typing) -> anyhow::Result<()> {
        let path = match typing {
            Typing::On => "/api/startTyping",
            Typing::Off => "/api/stopTyping",
        };
        let answer = self.0.wire.post(path, &self.0.chat(chat)?).await;
        self.0.expect(answer).map(drop).context("nobody sees that somebody types")
    }

    async fn fetch(&self, media: &inbound::Media, limit: u64) -> Result<Bytes, FetchError> {
        self.0.download(media, limit).await
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
            Sight::Session(SessionState::Stopped, _) => inner.command("start").await?,
            // What failed does not come up by starting it (waha#480); its credentials are spent.
            Sight::Session(SessionState::Failed, _) => {
                if let Err(error) = inner.command("logout").await {
                    tracing::warn!(
                        error = format!("{error:#}"),
                        "a failed session stays logged in"
                    );
                }
                inner.command("start").await?;
            }
            Sight::Session(..) => {}
        }
        inner.lifeline.signal(Signal::Start { paired: false });
        inner.lifeline.watch(inner);
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
        inner.lifeline.watch(inner);
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
