//! Meta's WhatsApp Cloud API: the official way, with templates and without pairing.
//!
//! It knows no idempotency. After a timeout nobody knows whether the message went out, and only a
//! status that carries our own id (`biz_opaque_callback_data`) tells; it is never sent again.

mod body;
mod codes;
mod config;
mod verdict;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, ensure};
use async_trait::async_trait;
use base::Phone;
use chrono::{DateTime, Utc};

use crate::content::Content;
use crate::driver::{Caps, Driver, DriverEvent, Host, Inbound, Line, Outgoing, SendOutcome};
use crate::driver::{Receipt, ReceiptStage};
use crate::lifeline::{Lifeline, Watched};
use crate::link::{LinkState, Signal};
use crate::timing::{Timing, doubled, jitter};
use crate::wire::{Answer, Failure, Wire};

pub use codes::reason;
pub use config::{API_VERSION, Config, META};
use verdict::{Sight, Verdict};

/// Chats whose newest message is remembered, to be marked as read. A shop has fewer open at once.
const REMEMBERED_CHATS: usize = 10_000;
/// Rests do not grow beyond the outbox's own longest pause.
const LONGEST_REST: Duration = Duration::from_secs(15 * 60);

/// The driver.
#[derive(Clone, Debug)]
pub struct Cloud(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    config: Config,
    wire: Wire,
    lifeline: Lifeline,
    /// How often in a row Meta said "too fast".
    throttled: AtomicU32,
    newest: Mutex<HashMap<Phone, String>>,
}

/// Why Meta's webhook says that a message failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusError {
    /// `errors[0].code`.
    pub code: i64,
    /// The status's `timestamp`. Meta repeats statuses for days; an old one stops nothing.
    pub at: DateTime<Utc>,
}

impl Cloud {
    /// A driver with these settings, not started. Fails on settings that cannot be.
    pub fn new(config: Config) -> anyhow::Result<Self> {
        let wire = config.wire()?;
        let (lifeline, throttled, newest) = Default::default();
        Ok(Self(Arc::new(Inner { config, wire, lifeline, throttled, newest })))
    }

    /// Why a person is needed, in our own stable words: `token`, `permission`, `payment`, ….
    pub fn trouble(&self) -> Option<&'static str> {
        self.0.lifeline.trouble()
    }

    /// Takes in a status that a webhook told, and why, if the message failed: Meta's code becomes
    /// our word, and stops the link if a person is needed.
    pub async fn hear_receipt(
        &self,
        mut receipt: Receipt,
        failure: Option<StatusError>,
    ) -> anyhow::Result<()> {
        if let (ReceiptStage::Failed { code: word }, Some(failure)) = (&mut receipt.stage, failure)
        {
            *word = reason(failure.code);
            if let Some(codes::Meaning::Halt(why)) = codes::meaning(failure.code)
                && self.0.lifeline.is_news(failure.at)
            {
                self.0.lifeline.halt(Signal::Halted, why);
            }
        }
        self.0.lifeline.tell(DriverEvent::Receipt(receipt)).await
    }

    /// Takes in a message that a webhook told, and remembers it for [`Driver::mark_read`].
    pub async fn hear_inbound(&self, inbound: Inbound) -> anyhow::Result<()> {
        {
            let mut newest = self.0.newest.lock().unwrap_or_else(PoisonError::into_inner);
            if newest.len() >= REMEMBERED_CHATS && !newest.contains_key(&inbound.from) {
                // Blue ticks are lost, nothing else, and only until the customers write again.
                newest.clear();
            }
            newest.insert(inbound.from.clone(), inbound.provider_id.clone());
        }
        self.0.lifeline.tell(DriverEvent::Inbound(inbound)).await
    }

    /// Tells the sender of this message that it and those before it were read.
    pub async fn mark_message_read(&self, message_id: &str) -> anyhow::Result<()> {
        let answer = self.0.post(&body::read(message_id)).await;
        let answer = answer.map_err(|failure| anyhow::anyhow!("{failure}"))?;
        ensure!(
            answer.status.is_success(),
            "the provider refused (HTTP {}, code {:?})",
            answer.status.as_u16(),
            verdict::code(&answer)
        );
        Ok(())
    }
}

impl Inner {
    async fn post(&self, body: &serde_json::Value) -> Result<Answer, Failure> {
        self.wire.post(&format!("{}/messages", self.config.number()), body).await
    }

    /// Follows a verdict.
    fn end(&self, verdict: Verdict) -> SendOutcome {
        match verdict {
            Verdict::Ended(outcome) => {
                if matches!(outcome, SendOutcome::Accepted { .. }) {
                    self.throttled.store(0, Ordering::Relaxed);
                }
                outcome
            }
            Verdict::Slower(rest) => {
                let times = self.throttled.fetch_add(1, Ordering::Relaxed).saturating_add(1);
                let longest = LONGEST_REST.max(rest);
                SendOutcome::Throttled { after: doubled(rest, times, longest, self.jitter()) }
            }
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

    fn jitter(&self) -> u32 {
        self.lifeline.now().map_or(0, |now| jitter(self.name(), now))
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
        &self.config.phone_number_id
    }

    async fn look(&self) {
        let id = &self.config.phone_number_id;
        match self.wire.get(&format!("{}?fields=id", self.config.number())).await {
            Ok(answer) => match verdict::sight(&answer, id) {
                Sight::Up => self.lifeline.up(),
                Sight::Down => {
                    let (status, code) = (answer.status.as_u16(), verdict::code(&answer));
                    tracing::warn!(status, code, "WhatsApp's cloud API did not show the number");
                    self.lifeline.down();
                }
                Sight::Halted(why) => self.lifeline.halt(Signal::Halted, why),
            },
            Err(failure) => {
                tracing::warn!(%failure, "WhatsApp's cloud API cannot be reached");
                self.lifeline.down();
            }
        }
    }
}

#[async_trait]
impl Driver for Cloud {
    fn caps(&self) -> Caps {
        Caps { pairing: false, idempotent_ids: false }
    }

    fn link(&self) -> LinkState {
        self.0.lifeline.link()
    }

    async fn start(&self, host: Host) -> anyhow::Result<()> {
        let inner = &self.0;
        if inner.lifeline.open(host) {
            inner.lifeline.signal(Signal::Start { paired: true });
            inner.look().await;
            inner.lifeline.watch(inner.clone());
        }
        Ok(())
    }

    async fn stop(&self) {
        self.0.lifeline.close(Signal::Stop);
    }

    /// The token belongs to the configuration; there is nothing to forget.
    async fn reset(&self) -> anyhow::Result<()> {
        self.0.lifeline.close(Signal::Reset);
        Ok(())
    }

    async fn send(&self, message: &Outgoing) -> SendOutcome {
        self.send_content(message, &Content::Text).await
    }

    async fn send_content(&self, message: &Outgoing, content: &Content) -> SendOutcome {
        let inner = &self.0;
        let (LinkState::Online, Some(now)) = (self.link(), inner.lifeline.now()) else {
            return SendOutcome::ChannelDown;
        };
        match inner.post(&body::message(message, content)).await {
            Ok(answer) => {
                let verdict = verdict::judge(&answer, now);
                let (status, code) = (answer.status.as_u16(), verdict::code(&answer));
                tracing::debug!(wire_id = message.wire_id, status, code, "Meta answered a send");
                inner.end(verdict)
            }
            Err(failure) => {
                tracing::warn!(wire_id = message.wire_id, %failure, "a send to Meta failed");
                inner.lifeline.wake();
                match failure {
                    Failure::NotSent(_) => SendOutcome::ChannelDown,
                    Failure::Lost(_) => SendOutcome::Unknown,
                }
            }
        }
    }

    /// Meta wants the id of a message, so this does nothing for a chat that was silent since the
    /// process started; see [`Cloud::mark_message_read`].
    async fn mark_read(&self, _: &Line, chat: &Phone) -> anyhow::Result<()> {
        let newest = {
            let newest = self.0.newest.lock().unwrap_or_else(PoisonError::into_inner);
            newest.get(chat).cloned()
        };
        let Some(message_id) = newest else { return Ok(()) };
        self.mark_message_read(&message_id).await.context("the chat was not marked as read")
    }
}
