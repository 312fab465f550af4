//! Webhooks: what the application's server is told, and when it is better not told.

pub(crate) mod counts;
pub(crate) mod delivery;
mod queue;
mod who;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use crate::app::message::Event;
use crate::channel_name::ChannelName;
use crate::clock::steady_ms;
use crate::cluster::{self, Cluster};
use crate::config::{AppConfig, HookName, Timing};
use crate::socket_id::SocketId;
use counts::{Counts, HookTotals};
use queue::Queue;
use who::{News, Subject, Who};

/// Webhooks of one app. Without a receiver it does nothing.
pub(crate) struct Hooks {
    app: String,
    receivers: Vec<Arc<Receiver>>,
    delay_ms: u64,
    who: Mutex<Who>,
    /// The other nodes, of which one tells who comes and goes.
    cluster: Option<Arc<Cluster>>,
}

/// One configured receiver and what waits for it.
pub(crate) struct Receiver {
    pub url: String,
    events: Vec<HookName>,
    pub queue: Queue,
    pub counts: Counts,
}

/// An event as the receiver reads it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HookEvent {
    name: &'static str,
    channel: ChannelName,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    socket_id: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subscription_count: Option<usize>,
}

impl Hooks {
    pub fn new(app: &AppConfig, timing: &Timing, cluster: Option<Arc<Cluster>>) -> Self {
        let receiver = |hook: &crate::config::WebhookConfig| {
            let (url, events) = (hook.url.clone(), hook.events.clone());
            let (queue, counts) = (Queue::default(), Counts::default());
            Arc::new(Receiver { url, events, queue, counts })
        };
        Self {
            app: app.id.clone(),
            receivers: app.webhooks.iter().map(receiver).collect(),
            delay_ms: timing.departure_delay_ms,
            who: Mutex::default(),
            cluster,
        }
    }

    /// To whom there is something to deliver.
    pub fn receivers(&self) -> &[Arc<Receiver>] {
        &self.receivers
    }

    /// The numbers of all receivers together.
    pub fn totals(&self) -> HookTotals {
        let of = |receiver: &Arc<Receiver>| receiver.counts.totals(receiver.queue.len());
        self.receivers.iter().map(of).fold(HookTotals::default(), std::ops::Add::add)
    }

    pub fn occupied(&self, channel: &ChannelName) {
        if self.want(channel, &[HookName::ChannelOccupied, HookName::ChannelVacated]) {
            self.arrived(Subject::channel(channel));
        }
    }

    pub fn vacated(&self, channel: &ChannelName) {
        if self.want(channel, &[HookName::ChannelOccupied, HookName::ChannelVacated]) {
            self.departed(&Subject::channel(channel));
        }
    }

    pub fn member_added(&self, channel: &ChannelName, user: &str) {
        if self.want(channel, &[HookName::MemberAdded, HookName::MemberRemoved]) {
            self.arrived(Subject::member(channel, user));
        }
    }

    pub fn member_removed(&self, channel: &ChannelName, user: &str) {
        if self.want(channel, &[HookName::MemberAdded, HookName::MemberRemoved]) {
            self.departed(&Subject::member(channel, user));
        }
    }

    pub fn cache_miss(&self, channel: &ChannelName) {
        if self.leads() && self.want(channel, &[HookName::CacheMiss]) {
            self.tell(HookName::CacheMiss, &HookEvent::of("cache_miss", channel));
        }
    }

    pub fn subscription_count(&self, channel: &ChannelName, count: usize) {
        if self.leads() && self.want(channel, &[HookName::SubscriptionCount]) {
            let event = HookEvent::of("subscription_count", channel);
            let event = HookEvent { subscription_count: Some(count), ..event };
            self.tell(HookName::SubscriptionCount, &event);
        }
    }

    pub fn client_event(&self, event: &Event<'_>, socket: SocketId, user: Option<&str>) {
        if self.want(event.channel, &[HookName::ClientEvent]) {
            let told = HookEvent {
                event: Some(event.name.into()),
                data: Some(event.data.into()),
                socket_id: Some(socket.to_string().into()),
                user_id: user.map(Box::from),
                ..HookEvent::of("client_event", event.channel)
            };
            self.tell(HookName::ClientEvent, &told);
        }
    }

    /// Tells of those who left and did not come back in time, and, if this node took over from
    /// another, of those of whom that one did not tell.
    pub fn keep(&self, now_ms: u64) {
        if self.leads() {
            let mut who = self.who();
            // Told under the lock, so that a return after this is told after this.
            for (subject, is_there) in who.due(now_ms) {
                self.tell_subject(&subject, is_there);
            }
        }
    }

    fn arrived(&self, subject: Subject) {
        let mut who = self.who();
        if who.arrived(subject.clone(), steady_ms()) == News::Arrival && self.leads() {
            self.tell_subject(&subject, true);
            who.told(subject);
        }
    }

    fn departed(&self, subject: &Subject) {
        self.who().departed(subject, steady_ms() + self.delay_ms);
    }

    /// Takes nothing more. If no other node is left, tells first of everybody who went: nobody will
    /// be there to tell it later.
    pub fn stop(&self) {
        if !self.cluster.as_ref().is_some_and(|cluster| cluster.has_others(&self.app)) {
            self.keep(u64::MAX);
        }
        for receiver in &self.receivers {
            receiver.queue.close();
        }
    }

    /// Notes that another node's webhook was taken.
    pub fn told_elsewhere(&self, channel: &ChannelName, user: Option<&str>, is_there: bool) {
        let subject = Subject::new(channel, user);
        self.who().told_elsewhere(subject, is_there, steady_ms() + self.delay_ms);
    }

    /// Says of whom webhooks told, for a node that does not know it.
    pub fn stand(&self, say: &mut dyn FnMut(cluster::News<'static>)) {
        for subject in self.who().all_told() {
            let channel = subject.channel.as_str().to_owned().into();
            let user = subject.user.as_ref().map(|user| user.to_string().into());
            say(cluster::News::Told { channel, user, is_there: true });
        }
    }

    fn tell_subject(&self, Subject { channel, user }: &Subject, is_there: bool) {
        let (name, text) = match (user, is_there) {
            (None, true) => (HookName::ChannelOccupied, "channel_occupied"),
            (None, false) => (HookName::ChannelVacated, "channel_vacated"),
            (Some(_), true) => (HookName::MemberAdded, "member_added"),
            (Some(_), false) => (HookName::MemberRemoved, "member_removed"),
        };
        let user_id = user.as_deref().map(Box::from);
        self.tell(name, &HookEvent { user_id, ..HookEvent::of(text, channel) });
    }

    /// Whether this node is the one that tells who comes and goes.
    fn leads(&self) -> bool {
        self.cluster.as_ref().is_none_or(|cluster| cluster.leads(&self.app))
    }

    fn want(&self, channel: &ChannelName, names: &[HookName]) -> bool {
        let wants = |receiver: &Arc<Receiver>| names.iter().any(|name| receiver.wants(*name));
        !channel.is_internal() && self.receivers.iter().any(wants)
    }

    fn tell(&self, name: HookName, event: &HookEvent) {
        for receiver in self.receivers.iter().filter(|receiver| receiver.wants(name)) {
            if !receiver.queue.push(event.clone()) {
                tracing::warn!(event = event.name, "a webhook was dropped: too many wait");
                receiver.counts.lost(1);
            }
        }
    }

    fn who(&self) -> MutexGuard<'_, Who> {
        self.who.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Receiver {
    fn wants(&self, name: HookName) -> bool {
        self.events.contains(&name)
    }
}

impl HookEvent {
    /// Of whom it tells, and whether they came or went; none for what is over at once.
    pub fn subject(&self) -> Option<(&ChannelName, Option<&str>, bool)> {
        let is_there = match self.name {
            "channel_occupied" | "member_added" => true,
            "channel_vacated" | "member_removed" => false,
            _ => return None,
        };
        Some((&self.channel, self.user_id.as_deref(), is_there))
    }

    fn of(name: &'static str, channel: &ChannelName) -> Self {
        Self {
            name,
            channel: channel.clone(),
            event: None,
            data: None,
            socket_id: None,
            user_id: None,
            subscription_count: None,
        }
    }
}
