//! A linked device in this process: WhatsApp's own multi-device protocol, paired by QR or code.
//!
//! What it hears is kept before WhatsApp is told that it came, and what it sends carries our own id,
//! so a retry is the same message. WhatsApp does not like such devices: it is for answers and for
//! people who wrote first. A first message to a stranger may be refused (`reach_out_timelock`).
//!
//! The library reconnects by itself and stops by itself. Nothing here restarts what it gave up:
//! after a logout only a person pairs again.

mod acks;
mod address;
mod config;
mod events;
mod hear;
mod kind;
mod line;
mod media;
mod pair;
mod recent;
mod send;
mod store;

use std::sync::atomic::{AtomicBool, AtomicU32};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use anyhow::Context;
use async_trait::async_trait;
use bytes::Bytes;
use whatsapp_rust::Client;
use whatsapp_rust::error::ErrorChainExt;

use crate::address::Address;
use crate::driver::{Caps, Driver, FetchError, Own, Typing};
use crate::host::Host;
use crate::inbound;
use crate::lifeline::Lifeline;
use crate::link::LinkState;
use crate::outgoing::{Outgoing, SendOutcome};
use crate::pairing::Pairing;
use crate::timing::Timing;

pub use config::{Config, Network};

/// The driver. A copy is the same device.
#[derive(Clone)]
pub struct Web(Arc<Inner>);

impl std::fmt::Debug for Web {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Web").field("config", &self.0.config).finish_non_exhaustive()
    }
}

struct Inner {
    me: Weak<Inner>,
    config: Config,
    timing: Timing,
    lifeline: Lifeline,
    /// Held by whoever brings the client up or takes it down.
    turn: tokio::sync::Mutex<()>,
    state: Mutex<line::State>,
    acks: acks::Acks,
    recent: recent::Recent,
    /// Whether somebody waits already to have told again what nobody took in.
    is_asking: AtomicBool,
    /// How often in a row nobody took it in.
    deafness: AtomicU32,
}

impl Web {
    /// A device with these settings, not started.
    pub fn new(config: Config) -> Self {
        let every = config.look_every;
        // The library paces its own attempts; a look asks nobody, so it may come as often.
        let timing = Timing {
            look_every: every,
            pairing_every: every,
            first_pause: every,
            longest_pause: every,
            ..Timing::default()
        };
        Self(Arc::new_cyclic(|me| Inner {
            me: me.clone(),
            config,
            timing,
            lifeline: Lifeline::default(),
            turn: tokio::sync::Mutex::default(),
            state: Mutex::default(),
            acks: acks::Acks::default(),
            recent: recent::Recent::default(),
            is_asking: AtomicBool::new(false),
            deafness: AtomicU32::new(0),
        }))
    }
}

impl Inner {
    /// The client while its link is up.
    fn client(&self) -> Option<Arc<Client>> {
        self.lifeline.online()?;
        self.lock().client()
    }

    fn lock(&self) -> MutexGuard<'_, line::State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn download(&self, media: &inbound::Media, limit: u64) -> Result<Bytes, FetchError> {
        let params = media::params(media, limit)?;
        let later = |why: &str| FetchError::Later(why.to_owned());
        let client = self.client().ok_or_else(|| later("the link is down"))?;
        let place = media::Limited::new(limit);
        let download = client.download_from_params_to_writer(&params, place);
        match tokio::time::timeout(self.config.transfer, download).await {
            Ok(Ok(place)) => Ok(place.into_bytes()),
            // What the store does not know any more it never will.
            Ok(Err(error)) => match error.http_status() {
                Some(403 | 404 | 410) => Err(FetchError::Gone),
                status => Err(later(&format!("the store failed ({status:?})"))),
            },
            Err(_) => Err(later("the file is slow")),
        }
    }
}

#[async_trait]
impl Driver for Web {
    fn caps(&self) -> Caps {
        Caps {
            pairing: true,
            idempotent_ids: true,
            media: true,
            typing: true,
            exclusive: true,
            ..Caps::default()
        }
    }

    fn link(&self) -> LinkState {
        self.0.lifeline.link()
    }

    /// `logged_out`, `nobody_scanned`, `passkey`, `replaced`, `outdated`, `refused`, `stopped`,
    /// `flapping`.
    fn trouble(&self) -> Option<&'static str> {
        self.0.lifeline.trouble()
    }

    fn own(&self) -> Option<Own> {
        self.0.lifeline.own()
    }

    async fn start(&self, host: Host) -> anyhow::Result<()> {
        self.0.start(host).await
    }

    async fn stop(&self) {
        self.0.stop().await;
    }

    async fn reset(&self) -> anyhow::Result<()> {
        self.0.log_out().await
    }

    async fn send(&self, message: &Outgoing) -> SendOutcome {
        self.0.send(message).await
    }

    fn pairing(&self) -> Option<&dyn Pairing> {
        Some(self)
    }

    /// A group's are not marked: it is received only.
    async fn mark_read(&self, chat: &Address, provider_ids: &[String]) -> anyhow::Result<()> {
        let Some(to) = address::person(chat) else { return Ok(()) };
        let client = self.0.client().context("the link is down")?;
        for (chat, ids) in self.0.recent.by_chat(&to, provider_ids) {
            client.mark_as_read(&chat, None, &ids).await?;
        }
        Ok(())
    }

    async fn typing(&self, chat: &Address, typing: Typing) -> anyhow::Result<()> {
        let Some(to) = address::person(chat) else { return Ok(()) };
        let client = self.0.client().context("the link is down")?;
        match typing {
            Typing::On => client.chatstate().send_composing(&to).await?,
            Typing::Off => client.chatstate().send_paused(&to).await?,
        }
        Ok(())
    }

    async fn fetch(&self, media: &inbound::Media, limit: u64) -> Result<Bytes, FetchError> {
        self.0.download(media, limit).await
    }
}
