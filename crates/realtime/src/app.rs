//! One app of the server: its connections, channels and users on this node, and what the others
//! said of theirs.

pub(crate) mod channel;
mod channels;
pub(crate) mod counts;
mod elsewhere;
pub(crate) mod members;
pub(crate) mod message;
mod meter;
mod nodes;
pub(crate) mod users;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::channel_name::ChannelName;
use crate::clock::steady_ms;
use crate::close::Close;
use crate::cluster::Cluster;
use crate::complaint::Complaint;
use crate::config::{AppConfig, Config, Limits, Timing};
use crate::connection::{Connection, Patience};
use crate::frame::{Event, Frame};
use crate::hooks::Hooks;
use crate::memory::give_back;
use crate::socket_id::SocketId;
use channel::{Channel, Joining, Occupancy};
use channels::Channels;
use counts::Counts;
use members::NewMember;
use message::{Message, Sender};
use meter::Meter;
use users::Users;

/// How long a goodbye may take to be written and answered. Longer than a poor phone's round trip.
const GOODBYE_MS: u64 = 3_000;

/// An app at work.
pub(crate) struct App {
    pub config: AppConfig,
    pub limits: Limits,
    pub timing: Timing,
    pub hooks: Hooks,
    pub users: Users,
    pub counts: Counts,
    meter: Meter,
    channels: Channels,
    connections: Mutex<Connections>,
    /// The other nodes; none when this one is alone.
    cluster: Option<Arc<Cluster>>,
}

#[derive(Default)]
struct Connections {
    open: HashMap<SocketId, Arc<Connection>>,
    /// Whether the server stops; under the same lock, so that nobody slips in behind the goodbye.
    is_closed: bool,
}

impl App {
    pub fn new(config: &AppConfig, server: &Config, cluster: Option<Arc<Cluster>>) -> Self {
        Self {
            config: config.clone(),
            limits: server.limits.clone(),
            timing: server.timing.clone(),
            hooks: Hooks::new(config, &server.timing, cluster.clone()),
            users: Users::default(),
            counts: Counts::default(),
            meter: Meter::new(&config.id),
            channels: Channels::default(),
            connections: Mutex::default(),
            cluster,
        }
    }

    /// Its name, the same on every node.
    pub fn id(&self) -> &str {
        &self.config.id
    }

    /// Does on this node what a message asks for.
    pub fn deliver(&self, message: Message<'_>) {
        match message {
            Message::Event(event) => self.deliver_event(&event),
            Message::Terminate { user } => {
                self.close_user(user, Close::Terminated);
            }
        }
    }

    /// Closes the connections of a user on this node.
    pub fn close_user(&self, user: &str, close: Close) {
        for connection in self.users.connections_of(user) {
            connection.close(close);
        }
        if self.config.terminate_members {
            for connection in self.connections().open.values() {
                if connection.is_bound_to(user) {
                    connection.close(close);
                }
            }
        }
    }

    /// Does it on all nodes.
    pub fn send(&self, message: Message<'_>) {
        self.tell_message(message);
        self.deliver(message);
    }

    fn deliver_event(&self, event: &message::Event<'_>) {
        let user_id = match event.sender {
            Sender::Client { user } => user,
            Sender::Server => None,
        };
        let encode = || {
            let (channel, data) = (Some(event.channel.as_str()), Cow::Borrowed(event.data));
            Frame::event(&Event { event: event.name, channel, data, user_id })
        };
        if event.channel.is_cache() && event.sender == Sender::Server {
            let frame = encode();
            let until_ms = steady_ms() + self.timing.cache_ttl_ms;
            let keep_and_send = || {
                let channel = self.channels.obtain(event.channel);
                channel.keep_and_send(self, event, &frame, until_ms)
            };
            // Only a channel that was about to go must be looked for again.
            while !keep_and_send() {}
        } else if let Some(channel) = self.channels.get(event.channel.as_str()) {
            channel.send(self, &encode(), event.except);
        }
    }

    /// Admits a connection, if the app's quota allows and the server does not stop.
    pub fn open(&self) -> Result<Arc<Connection>, Close> {
        let mut connections = self.connections();
        if connections.is_closed {
            return Err(Close::Reconnect);
        }
        let is_full = |most| connections.open.len() + self.count_elsewhere() >= most;
        if self.config.max_connections.is_some_and(is_full) {
            return Err(Close::OverQuota);
        }
        let connection = Arc::new(Connection::new(&self.limits));
        connections.open.insert(connection.id, connection.clone());
        self.counts.opened();
        Ok(connection)
    }

    /// Forgets a connection, after it left its channels.
    pub fn closed(&self, socket: SocketId) {
        let connections = &mut self.connections().open;
        connections.remove(&socket);
        give_back(connections);
    }

    /// Makes a connection a subscriber; it hears of it before anybody's event.
    pub fn join(
        &self,
        connection: &Arc<Connection>,
        name: &ChannelName,
        member: Option<&NewMember>,
    ) -> Result<(), Complaint> {
        loop {
            let joining = self.channels.obtain(name).join(self, connection, member)?;
            if joining == Joining::Done {
                return Ok(());
            }
        }
    }

    /// Ends a subscription.
    pub fn leave(&self, socket: SocketId, name: &ChannelName, user: Option<&str>) {
        if let Some(channel) = self.channels.get(name.as_str())
            && channel.leave(self, socket, user) == Occupancy::Gone
        {
            self.channels.forget(&channel);
        }
    }

    /// The channel of that name, if anybody is there or something is kept.
    pub fn channel(&self, name: &str) -> Option<Arc<Channel>> {
        self.channels.get(name)
    }

    /// All of them, in no order.
    pub fn all_channels(&self) -> Vec<Arc<Channel>> {
        self.channels.all()
    }

    /// Looks after everything that time changes.
    pub fn keep(&self) {
        let now_ms = steady_ms();
        let patience = Patience {
            stranger_ms: self.config.authorize_within_s.map(|seconds| seconds * 1000),
            silence_ms: self.timing.activity_timeout_s * 1000,
            pong_ms: self.timing.pong_timeout_ms,
            goodbye_ms: GOODBYE_MS,
        };
        for connection in self.connections().open.values() {
            connection.keep(now_ms, &patience);
        }
        let mut occupied = 0;
        for channel in self.channels.all() {
            match channel.keep(self, now_ms) {
                Occupancy::Occupied if !channel.name.is_internal() => occupied += 1,
                Occupancy::Occupied | Occupancy::Kept => {}
                Occupancy::Gone => self.channels.forget(&channel),
            }
        }
        self.hooks.keep(now_ms);
        self.meter.read(self, occupied);
    }

    /// Sends everybody to another node or the next process, now and from now on.
    pub fn close_all(&self) {
        let mut connections = self.connections();
        connections.is_closed = true;
        for connection in connections.open.values() {
            connection.close(Close::Reconnect);
        }
    }

    /// How many channels have subscribers, on any node.
    pub fn count_channels(&self) -> usize {
        let is_listed =
            |channel: &&Arc<Channel>| !channel.name.is_internal() && channel.is_occupied();
        self.channels.all().iter().filter(is_listed).count()
    }

    /// How many connections there are on this node.
    pub fn count_here(&self) -> usize {
        self.connections().open.len()
    }

    /// How many there are on the other nodes, as they said within the last second.
    pub fn count_elsewhere(&self) -> usize {
        self.cluster.as_ref().map_or(0, |cluster| cluster.connections_elsewhere(self.id()))
    }

    fn connections(&self) -> MutexGuard<'_, Connections> {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
