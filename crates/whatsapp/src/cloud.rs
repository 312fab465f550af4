//! Meta's WhatsApp Cloud API: the official way, with templates and without pairing.
//!
//! It knows no idempotency. After a timeout nobody knows whether the message went out, and only a
//! status that carries our own id (`biz_opaque_callback_data`) tells; it is never sent again.

mod body;
mod codes;
mod config;
mod media;
mod verdict;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context, ensure};
use async_trait::async_trait;
use bytes::Bytes;

use crate::address::Address;
use crate::content::{Content, MediaSource};
use crate::driver::{Caps, Driver, FetchError, Own, Typing};
use crate::host::Host;
use crate::inbound::{self, Dialect, Heard};
use crate::lifeline::{Lifeline, Watched};
use crate::link::{LinkState, Signal};
use crate::outgoing::{Outgoing, ReceiptStage, SendOutcome};
use crate::timing::{Timing, doubled, jitter};
use crate::verdict::Verdict;
use crate::wire::{Answer, Failure, Wire};

pub use codes::reason;
pub use config::{API_VERSION, Config, META};
use verdict::Sight;

/// Chats whose newest message is remembered. A shop has fewer open at once.
const REMEMBERED_CHATS: usize = 10_000;
/// Rests do not grow beyond the outbox's own longest pause.
const LONGEST_REST: Duration = Duration::from_secs(15 * 60);

/// What a look asks of the number.
const FIELDS: &str = "id,display_phone_number,verified_name";

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
    uploads: media::Uploads,
    /// The newest message of each chat: what somebody types is an answer to it.
    newest: Mutex<HashMap<Address, String>>,
}

impl Cloud {
    /// A driver with these settings, not started. Fails on settings that cannot be.
    pub fn new(config: Config) -> anyhow::Result<Self> {
        let wire = config.wire()?;
        let (lifeline, throttled, uploads, newest) = Default::default();
        Ok(Self(Arc::new(Inner { config, wire, lifeline, throttled, uploads, newest })))
    }
}

impl Inner {
    async fn post(&self, body: &serde_json::Value) -> Result<Answer, Failure> {
        self.wire.post(&format!("{}/messages", self.config.number()), body).await
    }

    async fn send(&self, message: &Outgoing) -> SendOutcome {
        // Before anything is uploaded for nobody.
        if let Err(code) = body::recipient(message) {
            return SendOutcome::rejected(code);
        }
        if self.lifeline.online().is_none() {
            return SendOutcome::ChannelDown;
        }
        let mut upload = None;
        if let Content::Media(media) = &message.content
            && let MediaSource::Bytes(bytes) = &media.source
        {
            upload = match self.upload(&message.wire_id, media, bytes).await {
                Ok(id) => Some(id),
                Err(outcome) => return outcome,
            };
        }
        let body = match body::message(message, upload.as_deref()) {
            Ok(body) => body,
            Err(code) => return SendOutcome::rejected(code),
        };
        // An upload takes its time.
        let Some(now) = self.lifeline.online() else { return SendOutcome::ChannelDown };
        match self.post(&body).await {
            Ok(answer) => {
                let (status, code) = (answer.status.as_u16(), verdict::code(&answer));
                tracing::debug!(wire_id = message.wire_id, status, code, "Meta answered a send");
                self.end(verdict::judge(&answer, now))
            }
            Err(failure) => {
                tracing::warn!(wire_id = message.wire_id, %failure, "a send to Meta failed");
                self.lifeline.unanswered(&failure)
            }
        }
    }

    /// Posts what is no message.
    async fn tell(&self, body: &serde_json::Value) -> anyhow::Result<()> {
        let answer = self.post(body).await;
        let answer = answer.map_err(|failure| anyhow::anyhow!("{failure}"))?;
        ensure!(
            answer.status.is_success(),
            "the provider refused (HTTP {}, code {:?})",
            answer.status.as_u16(),
            verdict::code(&answer)
        );
        Ok(())
    }

    fn notice_receipt(&self, receipt: &inbound::Receipt) {
        if let ReceiptStage::Failed { code } = &receipt.stage
            && receipt.dialect == Dialect::Cloud
            && let Some(why) = codes::halts(code)
            && self.lifeline.is_news(receipt.at.at)
        {
            self.lifeline.halt(Signal::Halted, why);
        }
    }

    fn newest(&self) -> MutexGuard<'_, HashMap<Address, String>> {
        self.newest.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn newest_of(&self, chat: &Address) -> Option<String> {
        self.newest().get(chat).cloned()
    }

    fn remember(&self, chat: &Address, message_id: &str) {
        let mut newest = self.newest();
        if newest.len() >= REMEMBERED_CHATS && !newest.contains_key(chat) {
            // Nobody sees that somebody types, nothing else, and only until they write again.
            newest.clear();
        }
        newest.insert(chat.clone(), message_id.to_owned());
    }

    /// Follows a verdict; rests grow until something goes out.
    fn end(&self, verdict: Verdict) -> SendOutcome {
        match self.lifeline.end(verdict) {
            SendOutcome::Throttled { after } => {
                let times = self.throttled.fetch_add(1, Ordering::Relaxed).saturating_add(1);
                let longest = LONGEST_REST.max(after);
                SendOutcome::Throttled { after: doubled(after, times, longest, self.jitter()) }
            }
            outcome => {
                if matches!(outcome, SendOutcome::Accepted { .. }) {
                    self.throttled.store(0, Ordering::Relaxed);
                }
                outcome
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
        match self.wire.get(&format!("{}?fields={FIELDS}", self.config.number())).await {
            Ok(answer) => match verdict::sight(&answer, id) {
                Sight::Up(own) => {
                    self.lifeline.belongs_to(own);
                    self.lifeline.up();
                }
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
        Caps { media: true, templates: true, reply_window: true, typing: true, ..Caps::default() }
    }

    fn link(&self) -> LinkState {
        self.0.lifeline.link()
    }

    /// `token`, `permission`, `payment`, `phone_number_id`, `spam_limit`, `policy_block`,
    /// `account_locked`, `flapping`.
    fn trouble(&self) -> Option<&'static str> {
        self.0.lifeline.trouble()
    }

    fn own(&self) -> Option<Own> {
        self.0.lifeline.own()
    }

    async fn start(&self, host: Host) -> anyhow::Result<()> {
        let inner = &self.0;
        if inner.lifeline.open(host) {
            inner.lifeline.signal(Signal::Start { paired: true });
            inner.look().await;
            inner.lifeline.watch(inner);
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
        let outcome = self.0.send(message).await;
        let will_come_back = matches!(
            outcome,
            SendOutcome::Retry { .. } | SendOutcome::Throttled { .. } | SendOutcome::ChannelDown
        );
        if !will_come_back {
            self.0.uploads.forget(&message.wire_id);
        }
        outcome
    }

    /// A status that failed for a reason which only a person repairs halts the link. Meta repeats
    /// statuses for days; one of before the last start stops nothing. The newest message of a chat
    /// is remembered for [`Driver::typing`].
    fn notice(&self, heard: &Heard) {
        match heard {
            Heard::Receipt(receipt) => self.0.notice_receipt(receipt),
            Heard::Message(message) if !message.from_me => {
                self.0.remember(&message.chat, &message.provider_id);
            }
            _ => {}
        }
    }

    /// What is read is read with everything before it.
    async fn mark_read(&self, chat: &Address, provider_ids: &[String]) -> anyhow::Result<()> {
        let Some(newest) = provider_ids.last() else { return Ok(()) };
        self.0.remember(chat, newest);
        self.0.tell(&body::read(newest)).await.context("the chat was not marked as read")
    }

    /// Meta shows it as the beginning of an answer: it marks the newest message as read, does
    /// nothing for a chat that was silent since the process started, and ends by itself.
    async fn typing(&self, chat: &Address, typing: Typing) -> anyhow::Result<()> {
        let Some(newest) = self.0.newest_of(chat).filter(|_| typing == Typing::On) else {
            return Ok(());
        };
        self.0.tell(&body::typing(&newest)).await.context("nobody sees that somebody types")
    }

    async fn fetch(&self, media: &inbound::Media, limit: u64) -> Result<Bytes, FetchError> {
        match &media.source {
            Some(inbound::MediaSource::Id(id)) => self.0.download(id, limit).await,
            Some(_) => Err(FetchError::Refused("media_id")),
            None => Err(FetchError::Gone),
        }
    }
}
