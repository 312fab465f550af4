//! The drivers of one installation, what they told, and which channels have to wait.

use std::collections::{HashMap, VecDeque};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base::Phone;
use chrono::{DateTime, Duration, Utc};
use kernel::{App, Tenant};
use tokio::sync::{OnceCell, mpsc};
use whatsapp::simulator::Simulator;
use whatsapp::{Driver, DriverEvent, Host};

use crate::config::Config;
use crate::mail::{self, Mailer};
use crate::messages::Channel;
use crate::simulator::TablePhones;

/// Events a driver may tell before the pump has heard them.
const EVENTS_LIMIT: usize = 1024;
/// How long WhatsApp rests when its driver does not start.
const START_PAUSE: Duration = Duration::seconds(30);

/// Names of phones' owners.
pub type Named<'a> =
    Pin<Box<dyn Future<Output = anyhow::Result<HashMap<Phone, String>>> + Send + 'a>>;

/// Finds the names of phones' owners, for the simulator's list.
pub type Names = for<'a> fn(&'a App, &'a Tenant, &'a [Phone]) -> Named<'a>;

/// The drivers. Composed once with [`kernel::app::Composer::state`].
pub struct Gateway {
    driver: Arc<dyn Driver>,
    simulator: Arc<Simulator<TablePhones>>,
    mailer: Box<dyn Mailer>,
    names: Option<Names>,
    started: OnceCell<()>,
    sender: mpsc::Sender<DriverEvent>,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    receiver: mpsc::Receiver<DriverEvent>,
    /// Taken once and given back, because the database failed.
    returned: VecDeque<DriverEvent>,
    pauses: HashMap<Channel, DateTime<Utc>>,
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
        let simulator = Arc::new(Simulator::new(Arc::new(TablePhones::default())));
        let (sender, receiver) = mpsc::channel(EVENTS_LIMIT);
        let state = State { receiver, returned: VecDeque::new(), pauses: HashMap::new() };
        Ok(Self {
            driver: simulator.clone(),
            simulator,
            mailer: mail::mailer(&config.mail)?,
            names: None,
            started: OnceCell::new(),
            sender,
            state: Mutex::new(state),
        })
    }

    /// The same, and the simulator's list shows names.
    #[must_use]
    pub fn with_names(mut self, names: Names) -> Self {
        self.names = Some(names);
        self
    }

    /// The simulator, for tests and demos that make it fail.
    pub fn simulator(&self) -> &Simulator<TablePhones> {
        &self.simulator
    }

    pub(crate) fn driver(&self) -> &dyn Driver {
        &*self.driver
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
            Channel::Whatsapp => self.driver.caps().idempotent_ids,
            // A mail keeps its Message-ID, and RFC 5321 §6.1 prefers two copies over none.
            Channel::Email => true,
        }
    }

    /// Starts the driver on first use. One that does not start makes its channel wait.
    pub(crate) async fn start(&self, app: &App) {
        let started = self.started.get_or_try_init(|| async {
            self.simulator.phones().attach(app);
            let clock = app.clock.clone();
            let host = Host { events: self.sender.clone(), now: Arc::new(move || clock.now()) };
            self.driver.start(host).await
        });
        if let Err(error) = started.await {
            tracing::error!(error = format!("{error:#}"), "the WhatsApp driver does not start");
            self.pause(Channel::Whatsapp, app.now() + START_PAUSE);
        }
    }

    /// What the driver told since the last time.
    pub(crate) fn take_events(&self) -> Vec<DriverEvent> {
        let mut state = self.lock();
        let mut events: Vec<_> = state.returned.drain(..).collect();
        while events.len() < EVENTS_LIMIT
            && let Ok(event) = state.receiver.try_recv()
        {
            events.push(event);
        }
        events
    }

    /// Gives events back that could not be written down.
    pub(crate) fn return_events(&self, events: impl IntoIterator<Item = DriverEvent>) {
        let mut state = self.lock();
        state.returned.extend(events);
        state.returned.truncate(EVENTS_LIMIT);
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
