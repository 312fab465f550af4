//! The link of a driver over HTTP: nothing stays connected, so it is looked at from time to time.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::Context;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use tokio::sync::Notify;
use tokio_util::task::AbortOnDropHandle;

use crate::driver::{DriverEvent, Host};
use crate::link::{BREAKER_WINDOW, Link, LinkState, Signal};
use crate::timing::{Timing, jitter};

/// The state of the link, who hears of it, and the task that looks at it.
#[derive(Debug, Default)]
pub(crate) struct Lifeline {
    state: Mutex<State>,
    wake: Notify,
}

#[derive(Debug, Default)]
struct State {
    host: Option<Host>,
    link: Link,
    trouble: Option<&'static str>,
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

    /// Whether what happened at `at` is news: older trouble is what a person started again after.
    pub(crate) fn is_news(&self, at: DateTime<Utc>) -> bool {
        self.lock().started.is_some_and(|started| at > started)
    }

    /// The host's present moment; nothing before the first start.
    pub(crate) fn now(&self) -> Option<DateTime<Utc>> {
        self.lock().host.as_ref().map(|host| (host.now)())
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
        let mut state = self.lock();
        let Some(host) = state.host.clone() else { return };
        let now = (host.now)();
        if matches!(signal, Signal::Start { .. }) {
            state.started = Some(now);
        }
        let Some(link) = state.link.observe(signal, now) else { return };
        match link {
            LinkState::Online => (state.up_since, state.trouble) = (Some(now), None),
            LinkState::NeedsOperator | LinkState::NeedsPairing => {}
            _ => state.trouble = None,
        }
        tracing::info!(?link, "the WhatsApp link changed");
        // Told under the lock, so that changes are heard in their order. A full queue loses it:
        // the state itself can always be asked for.
        let _full = host.events.try_send(DriverEvent::Link(link));
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
        self.signal(signal);
        let mut state = self.lock();
        if matches!(state.link.state(), LinkState::NeedsOperator | LinkState::NeedsPairing) {
            state.trouble = Some(trouble);
        }
    }

    /// Has the link looked at soon, because a send met trouble.
    pub(crate) fn wake(&self) {
        self.wake.notify_one();
    }

    /// Tells an event that must not be lost.
    pub(crate) async fn tell(&self, event: DriverEvent) -> anyhow::Result<()> {
        let host = self.lock().host.clone().context("the driver was not started")?;
        host.events.send(event).await.ok().context("nobody hears the driver's events any more")
    }

    /// Looks from now on, until only a person can help.
    pub(crate) fn watch(&self, watched: Arc<impl Watched>) {
        #[expect(
            clippy::disallowed_methods,
            reason = "it ends with the driver, holds nothing that must be written at a stop, and \
                      this crate knows no kernel"
        )]
        let task = tokio::spawn(watch(watched));
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

async fn watch(watched: Arc<impl Watched>) {
    let lifeline = watched.lifeline();
    while let Some(pause) = lifeline.pause(watched.timing(), watched.name()) {
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = lifeline.wake.notified() => {}
        }
        watched.look().await;
    }
}
