//! The link of a driver over HTTP: nothing stays connected, so it is looked at from time to time.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use tokio::sync::Notify;
use tokio_util::task::AbortOnDropHandle;

use crate::driver::Own;
use crate::host::{Ears, Host, Vault};
use crate::link::{BREAKER_WINDOW, Link, LinkState, Signal};
use crate::outgoing::SendOutcome;
use crate::timing::{Timing, jitter};
use crate::verdict::Verdict;
use crate::wire::Failure;

/// The state of the link, who hears of it, and the task that looks at it.
#[derive(Debug, Default)]
pub(crate) struct Lifeline {
    state: Mutex<State>,
    wake: Arc<Notify>,
}

#[derive(Debug, Default)]
struct State {
    host: Option<Host>,
    link: Link,
    trouble: Option<&'static str>,
    own: Option<Own>,
    started: Option<DateTime<Utc>>,
    up_since: Option<DateTime<Utc>>,
    failures: u32,
    watch: Option<AbortOnDropHandle<()>>,
}

/// What can be looked at.
#[async_trait]
pub(crate) trait Watched: Send + Sync + 'static {
    /// Its link.
    fn lifeline(&self) -> &Lifeline;

    /// How often to look.
    fn timing(&self) -> &Timing;

    /// Who it is, to spread its looks among those of others.
    fn name(&self) -> &str;

    /// Looks once, and signals what it saw.
    async fn look(&self);
}

impl Lifeline {
    pub(crate) fn link(&self) -> LinkState {
        self.lock().link.state()
    }

    /// Why a person is needed.
    pub(crate) fn trouble(&self) -> Option<&'static str> {
        self.lock().trouble
    }

    /// Whose line it is.
    pub(crate) fn own(&self) -> Option<Own> {
        self.lock().own.clone()
    }

    /// The provider told whose line it is.
    pub(crate) fn belongs_to(&self, own: Own) {
        self.lock().own = Some(own);
    }

    /// Whether what happened at `at` is news: older trouble is what a person started again after.
    pub(crate) fn is_news(&self, at: DateTime<Utc>) -> bool {
        self.lock().started.is_some_and(|started| at > started)
    }

    /// The host's present moment; nothing before the first start.
    pub(crate) fn now(&self) -> Option<DateTime<Utc>> {
        self.lock().host.as_ref().map(|host| (host.now)())
    }

    /// What the line was given at its start; nothing before the first.
    pub(crate) fn host(&self) -> Option<Host> {
        self.lock().host.clone()
    }

    /// Where the line keeps its credentials.
    pub(crate) fn vault(&self) -> Option<Arc<dyn Vault>> {
        self.lock().host.as_ref().map(|host| host.vault.clone())
    }

    /// Who hears the line; nobody before the first start.
    pub(crate) fn ears(&self) -> Option<Arc<dyn Ears>> {
        self.lock().host.as_ref().map(|host| host.ears.clone())
    }

    /// Tells events to `host` from now on. Answers whether the link has to be brought up.
    pub(crate) fn open(&self, host: Host) -> bool {
        let mut state = self.lock();
        state.host = Some(host);
        matches!(
            state.link.state(),
            LinkState::Idle | LinkState::NeedsPairing | LinkState::NeedsOperator
        )
    }

    /// Takes note of `signal`, and tells a change.
    pub(crate) fn signal(&self, signal: Signal) {
        self.take(signal, None);
    }

    fn take(&self, signal: Signal, trouble: Option<&'static str>) {
        let mut state = self.lock();
        let Some(host) = state.host.clone() else { return };
        let now = (host.now)();
        if matches!(signal, Signal::Start { .. }) {
            state.started = Some(now);
        }
        let changed = state.link.observe(signal, now);
        let needs_person =
            matches!(state.link.state(), LinkState::NeedsOperator | LinkState::NeedsPairing);
        // Only the breaker calls a person without a word of its own.
        let told = trouble.or(state.trouble).unwrap_or("flapping");
        state.trouble = needs_person.then_some(told);
        if matches!(signal, Signal::LoggedOut | Signal::Reset) {
            state.own = None;
        }
        let Some(link) = changed else { return };
        if link == LinkState::Online {
            state.up_since = Some(now);
        }
        tracing::info!(?link, "the WhatsApp link changed");
        // Told under the lock, so that changes are heard in their order.
        host.ears.link(link, state.trouble);
    }

    /// Seen up.
    pub(crate) fn up(&self) {
        self.signal(Signal::Connected);
        let mut state = self.lock();
        let now = state.host.as_ref().map(|host| (host.now)());
        let Some((now, since)) = now.zip(state.up_since) else { return };
        // Pauses start short again only after a calm time: a link that flaps is not helped by
        // being asked faster.
        if state.link.state() == LinkState::Online && now - since >= BREAKER_WINDOW {
            state.failures = 0;
        }
    }

    /// Seen down, in a way that passes.
    pub(crate) fn down(&self) {
        {
            let mut state = self.lock();
            state.failures = state.failures.saturating_add(1);
        }
        self.signal(Signal::Dropped);
    }

    /// Seen in a way that only a person repairs.
    pub(crate) fn halt(&self, signal: Signal, trouble: &'static str) {
        tracing::error!(trouble, "the WhatsApp link needs a person");
        self.take(signal, Some(trouble));
    }

    /// The host's present moment while the link is up: what a send needs.
    pub(crate) fn online(&self) -> Option<DateTime<Utc>> {
        let state = self.lock();
        let host = state.host.as_ref().filter(|_| state.link.state() == LinkState::Online)?;
        Some((host.now)())
    }

    /// Follows a verdict on a send.
    pub(crate) fn end(&self, verdict: Verdict) -> SendOutcome {
        match verdict {
            Verdict::Ended(outcome) => outcome,
            Verdict::Doubt => {
                self.wake();
                SendOutcome::ChannelDown
            }
            Verdict::Halted(why) => {
                self.halt(Signal::Halted, why);
                SendOutcome::ChannelDown
            }
        }
    }

    /// What a send came to that has no answer.
    pub(crate) fn unanswered(&self, failure: &Failure) -> SendOutcome {
        self.wake();
        match failure {
            Failure::NotSent(_) => SendOutcome::ChannelDown,
            Failure::Lost(_) => SendOutcome::Unknown,
        }
    }

    /// Has the link looked at soon, because a send met trouble.
    pub(crate) fn wake(&self) {
        self.wake.notify_one();
    }

    /// Looks from now on, until only a person can help.
    pub(crate) fn watch(&self, watched: &Arc<impl Watched>) {
        #[expect(
            clippy::disallowed_methods,
            reason = "it ends with the driver, holds nothing that must be written at a stop, and \
                      this crate knows no kernel"
        )]
        let task = tokio::spawn(watch(Arc::downgrade(watched)));
        self.lock().watch = Some(AbortOnDropHandle::new(task));
    }

    /// Looks no more.
    pub(crate) fn close(&self, signal: Signal) {
        self.signal(signal);
        let mut state = self.lock();
        (state.watch, state.failures) = (None, 0);
    }

    fn pause(&self, timing: &Timing, who: &str) -> Option<Duration> {
        let state = self.lock();
        let now = (state.host.as_ref()?.now)();
        match state.link.state() {
            LinkState::Idle | LinkState::NeedsPairing | LinkState::NeedsOperator => None,
            LinkState::Pairing => Some(timing.pairing_every),
            LinkState::Online | LinkState::Paused { .. } => Some(timing.look_every),
            LinkState::Reconnecting => Some(timing.pause_after(state.failures, jitter(who, now))),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Holds what it watches only while it looks, or a driver that everybody forgot would live on.
async fn watch(watched: Weak<impl Watched>) {
    loop {
        let Some((pause, wake)) = watched.upgrade().and_then(|watched| {
            let lifeline = watched.lifeline();
            let pause = lifeline.pause(watched.timing(), watched.name())?;
            Some((pause, lifeline.wake.clone()))
        }) else {
            return;
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = wake.notified() => {}
        }
        let Some(watched) = watched.upgrade() else { return };
        watched.look().await;
    }
}
