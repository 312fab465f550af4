//! One channel: its subscribers, its members, and the event it keeps.
//!
//! Every change and every event passes under the channel's own lock, so that all subscribers see
//! one order, and whoever joins has the roll before the first change to it.

mod nodes;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use serde_json::value::RawValue;

use crate::app::App;
use crate::app::elsewhere::Elsewhere;
use crate::app::members::{Change, Full, Members, NewMember};
use crate::app::message::Event;
use crate::channel_name::ChannelName;
use crate::clock::steady_ms;
use crate::cluster::News;
use crate::complaint::Complaint;
use crate::connection::Connection;
use crate::frame::Frame;
use crate::memory::give_back;
use crate::outbox::Fit;
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
    /// Subscribers on other nodes.
    elsewhere: Elsewhere,
    members: Members,
    kept: Option<Kept>,
    count: Count,
    missed_ms: Option<u64>,
}

struct Kept {
    name: Box<str>,
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

/// Whether the channel is still of use, and to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Occupancy {
    /// Somebody listens, on any node.
    Occupied,
    /// Nobody listens; it stays for the event that it keeps, or for who is about to join.
    Kept,
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
        let was_empty = state.total() == 0;
        state.subscribers.insert(connection.id, connection.clone());
        connection.send(&self.succeeded(&state));
        self.tell(app, &state, member.map(|member| &*member.id));
        if was_empty {
            app.hooks.occupied(&self.name);
        }
        if let (Some(member), Some(Change::Came)) = (member, change) {
            self.came(app, &state, &member.id, &member.info, Some(connection.id));
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
            return self.occupancy(&state);
        }
        give_back(&mut state.subscribers);
        let change = user.map(|user| state.members.leave(user));
        self.tell(app, &state, user);
        if let (Some(user), Some(Change::Went)) = (user, change) {
            self.went(app, &state, user);
        }
        if state.total() == 0 {
            app.hooks.vacated(&self.name);
        }
        self.count_changed(app, &mut state);
        self.let_go_if_empty(&state);
        self.occupancy(&state)
    }

    /// Hands a frame to every subscriber but one. Queues only: nobody is waited for.
    pub fn send(&self, app: &App, frame: &Frame, except: Option<SocketId>) {
        self.lock().send(app, frame, except);
    }

    /// The same, and keeps it for later subscribers; false when the channel is gone.
    pub fn keep_and_send(
        &self,
        app: &App,
        event: &Event<'_>,
        frame: &Frame,
        until_ms: u64,
    ) -> bool {
        let mut state = self.lock();
        if self.is_gone() {
            return false;
        }
        state.keep(event, frame, until_ms);
        state.send(app, frame, event.except);
        true
    }

    /// Whether anybody listens, on any node.
    pub fn is_occupied(&self) -> bool {
        self.lock().total() > 0
    }

    /// What can be told of it.
    pub fn standing(&self) -> Standing {
        let state = self.lock();
        let now_ms = steady_ms();
        let kept = state.kept.as_ref().filter(|kept| kept.until_ms > now_ms);
        Standing {
            subscriptions: state.total(),
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
        self.occupancy(&state)
    }

    fn let_go_if_empty(&self, state: &State) {
        if state.total() == 0 && state.kept.is_none() {
            self.gone.store(true, Ordering::Release);
        }
    }

    fn occupancy(&self, state: &State) -> Occupancy {
        if self.is_gone() {
            Occupancy::Gone
        } else if state.total() > 0 {
            Occupancy::Occupied
        } else {
            Occupancy::Kept
        }
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

    /// Tells everybody here that a user is in the channel.
    fn came(
        &self,
        app: &App,
        state: &State,
        user: &str,
        info: &RawValue,
        except: Option<SocketId>,
    ) {
        app.hooks.member_added(&self.name, user);
        let added = MemberAdded { user_id: user, user_info: info };
        let name = self.name.as_str();
        let frame = Frame::internal("pusher_internal:member_added", name, &added);
        state.send(app, &frame, except);
    }

    /// Tells everybody here that a user is nowhere in the channel any more.
    fn went(&self, app: &App, state: &State, user: &str) {
        app.hooks.member_removed(&self.name, user);
        let removed = MemberRemoved { user_id: user };
        let name = self.name.as_str();
        let frame = Frame::internal("pusher_internal:member_removed", name, &removed);
        state.send(app, &frame, None);
    }

    /// Tells the other nodes, if there are any, how many are here now, and how the user stands who
    /// came or went.
    fn tell(&self, app: &App, state: &State, user: Option<&str>) {
        if app.is_alone() || self.name.is_internal() {
            return;
        }
        let (channel, count) = (self.name.as_str().into(), state.subscribers.len());
        let member = user.map(|user| state.members.seat_of(user));
        app.tell(News::Seats { channel, count, member });
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
                app.tell(News::Missed { channel: self.name.as_str().into() });
                self.miss(app, state, now_ms);
            }
        }
    }

    /// Has the application told that nothing is kept, once for all who find it so in a while.
    fn miss(&self, app: &App, state: &mut State, now_ms: u64) {
        if state.missed_ms.is_none_or(|then| now_ms - then >= MISS_INTERVAL_MS) {
            state.missed_ms = Some(now_ms);
            app.hooks.cache_miss(&self.name);
        }
    }

    /// Tells how many there are; a large channel only every few seconds.
    fn count_changed(&self, app: &App, state: &mut State) {
        if !app.config.subscription_count || self.name.is_presence() || self.name.is_internal() {
            return;
        }
        let now_ms = steady_ms();
        let subscription_count = state.total();
        let is_late = now_ms.saturating_sub(state.count.told_ms) >= app.timing.count_interval_ms;
        if subscription_count > SMALL && !is_late {
            state.count.is_due = true;
            return;
        }
        state.count = Count { told_ms: now_ms, is_due: false };
        let (event, name) = ("pusher_internal:subscription_count", self.name.as_str());
        let frame = Frame::internal(event, name, &SubscriptionCount { subscription_count });
        state.send(app, &frame, None);
        app.hooks.subscription_count(&self.name, subscription_count);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn send(&self, app: &App, frame: &Frame, except: Option<SocketId>) {
        let (mut sent, mut dropped) = (0, 0);
        for (socket, connection) in &self.subscribers {
            if Some(*socket) != except {
                match connection.offer(frame) {
                    Fit::Fits => sent += 1,
                    Fit::Overflows => dropped += 1,
                }
            }
        }
        app.counts.sent(sent, dropped);
    }

    fn keep(&mut self, event: &Event<'_>, frame: &Frame, until_ms: u64) {
        let (name, frame, data) = (event.name.into(), frame.clone(), event.data.into());
        self.kept = Some(Kept { name, frame, data, until_ms });
        self.missed_ms = None;
    }

    /// Subscribers on all nodes.
    fn total(&self) -> usize {
        self.subscribers.len() + self.elsewhere.sum()
    }
}

#[derive(Serialize)]
struct MemberAdded<'a> {
    user_id: &'a str,
    user_info: &'a RawValue,
}

#[derive(Serialize)]
struct MemberRemoved<'a> {
    user_id: &'a str,
}

#[derive(Serialize)]
struct SubscriptionCount {
    subscription_count: usize,
}
