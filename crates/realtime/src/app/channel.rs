//! One channel: its subscribers, its members, and the event it keeps.
//!
//! Every change and every event passes under the channel's own lock, so that all subscribers see
//! one order, and whoever joins has the roll before the first change to it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use crate::app::App;
use crate::app::members::{Change, Full, Members, NewMember};
use crate::bus::Event;
use crate::channel_name::ChannelName;
use crate::clock::steady_ms;
use crate::complaint::Complaint;
use crate::connection::Connection;
use crate::frame::Frame;
use crate::memory::give_back;
use crate::socket_id::SocketId;

/// Up to here every change of the count is told at once; documented.
const SMALL: usize = 100;
/// One webhook for all who find the same channel empty within this time.
const MISS_INTERVAL_MS: u64 = 3_000;

/// A channel that somebody listens to, or that keeps an event.
pub(crate) struct Channel {
    pub name: ChannelName,
    state: Mutex<State>,
    /// Set for good when nobody is there and nothing kept: whoever still holds it takes a new one.
    gone: AtomicBool,
}

#[derive(Default)]
struct State {
    subscribers: HashMap<SocketId, Arc<Connection>>,
    members: Members,
    kept: Option<Kept>,
    count: Count,
    missed_ms: Option<u64>,
}

struct Kept {
    frame: Frame,
    data: Arc<str>,
    until_ms: u64,
}

/// When the count was last told, and whether it changed since.
#[derive(Default)]
struct Count {
    told_ms: u64,
    is_due: bool,
}

/// Whether a subscription was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joining {
    Done,
    /// Look for the channel again.
    Gone,
}

/// Whether the channel is still of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Occupancy {
    InUse,
    /// To be taken out of the app's list.
    Gone,
}

/// What the HTTP API tells of a channel.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    pub subscriptions: usize,
    pub users: Vec<Arc<str>>,
    /// The event that is kept, and how many seconds more.
    pub kept: Option<(Arc<str>, u64)>,
}

impl Channel {
    pub fn new(name: ChannelName) -> Self {
        Self { name, state: Mutex::default(), gone: AtomicBool::new(false) }
    }

    pub fn is_gone(&self) -> bool {
        self.gone.load(Ordering::Acquire)
    }

    /// Adds a subscriber, tells it so, and tells the others.
    pub fn join(
        &self,
        app: &App,
        connection: &Arc<Connection>,
        member: Option<&NewMember>,
    ) -> Result<Joining, Complaint> {
        let mut state = self.lock();
        if self.is_gone() {
            return Ok(Joining::Gone);
        }
        let change = match member.map(|member| state.members.join(member, app.config.max_members)) {
            Some(Err(Full)) => {
                let most = app.config.max_members;
                let message = format!("{} has its {most} members already", self.name);
                self.let_go_if_empty(&state);
                return Err(Complaint::new(message));
            }
            change => change.and_then(Result::ok),
        };
        let is_first = state.subscribers.is_empty();
        state.subscribers.insert(connection.id, connection.clone());
        connection.send(&self.succeeded(&state));
        if is_first {
            app.hooks.occupied(&self.name);
        }
        if let (Some(member), Some(Change::User)) = (member, change) {
            app.hooks.member_added(&self.name, &member.id);
            state.send(&self.member_added(member), Some(connection.id));
        }
        if self.name.is_cache() {
            self.replay(app, &mut state, connection);
        }
        self.count_changed(app, &mut state);
        Ok(Joining::Done)
    }

    /// Takes a subscriber away and tells the others.
    pub fn leave(&self, app: &App, socket: SocketId, user: Option<&str>) -> Occupancy {
        let mut state = self.lock();
        if state.subscribers.remove(&socket).is_none() {
            return self.occupancy();
        }
        give_back(&mut state.subscribers);
        if let Some(user) = user
            && state.members.leave(user) == Change::User
        {
            app.hooks.member_removed(&self.name, user);
            let removed = MemberRemoved { user_id: user };
            let name = self.name.as_str();
            state.send(&Frame::internal("pusher_internal:member_removed", name, &removed), None);
        }
        if state.subscribers.is_empty() {
            app.hooks.vacated(&self.name);
        }
        self.count_changed(app, &mut state);
        self.let_go_if_empty(&state);
        self.occupancy()
    }

    /// Hands a frame to every subscriber but one. Queues only: nobody is waited for.
    pub fn send(&self, frame: &Frame, except: Option<SocketId>) {
        self.lock().send(frame, except);
    }

    /// The same, and keeps it for later subscribers; false when the channel is gone.
    pub fn keep_and_send(&self, event: &Event<'_>, frame: &Frame, until_ms: u64) -> bool {
        let mut state = self.lock();
        if self.is_gone() {
            return false;
        }
        state.kept = Some(Kept { frame: frame.clone(), data: event.data.into(), until_ms });
        state.missed_ms = None;
        state.send(frame, event.except);
        true
    }

    /// What can be told of it.
    pub fn standing(&self) -> Standing {
        let state = self.lock();
        let now_ms = steady_ms();
        let kept = state.kept.as_ref().filter(|kept| kept.until_ms > now_ms);
        Standing {
            subscriptions: state.subscribers.len(),
            users: state.members.ids().cloned().collect(),
            kept: kept.map(|kept| (kept.data.clone(), (kept.until_ms - now_ms).div_ceil(1000))),
        }
    }

    /// Lets an old event go, and tells a count that changed.
    pub fn keep(&self, app: &App, now_ms: u64) -> Occupancy {
        let mut state = self.lock();
        if state.kept.as_ref().is_some_and(|kept| kept.until_ms <= now_ms) {
            state.kept = None;
        }
        if state.count.is_due {
            self.count_changed(app, &mut state);
        }
        self.let_go_if_empty(&state);
        self.occupancy()
    }

    fn let_go_if_empty(&self, state: &State) {
        if state.subscribers.is_empty() && state.kept.is_none() {
            self.gone.store(true, Ordering::Release);
        }
    }

    fn occupancy(&self) -> Occupancy {
        if self.is_gone() { Occupancy::Gone } else { Occupancy::InUse }
    }

    fn succeeded(&self, state: &State) -> Frame {
        #[derive(Serialize)]
        struct Nothing {}
        let (event, name) = ("pusher_internal:subscription_succeeded", self.name.as_str());
        if self.name.is_presence() {
            Frame::internal(event, name, &state.members.roll())
        } else {
            Frame::internal(event, name, &Nothing {})
        }
    }

    fn member_added(&self, member: &NewMember) -> Frame {
        let added = MemberAdded { user_id: &member.id, user_info: &member.info };
        Frame::internal("pusher_internal:member_added", self.name.as_str(), &added)
    }

    /// Gives a new subscriber what is kept, or tells it and the application that nothing is.
    fn replay(&self, app: &App, state: &mut State, connection: &Connection) {
        let now_ms = steady_ms();
        match &state.kept {
            Some(kept) if kept.until_ms > now_ms => connection.send(&kept.frame),
            _ => {
                #[derive(Serialize)]
                struct Miss<'a> {
                    event: &'static str,
                    channel: &'a str,
                }
                let miss = Miss { event: "pusher:cache_miss", channel: self.name.as_str() };
                connection.send(&Frame::json(&miss));
                if state.missed_ms.is_none_or(|then| now_ms - then >= MISS_INTERVAL_MS) {
                    state.missed_ms = Some(now_ms);
                    app.hooks.cache_miss(&self.name);
                }
            }
        }
    }

    /// Tells how many there are; a large channel only every few seconds.
    fn count_changed(&self, app: &App, state: &mut State) {
        if !app.config.subscription_count || self.name.is_presence() || self.name.is_internal() {
            return;
        }
        let now_ms = steady_ms();
        let subscription_count = state.subscribers.len();
        let is_late = now_ms.saturating_sub(state.count.told_ms) >= app.timing.count_interval_ms;
        if subscription_count > SMALL && !is_late {
            state.count.is_due = true;
            return;
        }
        state.count = Count { told_ms: now_ms, is_due: false };
        let (event, name) = ("pusher_internal:subscription_count", self.name.as_str());
        state.send(&Frame::internal(event, name, &SubscriptionCount { subscription_count }), None);
        app.hooks.subscription_count(&self.name, subscription_count);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn send(&self, frame: &Frame, except: Option<SocketId>) {
        for (socket, connection) in &self.subscribers {
            if Some(*socket) != except {
                connection.send(frame);
            }
        }
    }
}

#[derive(Serialize)]
struct MemberAdded<'a> {
    user_id: &'a str,
    user_info: &'a serde_json::value::RawValue,
}

#[derive(Serialize)]
struct MemberRemoved<'a> {
    user_id: &'a str,
}

#[derive(Serialize)]
struct SubscriptionCount {
    subscription_count: usize,
}
