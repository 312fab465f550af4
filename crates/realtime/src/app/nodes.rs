//! An app's part on other nodes: what they are told, and what is done about what they tell.

use crate::app::App;
use crate::app::channel::Occupancy;
use crate::app::message::{Event, Message, Sender};
use crate::channel_name::ChannelName;
use crate::clock::steady_ms;
use crate::cluster::{Client, News, NodeId, Seat, SeenOfApp};
use crate::frame::{self, Frame};

impl App {
    /// Whether there is no bus to tell others by, so that nothing need be put together for them.
    pub fn is_alone(&self) -> bool {
        self.cluster.is_none()
    }

    /// Tells the other nodes, if there are any.
    pub fn tell(&self, news: News<'_>) {
        if let Some(cluster) = &self.cluster {
            cluster.tell(self.id(), news);
        }
    }

    pub(super) fn tell_message(&self, message: Message<'_>) {
        if self.is_alone() {
            return;
        }
        self.tell(match message {
            Message::Terminate { user } => News::Terminate { user: user.into() },
            Message::Event(event) => News::Event {
                channel: event.channel.as_str().into(),
                name: event.name.into(),
                data: event.data.into(),
                except: event.except.map(|socket| socket.to_string().into()),
                client: match event.sender {
                    Sender::Server => None,
                    Sender::Client { user } => Some(Client { user: user.map(Box::from) }),
                },
            },
        });
    }

    /// Does what another node's news ask for. What is not valid here (a newer node may allow more)
    /// is left out.
    pub fn hear(&self, node: NodeId, news: &News<'_>) {
        match news {
            News::Event { channel, name, data, except, client } => {
                let Ok(channel) = &ChannelName::parse(channel) else {
                    return;
                };
                let except = except.as_deref().and_then(|socket| socket.parse().ok());
                let sender = match client {
                    None => Sender::Server,
                    Some(Client { user }) => Sender::Client { user: user.as_deref() },
                };
                self.deliver(Message::Event(Event { channel, name, data, except, sender }));
            }
            News::Terminate { user } => self.deliver(Message::Terminate { user }),
            News::Seats { channel, count, member } => {
                if let Ok(channel) = ChannelName::parse(channel) {
                    self.hear_seats(node, &channel, *count, member.as_ref());
                }
            }
            News::SignedIn { user, sockets } => self.users.elsewhere(node, user, *sockets),
            News::Kept { channel, name, data, left_ms } => {
                let Ok(channel) = &ChannelName::parse(channel) else {
                    return;
                };
                let (except, sender) = (None, Sender::Server);
                self.hear_kept(&Event { channel, name, data, except, sender }, *left_ms);
            }
            News::Missed { channel } => {
                if let Some(channel) = self.channels.get(channel) {
                    channel.missed(self);
                }
            }
            News::Told { channel, user, is_there } => {
                if let Ok(channel) = ChannelName::parse(channel) {
                    self.hooks.told_elsewhere(&channel, user.as_deref(), *is_there);
                }
            }
        }
    }

    fn hear_seats(&self, node: NodeId, name: &ChannelName, count: usize, seat: Option<&Seat<'_>>) {
        loop {
            let channel = match self.channels.get(name.as_str()) {
                Some(channel) if !channel.is_gone() => channel,
                // Nobody is there, which is what was said.
                _ if count == 0 => return,
                _ => self.channels.obtain(name),
            };
            match channel.seats(self, node, count, seat) {
                None => {}
                Some(Occupancy::Occupied | Occupancy::Kept) => return,
                Some(Occupancy::Gone) => return self.channels.forget(&channel),
            }
        }
    }

    fn hear_kept(&self, event: &Event<'_>, left_ms: u64) {
        let (channel, data) = (Some(event.channel.as_str()), event.data.into());
        let frame = Frame::event(&frame::Event { event: event.name, channel, data, user_id: None });
        let until_ms = steady_ms() + left_ms.min(self.timing.cache_ttl_ms);
        while !self.channels.obtain(event.channel).keep_older(event, &frame, until_ms) {}
    }

    /// Forgets what a node had and did not name again; with nothing named, all of it.
    pub fn keep_only(&self, node: NodeId, seen: Option<&SeenOfApp>) {
        for channel in self.channels.all() {
            if channel.keep_only(self, node, seen) == Occupancy::Gone {
                self.channels.forget(&channel);
            }
        }
        self.users.keep_only(node, seen);
    }

    /// Says how this node stands, for one that does not know it.
    pub fn stand(&self, say: &mut dyn FnMut(News<'static>)) {
        for channel in self.channels.all() {
            channel.stand(say);
        }
        self.users.stand(say);
        self.hooks.stand(say);
    }
}
