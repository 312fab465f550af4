//! The drivers of one installation, what they told, and which channels have to wait.

use std::collections::{HashMap, VecDeque};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use base::{Phone, TenantId};
use chrono::{DateTime, Utc};
use kernel::{App, Tenant};
use whatsapp::inbound::Heard;
use whatsapp::simulator::Simulator;
use whatsapp::testing::MemoryVault;
use whatsapp::{Driver, Ears, Host, LinkState};

use crate::config::Config;
use crate::mail::{self, Mailer};
use crate::messages::Channel;
use crate::simulator::TablePhones;

/// What drivers may tell before the pump has heard it.
const HEARD_LIMIT: usize = 1024;

/// Names of phones' owners.
pub type Named<'a> =
    Pin<Box<dyn Future<Output = anyhow::Result<HashMap<Phone, String>>> + Send + 'a>>;

/// Finds the names of phones' owners, for the simulator's list.
pub type Names = for<'a> fn(&'a App, &'a Tenant, &'a [Phone]) -> Named<'a>;

/// The drivers. Composed once with [`kernel::app::Composer::state`].
pub struct Gateway {
    phones: Arc<TablePhones>,
    mailer: Box<dyn Mailer>,
    names: Option<Names>,
    heard: Arc<Queue>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// One line a tenant, made on first use.
    simulators: HashMap<TenantId, Arc<Simulator<TablePhones>>>,
    pauses: HashMap<Channel, DateTime<Utc>>,
}

/// What the lines told, and which tenant's line it was.
type Queue = Mutex<VecDeque<(TenantId, Heard)>>;

/// Puts what a tenant's line tells into the queue.
struct LineEars {
    tenant: TenantId,
    queue: Arc<Queue>,
}

#[async_trait]
impl Ears for LineEars {
    async fn hear(&self, heard: Vec<Heard>) -> anyhow::Result<()> {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        anyhow::ensure!(queue.len() + heard.len() <= HEARD_LIMIT, "nobody listens fast enough");
        queue.extend(heard.into_iter().map(|heard| (self.tenant, heard)));
        Ok(())
    }

    fn link(&self, state: LinkState, trouble: Option<&'static str>) {
        tracing::info!(?state, trouble, "the WhatsApp link changed");
    }
}

impl std::fmt::Debug for Gateway {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gateway").finish_non_exhaustive()
    }
}

impl Gateway {
    /// The drivers that the configuration names, not started. Fails on a name that no driver has
    /// and on settings that cannot be.
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        anyhow::ensure!(
            config.whatsapp.is_simulator(),
            "messaging.whatsapp.driver: there is no driver {:?}; use \"simulator\"",
            config.whatsapp.driver
        );
        let (phones, heard, state) = Default::default();
        Ok(Self { phones, mailer: mail::mailer(&config.mail)?, names: None, heard, state })
    }

    /// The same, and the simulator's list shows names.
    #[must_use]
    pub fn with_names(mut self, names: Names) -> Self {
        self.names = Some(names);
        self
    }

    /// A tenant's simulator, for tests and demos that make it fail.
    pub fn simulator(&self, tenant: TenantId) -> Arc<Simulator<TablePhones>> {
        let mut state = self.lock();
        let new = || Arc::new(Simulator::new(self.phones.clone(), tenant.to_string()));
        state.simulators.entry(tenant).or_insert_with(new).clone()
    }

    pub(crate) fn mailer(&self) -> &dyn Mailer {
        &*self.mailer
    }

    /// The names of these phones' owners, as far as anybody knows them.
    pub(crate) async fn names(
        &self,
        app: &App,
        tenant: &Tenant,
        phones: &[Phone],
    ) -> anyhow::Result<HashMap<Phone, String>> {
        match self.names {
            Some(names) => names(app, tenant, phones).await,
            None => Ok(HashMap::new()),
        }
    }

    /// Whether a message may be sent twice under one wire id without being two.
    pub(crate) fn has_idempotent_ids(&self, channel: Channel) -> bool {
        match channel {
            Channel::Whatsapp => {
                self.lock().simulators.values().all(|line| line.caps().idempotent_ids)
            }
            // A mail keeps its Message-ID, and RFC 5321 §6.1 prefers two copies over none.
            Channel::Email => true,
        }
    }

    /// A tenant's simulator, started on first use.
    pub(crate) async fn start(&self, app: &App, tenant: TenantId) -> Arc<Simulator<TablePhones>> {
        self.phones.attach(app);
        let simulator = self.simulator(tenant);
        if simulator.link() == LinkState::Idle {
            let ears = Arc::new(LineEars { tenant, queue: self.heard.clone() });
            let (vault, clock) = (Arc::new(MemoryVault::default()), app.clock.clone());
            let host = Host { ears, vault, now: Arc::new(move || clock.now()) };
            if let Err(error) = simulator.start(host).await {
                tracing::error!(error = format!("{error:#}"), "the WhatsApp driver does not start");
            }
        }
        simulator
    }

    /// What the drivers told since the last time.
    pub(crate) fn take_heard(&self) -> Vec<(TenantId, Heard)> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).drain(..).collect()
    }

    /// Gives back what could not be written down.
    pub(crate) fn return_heard(&self, heard: impl IntoIterator<Item = (TenantId, Heard)>) {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).extend(heard);
    }

    /// Lets a channel wait until then.
    pub(crate) fn pause(&self, channel: Channel, until: DateTime<Utc>) {
        let mut state = self.lock();
        let end = state.pauses.entry(channel).or_insert(until);
        *end = until.max(*end);
    }

    /// The channels that need not wait now.
    pub(crate) fn open_channels(&self, now: DateTime<Utc>) -> Vec<Channel> {
        let state = self.lock();
        let waits = |channel: &Channel| state.pauses.get(channel).is_some_and(|until| now < *until);
        [Channel::Whatsapp, Channel::Email].into_iter().filter(|channel| !waits(channel)).collect()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
