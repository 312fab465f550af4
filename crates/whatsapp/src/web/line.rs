//! The client: how it is brought up and taken down, and what becomes of it when it ends.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_util::task::AbortOnDropHandle;
use whatsapp_rust::bot::Bot;
use whatsapp_rust::wacore::store::DevicePropsOverride;
use whatsapp_rust::{Client, Jid, traits::DeviceStore};

use super::config::Lent;
use super::events::Watcher;
use super::hear::{self, Hook};
use super::store::Store;
use super::{Inner, address};
use crate::address::Address;
use crate::driver::Own;
use crate::host::Host;
use crate::lifeline::{Lifeline, Watched};
use crate::link::{LinkState, Signal};
use crate::timing::Timing;

/// How long a client may take to write down what it has and to say goodbye. It bounds its own
/// steps at five seconds each.
const GOODBYE: Duration = Duration::from_secs(15);
/// How often it is tried to empty a vault.
const WIPES: u32 = 5;
/// So many receipts wait to be told while nobody takes them in.
const UNTOLD: usize = 10_000;
/// The version of the protocol that a network for tests is told.
const TEST_VERSION: (u32, u32, u32) = (2, 3000, 1);

/// What runs at the moment.
#[derive(Default)]
pub(super) struct State {
    /// Counts the clients: what one of the past says is not heard.
    pub(super) generation: u64,
    running: Option<Running>,
    /// What the QR says that is shown.
    pub(super) qr: Option<String>,
    pub(super) pairing_since: Option<DateTime<Utc>>,
}

impl State {
    pub(super) fn client(&self) -> Option<Arc<Client>> {
        self.running.as_ref().map(|running| running.client.clone())
    }
}

struct Running {
    client: Arc<Client>,
    store: Arc<Store>,
    run: AbortOnDropHandle<()>,
    /// Tells receipts, as long as it is held.
    _teller: AbortOnDropHandle<()>,
}

/// What becomes of the credentials of a client that ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Credentials {
    Kept,
    Wiped,
}

impl Inner {
    pub(super) async fn start(self: &Arc<Self>, host: Host) -> anyhow::Result<()> {
        let _turn = self.turn.lock().await;
        if !self.lifeline.open(host.clone()) {
            return Ok(());
        }
        self.take_down().await;
        // Credentials that outlived their pairing, because the process died before they were
        // wiped, are worth nothing, and trying them is what gets numbers banned.
        if self.lifeline.link() == LinkState::NeedsPairing {
            host.vault.clear().await?;
        }
        self.bring_up(&host).await
    }

    pub(super) async fn stop(self: &Arc<Self>) {
        let _turn = self.turn.lock().await;
        self.lifeline.close(Signal::Stop);
        self.take_down().await;
    }

    /// Ends the pairing on both sides, as far as the other can be reached.
    pub(super) async fn log_out(self: &Arc<Self>) -> anyhow::Result<()> {
        let _turn = self.turn.lock().await;
        let client = self.client();
        self.lifeline.close(Signal::Reset);
        // From here on nothing that it says is heard, not even that it was logged out.
        self.lock().generation += 1;
        if let Some(client) = client
            && tokio::time::timeout(GOODBYE, client.logout()).await.is_err()
        {
            tracing::warn!("the phone may still list a device that is none any more");
        }
        match self.take_down().await {
            Some(store) => store.wipe().await,
            None => match self.lifeline.vault() {
                Some(vault) => vault.clear().await,
                None => Ok(()),
            },
        }
    }

    /// Brings a client up with the credentials that the vault holds, or with new ones.
    pub(super) async fn bring_up(self: &Arc<Self>, host: &Host) -> anyhow::Result<()> {
        let store = Arc::new(Store::new(host.vault.clone()));
        let number = store.load().await?.and_then(|device| device.pn);
        let (tell, told) = mpsc::channel(UNTOLD);
        let generation = {
            let mut state = self.lock();
            state.generation += 1;
            state.qr = None;
            state.pairing_since = Some((host.now)());
            state.generation
        };
        let bot = self.build(store.clone(), generation, tell).await?;
        self.lifeline.signal(Signal::Start { paired: number.is_some() });
        if let Some(number) = number {
            self.belongs_to(&number, "");
        }
        let client = bot.client();
        let weak = Arc::downgrade(self);
        let mut state = self.lock();
        let handle = bot.spawn();
        let run = task(async move {
            handle.await;
            if let Some(inner) = weak.upgrade() {
                inner.ended(generation);
            }
        });
        let teller = task(hear::tell(Arc::downgrade(self), generation, told));
        state.running = Some(Running { client, store, run, _teller: teller });
        drop(state);
        self.lifeline.watch(self);
        Ok(())
    }

    async fn build(
        self: &Arc<Self>,
        store: Arc<Store>,
        generation: u64,
        tell: mpsc::Sender<crate::inbound::Heard>,
    ) -> anyhow::Result<Bot> {
        let watcher = Watcher { inner: Arc::downgrade(self), generation, tell };
        let hook = Hook { inner: Arc::downgrade(self), generation };
        let mut builder = Bot::builder()
            .with_backend_arc(store)
            .with_device_props(DevicePropsOverride::new().with_os(self.config.device_name.clone()))
            .skip_history_sync()
            .with_inbound_durability_hook(hook)
            .with_event_handler(watcher);
        if let Some(network) = &self.config.network {
            builder = builder
                .with_transport_factory(Lent(network.transport.clone()))
                .with_http_client(Lent(network.http.clone()))
                .with_version(TEST_VERSION)
                .with_wanted_pre_key_count(network.pre_keys);
        }
        Ok(builder.build().await?)
    }

    /// Takes the client down, after it has written what it has, and hears nothing of it any more.
    /// Answers its store. Whoever calls has the turn.
    pub(super) async fn take_down(&self) -> Option<Arc<Store>> {
        let running = {
            let mut state = self.lock();
            state.generation += 1;
            state.qr = None;
            state.running.take()
        };
        self.acks.give_up_all();
        let Running { client, store, run, .. } = running?;
        let goodbye = async {
            client.disconnect().await;
            run.await
        };
        if tokio::time::timeout(GOODBYE, goodbye).await.is_err() {
            tracing::warn!("a linked device did not stop in time");
            client.signal_shutdown_sync();
        }
        Some(store)
    }

    /// Ends a client for good, for this reason. May be called from within the client.
    pub(super) fn give_up(
        self: &Arc<Self>,
        generation: u64,
        signal: Signal,
        trouble: &'static str,
        credentials: Credentials,
    ) {
        if !self.is_current(generation) {
            return;
        }
        match signal {
            // It ends by itself.
            Signal::Banned { .. } => self.lifeline.signal(signal),
            _ => self.lifeline.halt(signal, trouble),
        }
        self.end_soon(generation, credentials);
    }

    pub(super) fn end_soon(self: &Arc<Self>, generation: u64, credentials: Credentials) {
        let inner = self.clone();
        aside(async move {
            let _turn = inner.turn.lock().await;
            if !inner.is_current(generation) {
                return;
            }
            let store = inner.take_down().await;
            if let (Some(store), Credentials::Wiped) = (store, credentials) {
                wipe(&store).await;
            }
        });
    }

    pub(super) fn is_current(&self, generation: u64) -> bool {
        self.lock().generation == generation
    }

    /// The client ended by itself. Whatever it told the reason for is known by now.
    fn ended(self: &Arc<Self>, generation: u64) {
        let link = self.lifeline.link();
        if matches!(link, LinkState::Pairing | LinkState::Online | LinkState::Reconnecting) {
            self.give_up(generation, Signal::Halted, "stopped", Credentials::Kept);
        }
    }

    fn has_waited_long(&self, now: DateTime<Utc>) -> bool {
        let since = self.lock().pairing_since;
        let waited = since.and_then(|since| (now - since).to_std().ok());
        waited.is_some_and(|waited| waited > self.config.pairing)
    }

    pub(super) fn belongs_to(&self, number: &Jid, name: &str) {
        let phone = address::of(number).as_ref().and_then(Address::phone).cloned();
        let known = self.lifeline.own().and_then(|own| own.device);
        let device = if name.is_empty() { known } else { Some(name.to_owned()) };
        self.lifeline.belongs_to(Own { phone, device });
    }
}

#[async_trait]
impl Watched for Inner {
    fn lifeline(&self) -> &Lifeline {
        &self.lifeline
    }

    fn timing(&self) -> &Timing {
        &self.timing
    }

    fn name(&self) -> &str {
        &self.config.device_name
    }

    /// Looks whether a time is over that nothing else ends: a ban's, and a pairing's.
    async fn look(&self) {
        let (Some(host), Some(inner)) = (self.lifeline.host(), self.me.upgrade()) else { return };
        // Whoever has the turn brings the client up or down already.
        let Ok(_turn) = self.turn.try_lock() else { return };
        let now = (host.now)();
        match self.lifeline.link() {
            LinkState::Paused { until } if now >= until => self.lifeline.signal(Signal::BanEnded),
            LinkState::Pairing if self.has_waited_long(now) => {
                let generation = self.lock().generation;
                let (signal, why) = (Signal::PairingExhausted, "nobody_scanned");
                inner.give_up(generation, signal, why, Credentials::Wiped);
            }
            _ => {}
        }
        let is_gone = self.lock().running.is_none();
        if self.lifeline.link() == LinkState::Reconnecting
            && is_gone
            && let Err(error) = inner.bring_up(&host).await
        {
            tracing::warn!(error = format!("{error:#}"), "a linked device does not come back");
        }
    }
}

/// Nothing of a pairing that has ended may stay. If the vault is away all the time, the next start
/// empties it.
async fn wipe(store: &Store) {
    for round in 0..WIPES {
        let Err(error) = store.wipe().await else { return };
        tracing::error!(error = format!("{error:#}"), "the credentials were not wiped");
        tokio::time::sleep(Duration::from_secs(1 << round)).await;
    }
}

/// Runs until it is done or dropped.
fn task(work: impl Future<Output = ()> + Send + 'static) -> AbortOnDropHandle<()> {
    AbortOnDropHandle::new(aside(work))
}

/// Runs until it is done.
pub(super) fn aside(work: impl Future<Output = ()> + Send + 'static) -> JoinHandle<()> {
    #[expect(
        clippy::disallowed_methods,
        reason = "it ends with the driver, which writes what must be written when it is stopped, \
                  and this crate knows no kernel"
    )]
    tokio::spawn(work)
}
