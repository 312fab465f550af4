//! A connection's side of the protocol: what it subscribed to, as whom, and what it may say.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;

use crate::app::App;
use crate::app::members::NewMember;
use crate::app::message::{Event, Message, Sender};
use crate::channel_name::{Access, ChannelName};
use crate::clock::steady_ms;
use crate::close::Close;
use crate::complaint::Complaint;
use crate::connection::Connection;
use crate::frame::Frame;
use crate::signature;
use crate::socket::command::{self, Said, SignIn, Subscribe, Unsubscribe, User};

/// Of an event's name; documented.
pub(crate) const MAX_EVENT_NAME_CHARS: usize = 200;

/// Ends with its connection: dropping it leaves every channel.
pub(crate) struct Session {
    app: Arc<App>,
    connection: Arc<Connection>,
    /// With the user's id in presence channels.
    subscriptions: HashMap<ChannelName, Option<Arc<str>>>,
    /// Boxed: most connections never sign in.
    user: Option<Box<User>>,
    events: Rate,
    messages: Rate,
}

/// How many there were in the current second.
#[derive(Debug, Default)]
struct Rate {
    since_ms: u64,
    count: u32,
}

impl Session {
    /// Greets a connection that was let in.
    pub fn begin(app: Arc<App>, connection: Arc<Connection>) -> Self {
        let established = Established {
            socket_id: connection.id.to_string(),
            activity_timeout: app.timing.activity_timeout_s,
        };
        let event = "pusher:connection_established";
        connection.send(&Frame::internal_without_channel(event, &established));
        let (events, messages) = (Rate::default(), Rate::default());
        Self { app, connection, subscriptions: HashMap::new(), user: None, events, messages }
    }

    /// Counts a message of any kind, before anything is done for it.
    pub fn count(&mut self) -> Result<(), Close> {
        self.app.counts.heard();
        let is_fair = self.messages.allows(self.app.limits.max_messages_per_second);
        if is_fair { Ok(()) } else { Err(Close::TooBusy) }
    }

    /// Does what a message asks for, or tells the client why not.
    pub fn handle(&mut self, text: &str) {
        if let Err(complaint) = Said::read(text).and_then(|said| self.obey(&said)) {
            self.connection.send(&complaint.frame());
        }
    }

    fn obey(&mut self, said: &Said<'_>) -> Result<(), Complaint> {
        match &*said.event {
            "pusher:ping" => {
                self.connection.send(&Frame::internal_without_channel("pusher:pong", &Nothing {}));
                Ok(())
            }
            "pusher:pong" => Ok(()),
            "pusher:subscribe" => self.subscribe(&said.data()?),
            "pusher:unsubscribe" => {
                self.unsubscribe(&said.data()?);
                Ok(())
            }
            "pusher:signin" => self.sign_in(said.data()?),
            event if event.starts_with("client-") => self.client_event(said),
            _ => Err(Complaint::new("Client events must be prefixed by client-")),
        }
    }

    fn subscribe(&mut self, asked: &Subscribe) -> Result<(), Complaint> {
        let name = ChannelName::parse(&asked.channel)
            .map_err(|_| Complaint::new(format!("Invalid channel name {}", asked.channel)))?;
        if self.subscriptions.contains_key(&name) {
            return Err(Complaint::new(format!("Existing subscription to channel {name}")));
        }
        if self.subscriptions.len() >= self.app.limits.max_channels_per_connection {
            return Err(Complaint::new("The connection has as many channels as it may have"));
        }
        let member = self.authorize(&name, asked)?;
        if self.app.config.terminate_members
            && let Some(user) = Self::signed_for(asked, member.as_ref())
        {
            self.connection.bind(&user);
        }
        self.app.join(&self.connection, &name, member.as_ref())?;
        if name.is_authorized() {
            self.connection.authorized();
        }
        self.subscriptions.insert(name, member.map(|member| member.id));
        Ok(())
    }

    /// Whether the client may listen, and as whom in a presence channel.
    fn authorize(
        &self,
        name: &ChannelName,
        asked: &Subscribe,
    ) -> Result<Option<NewMember>, Complaint> {
        match name.access() {
            Access::Public => return Ok(None),
            Access::User => {
                let user = self.user.as_ref().map(|user| &*user.signed_in.id);
                return if user.is_some() && user == name.user() {
                    Ok(None)
                } else {
                    let message = format!("Only the signed-in user may subscribe to {name}");
                    Err(Complaint::unauthorized(message))
                };
            }
            Access::Private | Access::Encrypted | Access::Presence => {}
        }
        let config = &self.app.config;
        let app = (config.key.as_str(), &config.secret);
        let (auth, data) =
            (asked.auth.as_deref().unwrap_or_default(), asked.channel_data.as_deref());
        let socket = self.connection.id;
        if !signature::allows_subscription(app, auth, socket, name.as_str(), data) {
            let message = format!("Auth value for subscription to {name} is invalid");
            return Err(Complaint::unauthorized(message));
        }
        if !name.is_presence() {
            return Ok(None);
        }
        // What was signed for this channel goes before what was signed for the connection.
        match (data, &self.user) {
            (Some(data), _) => command::member(data).map(Some),
            (None, Some(user)) => Ok(Some(user.member.clone())),
            (None, None) => {
                Err(Complaint::new(format!("{name} needs channel_data, or a signed-in user")))
            }
        }
    }

    /// The user whom the application named when it signed, on whatever kind of channel.
    fn signed_for(asked: &Subscribe, member: Option<&NewMember>) -> Option<Arc<str>> {
        let named = || command::member(asked.channel_data.as_deref()?).ok();
        member.cloned().or_else(named).map(|member| member.id)
    }

    fn unsubscribe(&mut self, asked: &Unsubscribe) {
        if let Some((name, user)) = self.subscriptions.remove_entry(asked.channel.as_str()) {
            self.app.leave(self.connection.id, &name, user.as_deref());
        }
    }

    fn sign_in(&mut self, asked: SignIn) -> Result<(), Complaint> {
        let config = &self.app.config;
        let app = (config.key.as_str(), &config.secret);
        let SignIn { auth, user_data } = asked;
        if !signature::allows_sign_in(app, &auth, self.connection.id, &user_data) {
            return Err(Complaint::unauthorized("Auth value for signin is invalid"));
        }
        let user = command::user(&user_data)?;
        match &self.user {
            Some(there) if there.signed_in.id != user.signed_in.id => {
                return Err(Complaint::new("The connection is signed in as another user"));
            }
            Some(_) => self.signed_in(&user_data),
            None => {
                self.signed_in(&user_data);
                self.welcome(user);
            }
        }
        Ok(())
    }

    fn signed_in(&self, user_data: &str) {
        let data = SignedInData { user_data };
        self.connection.send(&Frame::json(&SignInSuccess { event: "pusher:signin_success", data }));
    }

    fn welcome(&mut self, mut user: User) {
        if !self.app.config.watchlists {
            user.signed_in.watchlist.clear();
        } else if user.is_watchlist_cut {
            let accepted = user.signed_in.watchlist.len();
            self.connection.send(&Complaint::watchlist_cut(accepted).frame());
        }
        self.connection.authorized();
        self.app.users.sign_in(&self.app, &self.connection, &user.signed_in);
        self.user = Some(Box::new(user));
    }

    fn client_event(&mut self, said: &Said<'_>) -> Result<(), Complaint> {
        if !self.app.config.client_events {
            return Err(Complaint::new("Client events are not enabled for this app"));
        }
        if !self.events.allows(self.app.config.max_client_events_per_second) {
            return Err(Complaint::too_many_events());
        }
        if said.event.chars().count() > MAX_EVENT_NAME_CHARS {
            return Err(Complaint::new("The name of an event has 200 characters at most"));
        }
        let channel = said.channel.as_deref().unwrap_or_default();
        let (name, user) = self
            .subscriptions
            .get_key_value(channel)
            .ok_or_else(|| Complaint::new("Client events need a subscription to their channel"))?;
        if !name.is_authorized() {
            let message = "Client events are only allowed on private and presence channels";
            return Err(Complaint::new(message));
        }
        let data = said.data_text()?;
        if data.len() > self.app.limits.max_event_bytes {
            return Err(Complaint::new("The data of an event has 10 kB at most"));
        }
        let (socket, user) = (self.connection.id, user.as_deref());
        let sender = Sender::Client { user };
        let except = Some(socket);
        let event = Event { channel: name, name: &said.event, data: &data, except, sender };
        self.app.send(Message::Event(event));
        self.app.hooks.client_event(&event, socket, user);
        Ok(())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        for (name, user) in self.subscriptions.drain() {
            self.app.leave(self.connection.id, &name, user.as_deref());
        }
        if let Some(user) = &self.user {
            self.app.users.sign_out(&self.app, self.connection.id, &user.signed_in);
        }
        self.app.closed(self.connection.id);
    }
}

impl Rate {
    fn allows(&mut self, most: u32) -> bool {
        let now_ms = steady_ms();
        if now_ms.saturating_sub(self.since_ms) >= 1000 {
            *self = Self { since_ms: now_ms, count: 0 };
        }
        self.count += 1;
        self.count <= most
    }
}

#[derive(Serialize)]
struct Nothing {}

#[derive(Serialize)]
struct Established {
    socket_id: String,
    activity_timeout: u64,
}

#[derive(Serialize)]
struct SignInSuccess<'a> {
    event: &'static str,
    data: SignedInData<'a>,
}

#[derive(Serialize)]
struct SignedInData<'a> {
    user_data: &'a str,
}
