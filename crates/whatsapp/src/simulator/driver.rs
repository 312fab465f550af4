//! What the business sees of a simulated line.

use anyhow::Context;
use async_trait::async_trait;
use base::Phone;
use bytes::Bytes;
use chrono::Duration;

use super::{
    Advance, Direction, Fault, Inner, NewBubble, NewFile, Phones, Power, Simulator, Tick, WireIds,
};
use crate::address::Address;
use crate::content::{Content, MediaKind, MediaSource};
use crate::driver::{Caps, Driver, FetchError, Own, Typing};
use crate::host::Host;
use crate::inbound::{self, MediaClass};
use crate::link::{LinkState, Signal};
use crate::outgoing::{Outgoing, ReceiptStage, SendOutcome};
use crate::pairing::Pairing;

/// How long a phone shows that somebody types, unless it is told again; as WhatsApp does.
const TYPING_LASTS: Duration = Duration::seconds(25);

impl<S: Phones> Inner<S> {
    /// Puts it on the phone, once for each wire id, and tells its delivery if the phone is on.
    async fn deliver(&self, to: &Phone, file: Option<NewFile>, message: &Outgoing) -> SendOutcome {
        self.lock().typing.remove(to);
        let tick = match self.power(to) {
            Power::On => Tick::Delivered,
            Power::Off => Tick::Sent,
        };
        let new = NewBubble {
            direction: Direction::Out,
            text: message.text.clone(),
            wire_id: Some(message.wire_id.clone()),
            tick,
            file,
            quoted: message.quoted.clone(),
        };
        match self.phones.append(&self.line, to, new).await {
            Ok(bubble) => {
                let provider_id = bubble.id.clone();
                if bubble.tick >= Tick::Delivered {
                    self.tell(self.receipts(vec![bubble], &ReceiptStage::Delivered)).await;
                } else if tick == Tick::Delivered
                    && let Err(error) = self.reach(to, Tick::Delivered).await
                {
                    // An earlier try waited on a phone that has come on since.
                    tracing::warn!(error = format!("{error:#}"), "a phone keeps its one tick");
                }
                SendOutcome::Accepted { provider_id }
            }
            Err(error) => SendOutcome::Retry { after: None, reason: format!("{error:#}") },
        }
    }

    fn next_fault(&self) -> Option<Fault> {
        let mut state = self.lock();
        state.next.pop_front().or_else(|| state.lasting.clone())
    }
}

#[async_trait]
impl<S: Phones> Driver for Simulator<S> {
    fn caps(&self) -> Caps {
        let idempotent_ids = self.0.lock().ids == WireIds::Known;
        Caps { pairing: true, idempotent_ids, media: true, typing: true, ..Caps::default() }
    }

    fn link(&self) -> LinkState {
        self.0.settle();
        self.0.lifeline.link()
    }

    /// `logged_out`, `nobody_scanned`, `flapping`.
    fn trouble(&self) -> Option<&'static str> {
        self.0.settle();
        self.0.lifeline.trouble()
    }

    fn own(&self) -> Option<Own> {
        self.0.lifeline.own()
    }

    async fn start(&self, host: Host) -> anyhow::Result<()> {
        let inner = &self.0;
        if inner.lifeline.open(host.clone()) {
            inner.bring_up(&host).await?;
            inner.lifeline.watch(inner);
        }
        inner.tell(Vec::new()).await;
        Ok(())
    }

    async fn stop(&self) {
        self.0.lifeline.close(Signal::Stop);
    }

    async fn reset(&self) -> anyhow::Result<()> {
        self.log_out().await
    }

    async fn send(&self, message: &Outgoing) -> SendOutcome {
        let inner = &self.0;
        if self.link() != LinkState::Online {
            return SendOutcome::ChannelDown;
        }
        let Some(to) = message.to.phone() else {
            return SendOutcome::rejected("recipient_unsupported");
        };
        let file = match file(&message.content) {
            Ok(file) => file,
            Err(code) => return SendOutcome::rejected(code),
        };
        let slow = inner.lock().slow;
        if let Some(time) = slow {
            tokio::time::sleep(time).await;
        }
        match inner.next_fault() {
            None => inner.deliver(to, file, message).await,
            Some(Fault::Slow(time)) => {
                tokio::time::sleep(time).await;
                inner.deliver(to, file, message).await
            }
            Some(Fault::ReplySlow(time)) => {
                let outcome = inner.deliver(to, file, message).await;
                tokio::time::sleep(time).await;
                outcome
            }
            Some(Fault::ReplyLost) => {
                inner.deliver(to, file, message).await;
                SendOutcome::Unknown
            }
            Some(Fault::RequestLost) => SendOutcome::Unknown,
            Some(Fault::Busy) => SendOutcome::Retry { after: None, reason: "busy".to_owned() },
            Some(Fault::Throttled(after)) => SendOutcome::Throttled { after },
            Some(Fault::Rejected(code)) => SendOutcome::Rejected { code },
        }
    }

    fn pairing(&self) -> Option<&dyn Pairing> {
        Some(self)
    }

    async fn mark_read(&self, chat: &Address, provider_ids: &[String]) -> anyhow::Result<()> {
        let phone = chat.phone().context("a simulated chat has a phone")?;
        let (direction, only) = (Direction::In, Some(provider_ids));
        let what = Advance { direction, to: Tick::Read, only };
        self.0.phones.advance(&self.0.line, phone, what).await.map(drop)
    }

    async fn typing(&self, chat: &Address, typing: Typing) -> anyhow::Result<()> {
        let phone = chat.phone().context("a simulated chat has a phone")?;
        let now = self.0.lifeline.now().context("the driver was not started")?;
        let mut state = self.0.lock();
        state.typing.retain(|_, until| now < *until);
        match typing {
            Typing::On => drop(state.typing.insert(phone.clone(), now + TYPING_LASTS)),
            Typing::Off => drop(state.typing.remove(phone)),
        }
        Ok(())
    }

    async fn fetch(&self, media: &inbound::Media, limit: u64) -> Result<Bytes, FetchError> {
        let Some(inbound::MediaSource::Id(id)) = &media.source else {
            return Err(FetchError::Gone);
        };
        let found = self.0.phones.file(&self.0.line, id).await;
        let bytes = found.map_err(|error| FetchError::Later(format!("{error:#}")))?;
        let bytes = bytes.ok_or(FetchError::Gone)?;
        if bytes.len() as u64 > limit { Err(FetchError::TooLarge) } else { Ok(bytes) }
    }
}

/// The file of a message, as a phone gets it; else our word for why it gets none.
fn file(content: &Content) -> Result<Option<NewFile>, &'static str> {
    let Content::Media(media) = content else { return Ok(None) };
    // Nothing here goes out to fetch it.
    let MediaSource::Bytes(bytes) = &media.source else { return Err("link_unsupported") };
    if bytes.len() as u64 > media.kind.limit() {
        return Err("media_too_large");
    }
    let class = match media.kind {
        MediaKind::Image => MediaClass::Image,
        MediaKind::Video => MediaClass::Video,
        MediaKind::Audio => MediaClass::Audio,
        MediaKind::Document => MediaClass::Document,
    };
    let (mime, name, bytes) = (media.mime_type.clone(), media.filename.clone(), bytes.clone());
    Ok(Some(NewFile { class, mime, name, bytes }))
}
