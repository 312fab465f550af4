//! The drivers of one installation: one for each line that is on, and the mailer.
//!
//! What lines there are stands in the database; each node keeps a copy in memory (the book), reads
//! it anew every few seconds, and runs a driver for every line that may run on it.

mod book;
mod ears;
mod make;
mod pump;
mod vault;

use std::collections::{HashMap, HashSet};
use std::pin::Pin;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Context;
use base::{Phone, TenantId};
use chrono::{DateTime, Utc};
use kernel::{App, Tenant};
use whatsapp::simulator::Simulator;
use whatsapp::{Driver, LinkState};

use crate::config::{Config, WhatsappDriver};
use crate::lines::{DriverKind, LineId};
use crate::mail::{self, Mailer};
use crate::messages::{Channel, Class};
use crate::simulator::TablePhones;

pub(crate) use book::Line;
pub use pump::PUMP;
pub(crate) use pump::pump;

/// Names of phones' owners.
pub type Named<'a> =
    Pin<Box<dyn Future<Output = anyhow::Result<HashMap<Phone, String>>> + Send + 'a>>;

/// Finds the names of phones' owners, for the simulator's list.
pub type Names = for<'a> fn(&'a App, &'a Tenant, &'a [Phone]) -> Named<'a>;

/// The drivers. Composed once with [`kernel::app::Composer::state`].
pub struct Gateway {
    driver: WhatsappDriver,
    phones: Arc<TablePhones>,
    mailer: Box<dyn Mailer>,
    names: Option<Names>,
    /// One change of the running lines at a time.
    changing: tokio::sync::Mutex<()>,
    /// Whether somebody waits for the process to stop, to take the drivers down.
    is_watched: AtomicBool,
    state: Mutex<State>,
}

/// What this node knows. Drivers are asked of a copy, never under the lock: a driver that finds out
/// that its link has changed tells its ears, and those take the lock.
#[derive(Clone, Default)]
struct State {
    lines: HashMap<LineId, Arc<Line>>,
    running: HashMap<LineId, Running>,
    /// Tenants that were seen without any line.
    lineless: HashSet<TenantId>,
    /// Lines that rest, because their provider said so.
    pauses: HashMap<LineId, DateTime<Utc>>,
    /// Lines that must not write to strangers for a while.
    reserve: HashMap<LineId, DateTime<Utc>>,
    mail_pause: Option<DateTime<Utc>>,
    /// Links that changed and are not written down yet, oldest first.
    links: Vec<ears::LinkNews>,
}

/// A driver that was started, and the settings it was started with.
#[derive(Clone)]
struct Running {
    line: Arc<Line>,
    driver: Arc<dyn Driver>,
    simulator: Option<Arc<Simulator<TablePhones>>>,
}

/// The lines that messages without one leave by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Routes {
    /// One-time codes.
    pub(crate) codes: Option<LineId>,
    /// Everything else.
    pub(crate) notices: Option<LineId>,
}

impl Routes {
    pub(crate) fn of(self, class: Class) -> Option<LineId> {
        if class == Class::Otp { self.codes } else { self.notices }
    }
}

/// Who waits: these lines, and these tenants' messages that have no line yet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Closed {
    pub(crate) lines: Vec<LineId>,
    pub(crate) codes: Vec<TenantId>,
    pub(crate) notices: Vec<TenantId>,
    pub(crate) mail: bool,
}

impl std::fmt::Debug for Gateway {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gateway").finish_non_exhaustive()
    }
}

impl Gateway {
    /// The drivers that the configuration allows, not started. Fails on a name that no driver has
    /// and on settings that cannot be.
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        Ok(Self {
            driver: config.whatsapp.driver()?,
            phones: Arc::default(),
            mailer: mail::mailer(&config.mail)?,
            names: None,
            changing: tokio::sync::Mutex::default(),
            is_watched: AtomicBool::new(false),
            state: Mutex::default(),
        })
    }

    /// The same, and the simulator's list shows names.
    #[must_use]
    pub fn with_names(mut self, names: Names) -> Self {
        self.names = Some(names);
        self
    }

    /// The simulator of the tenant's first simulated line, for tests and demos that make it fail.
    pub async fn simulator(
        &self,
        app: &App,
        tenant: &Tenant,
    ) -> anyhow::Result<Arc<Simulator<TablePhones>>> {
        self.lines_of(app, tenant).await?;
        self.simulator_of(tenant.id, None).context("the business has no simulated line")
    }

    /// The simulator of a line of the tenant, or of its first one.
    pub(crate) fn simulator_of(
        &self,
        tenant: TenantId,
        line: Option<LineId>,
    ) -> Option<Arc<Simulator<TablePhones>>> {
        let state = self.lock();
        let mut there: Vec<&Running> =
            state.running.values().filter(|running| running.line.tenant == tenant).collect();
        there.sort_by_key(|running| running.line.id);
        let wanted = |running: &&&Running| line.is_none_or(|line| running.line.id == line);
        there.iter().filter(wanted).find_map(|running| running.simulator.clone())
    }

    /// Whether lines may be simulated.
    pub(crate) fn simulates(&self) -> bool {
        self.driver == WhatsappDriver::Simulator
    }

    /// Whether this build has such a driver.
    pub(crate) fn drives(&self, driver: DriverKind) -> bool {
        driver != DriverKind::Web
    }

    pub(crate) fn mailer(&self) -> &dyn Mailer {
        &*self.mailer
    }

    /// The driver of a line, while it runs on this node.
    pub(crate) fn driver(&self, line: LineId) -> Option<Arc<dyn Driver>> {
        self.lock().running.get(&line).map(|running| running.driver.clone())
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
    pub(crate) fn has_idempotent_ids(&self, channel: Channel, line: Option<LineId>) -> bool {
        match channel {
            Channel::Whatsapp => {
                let driver = line.and_then(|line| self.driver(line));
                driver.is_some_and(|driver| driver.caps().idempotent_ids)
            }
            // A mail keeps its Message-ID, and RFC 5321 §6.1 prefers two copies over none.
            Channel::Email => true,
        }
    }

    /// The lines on which the same wire id twice is one message.
    pub(crate) fn idempotent_lines(&self) -> Vec<LineId> {
        let state = self.copy();
        let known = |line: &Arc<Line>| match state.running.get(&line.id) {
            Some(running) => running.driver.caps().idempotent_ids,
            None => matches!(line.driver, DriverKind::Simulator | DriverKind::Web),
        };
        state.lines.values().filter(|line| known(line)).map(|line| line.id).collect()
    }

    /// Lets a line wait until then.
    pub(crate) fn pause(&self, line: LineId, until: DateTime<Utc>) {
        let mut state = self.lock();
        let end = state.pauses.entry(line).or_insert(until);
        *end = until.max(*end);
    }

    /// Lets mails wait until then.
    pub(crate) fn pause_mail(&self, until: DateTime<Utc>) {
        let mut state = self.lock();
        state.mail_pause = state.mail_pause.max(Some(until));
    }

    /// Lets a line write to nobody who has never written, until then.
    pub(crate) fn reserve(&self, line: LineId, until: DateTime<Utc>) {
        self.lock().reserve.insert(line, until);
    }

    /// Until when a line may not write to strangers.
    pub(crate) fn reserved(&self, line: LineId, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.lock().reserve.get(&line).copied().filter(|until| now < *until)
    }

    /// The lines that a tenant's messages leave by. A line that is up comes before one that is
    /// not, an official one before the others, an older before a newer.
    pub(crate) fn routes(&self, tenant: TenantId) -> Routes {
        routes(&self.copy(), tenant)
    }

    /// Who must wait now.
    pub(crate) fn closed(&self, now: DateTime<Utc>) -> Closed {
        let state = self.copy();
        let mut closed =
            Closed { mail: state.mail_pause.is_some_and(|until| now < until), ..Closed::default() };
        let is_closed = |line: LineId| !is_open(&state, line, now);
        closed.lines = state.lines.keys().copied().filter(|line| is_closed(*line)).collect();
        let tenants: HashSet<TenantId> = state.lines.values().map(|line| line.tenant).collect();
        for tenant in tenants {
            let routes = routes(&state, tenant);
            if routes.codes.is_none_or(is_closed) {
                closed.codes.push(tenant);
            }
            if routes.notices.is_none_or(is_closed) {
                closed.notices.push(tenant);
            }
        }
        closed.codes.extend(&state.lineless);
        closed.notices.extend(&state.lineless);
        closed
    }

    /// The lines as the book has them, all tenants'.
    pub(crate) fn book(&self) -> HashMap<LineId, Arc<Line>> {
        self.lock().lines.clone()
    }

    fn copy(&self) -> State {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_open(state: &State, line: LineId, now: DateTime<Utc>) -> bool {
    let is_up = state.running.get(&line).is_some_and(|run| run.driver.link() == LinkState::Online);
    is_up && state.pauses.get(&line).is_none_or(|until| *until <= now)
}

fn routes(state: &State, tenant: TenantId) -> Routes {
    let best = |serves: fn(&Line) -> bool| {
        let mut lines: Vec<&Arc<Line>> = state
            .lines
            .values()
            .filter(|line| line.tenant == tenant && line.is_on && serves(line))
            .collect();
        lines.sort_by_key(|line| {
            let run = state.running.get(&line.id);
            let is_up = run.is_some_and(|run| run.driver.link() == LinkState::Online);
            (!is_up, line.driver != DriverKind::Cloud, line.id)
        });
        lines.first().map(|line| line.id)
    };
    Routes { codes: best(|line| line.sends_codes), notices: best(|line| line.sends_notices) }
}
