//! What nodes tell one another, and the bus of a node that is alone.

use crate::app::App;
use crate::channel_name::ChannelName;
use crate::socket_id::SocketId;

/// Something that every node must do for its own connections.
#[derive(Clone, Copy, Debug)]
pub enum Message<'a> {
    /// Hand this event to the channel's subscribers.
    Event(Event<'a>),
    /// Close every connection of this user.
    Terminate {
        /// The signed-in user's id.
        user: &'a str,
    },
}

/// An event on its way to a channel.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// Where to.
    pub channel: &'a ChannelName,
    /// What happened.
    pub name: &'a str,
    /// The string that clients get, byte for byte.
    pub data: &'a str,
    /// Who does not get it.
    pub except: Option<SocketId>,
    /// Who sent it.
    pub sender: Sender<'a>,
}

/// Who sent an event. Only a server's is kept by a cache channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender<'a> {
    /// The application's server, or this process.
    Server,
    /// A client; its user is known in presence channels.
    Client {
        /// From the subscription, never from the frame.
        user: Option<&'a str>,
    },
}

/// Carries messages to all nodes. An implementation between machines sends the message on and
/// calls [`App::deliver`] here and there; the rest of the server does not know how many there are.
pub trait Bus: Send + Sync + 'static {
    /// Sends a message of this app. Does not wait: what cannot be sent is the bus's to keep or drop.
    fn send(&self, here: &App, message: Message<'_>);
}

/// The bus of one node: everybody is here.
#[derive(Clone, Copy, Debug, Default)]
pub struct Alone;

impl Bus for Alone {
    fn send(&self, here: &App, message: Message<'_>) {
        here.deliver(message);
    }
}
