//! What is sent through an app, to this node and the others.

use crate::channel_name::ChannelName;
use crate::socket_id::SocketId;

/// Something that every node must do for its own connections.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Message<'a> {
    /// Hand this event to the channel's subscribers.
    Event(Event<'a>),
    /// Close every connection of this user.
    Terminate { user: &'a str },
}

/// An event on its way to a channel.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Event<'a> {
    pub channel: &'a ChannelName,
    pub name: &'a str,
    /// The string that clients get, byte for byte.
    pub data: &'a str,
    /// Who does not get it.
    pub except: Option<SocketId>,
    pub sender: Sender<'a>,
}

/// Who sent an event. Only a server's is kept by a cache channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sender<'a> {
    /// The application's server, or this process.
    Server,
    /// A client; its user is known in presence channels.
    Client {
        /// From the subscription, never from the frame.
        user: Option<&'a str>,
    },
}
