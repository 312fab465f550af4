//! Webhooks: what the application's server is told, and when it is better not told.

pub(crate) mod delivery;
mod queue;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use crate::bus::Event;
use crate::channel_name::ChannelName;
use crate::clock::steady_ms;
use crate::config::{AppConfig, HookName, Timing};
use crate::socket_id::SocketId;
use queue::Queue;

/// Webhooks of one app. Without a receiver it does nothing.
pub(crate) struct Hooks {
    receivers: Vec<Arc<Receiver>>,
    delay_ms: u64,
    departures: Mutex<HashMap<Departure, u64>>,
}

/// One configured receiver and what waits for it.
pub(crate) struct Receiver {
    pub url: String,
    events: Vec<HookName>,
    pub queue: Queue,
}

/// Somebody or everybody left, and may be back in a moment: a page that reloads is no departure.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Departure {
    Channel(ChannelName),
    Member(ChannelName, Arc<str>),
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
    pub fn new(app: &AppConfig, timing: &Timing) -> Self {
        let receiver = |hook: &crate::config::WebhookConfig| {
            let (url, events) = (hook.url.clone(), hook.events.clone());
            Arc::new(Receiver { url, events, queue: Queue::default() })
        };
        Self {
            receivers: app.webhooks.iter().map(receiver).collect(),
            delay_ms: timing.departure_delay_ms,
            departures: Mutex::default(),
        }
    }

    /// To whom there is something to deliver.
    pub fn receivers(&self) -> &[Arc<Receiver>] {
        &self.receivers
    }

    pub fn occupied(&self, channel: &ChannelName) {
        if self.want(channel, &[HookName::ChannelOccupied, HookName::ChannelVacated]) {
            self.arrived(&Departure::Channel(channel.clone()));
        }
    }

    pub fn vacated(&self, channel: &ChannelName) {
        if self.want(channel, &[HookName::ChannelOccupied, HookName::ChannelVacated]) {
            self.departed(Departure::Channel(channel.clone()));
        }
    }

    pub fn member_added(&self, channel: &ChannelName, user: &Arc<str>) {
        if self.want(channel, &[HookName::MemberAdded, HookName::MemberRemoved]) {
            self.arrived(&Departure::Member(channel.clone(), user.clone()));
        }
    }

    pub fn member_removed(&self, channel: &ChannelName, user: &str) {
        if self.want(channel, &[HookName::MemberAdded, HookName::MemberRemoved]) {
            self.departed(Departure::Member(channel.clone(), user.into()));
        }
    }

    pub fn cache_miss(&self, channel: &ChannelName) {
        if self.want(channel, &[HookName::CacheMiss]) {
            self.tell(HookName::CacheMiss, &HookEvent::of("cache_miss", channel));
        }
    }

    pub fn subscription_count(&self, channel: &ChannelName, count: usize) {
        if self.want(channel, &[HookName::SubscriptionCount]) {
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

    /// Tells of those who left and did not come back in time.
    pub fn tell_departed(&self, now_ms: u64) {
        let mut departures = self.departures();
        let mut due: Vec<_> = departures.extract_if(|_, due_ms| *due_ms <= now_ms).collect();
        // In the order in which they left; of one moment, the users before the channel.
        due.sort_by_key(|(who, due_ms)| (*due_ms, matches!(who, Departure::Channel(_))));
        // Told under the lock, so that a return after this is told after this.
        for (departure, _) in due {
            match departure {
                Departure::Channel(channel) => {
                    let event = HookEvent::of("channel_vacated", &channel);
                    self.tell(HookName::ChannelVacated, &event);
                }
                Departure::Member(channel, user) => {
                    let event = HookEvent::of("member_removed", &channel);
                    let event = HookEvent { user_id: Some((*user).into()), ..event };
                    self.tell(HookName::MemberRemoved, &event);
                }
            }
        }
    }

    /// Tells of an arrival, unless it is a return that nobody has noticed.
    fn arrived(&self, who: &Departure) {
        let mut departures = self.departures();
        if departures.remove(who).is_some() {
            return;
        }
        match who {
            Departure::Channel(channel) => {
                self.tell(HookName::ChannelOccupied, &HookEvent::of("channel_occupied", channel));
            }
            Departure::Member(channel, user) => {
                let event = HookEvent::of("member_added", channel);
                let event = HookEvent { user_id: Some((**user).into()), ..event };
                self.tell(HookName::MemberAdded, &event);
            }
        }
    }

    fn departed(&self, who: Departure) {
        self.departures().insert(who, steady_ms() + self.delay_ms);
    }

    fn want(&self, channel: &ChannelName, names: &[HookName]) -> bool {
        let wants = |receiver: &Arc<Receiver>| names.iter().any(|name| receiver.wants(*name));
        !channel.is_internal() && self.receivers.iter().any(wants)
    }

    fn tell(&self, name: HookName, event: &HookEvent) {
        for receiver in self.receivers.iter().filter(|receiver| receiver.wants(name)) {
            receiver.queue.push(event.clone());
        }
    }

    fn departures(&self) -> MutexGuard<'_, HashMap<Departure, u64>> {
        self.departures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Receiver {
    fn wants(&self, name: HookName) -> bool {
        self.events.contains(&name)
    }
}

impl HookEvent {
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
