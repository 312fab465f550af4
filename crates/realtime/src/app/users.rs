//! Who is signed in, on which connections, and who watches whom.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use crate::app::App;
use crate::app::elsewhere::Elsewhere;
use crate::cluster::{News, NodeId, SeenOfApp};
use crate::connection::Connection;
use crate::frame::Frame;
use crate::socket_id::SocketId;

/// Names of a watchlist that count; the documented hundred.
pub(crate) const MAX_WATCHED: usize = 100;

type Connections = HashMap<SocketId, Arc<Connection>>;

/// The signed-in users of an app.
#[derive(Debug, Default)]
pub(crate) struct Users(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    present: HashMap<Arc<str>, Connections>,
    /// Those who are on other nodes.
    elsewhere: HashMap<Arc<str>, Elsewhere>,
    /// By the user who is watched.
    watchers: HashMap<Arc<str>, Connections>,
}

/// A user as a connection signed in.
#[derive(Debug)]
pub(crate) struct SignedIn {
    pub id: Arc<str>,
    pub watchlist: Vec<Arc<str>>,
}

impl Users {
    /// Notes a sign-in, tells who watches this user, and tells the user who is there.
    pub fn sign_in(&self, app: &App, connection: &Arc<Connection>, user: &SignedIn) {
        let mut state = self.lock();
        let was_online = state.is_online(&user.id);
        let there = state.present.entry(user.id.clone()).or_default();
        there.insert(connection.id, connection.clone());
        tell(app, &user.id, there.len());
        if !was_online {
            state.tell_watchers(&user.id, "online");
        }
        for watched in &user.watchlist {
            let watchers = state.watchers.entry(watched.clone()).or_default();
            watchers.insert(connection.id, connection.clone());
        }
        if !user.watchlist.is_empty() {
            connection.send(&state.standing(&user.watchlist));
        }
    }

    /// Notes that a connection of a user is gone.
    pub fn sign_out(&self, app: &App, socket: SocketId, user: &SignedIn) {
        let mut state = self.lock();
        for watched in &user.watchlist {
            remove(&mut state.watchers, watched, socket);
        }
        remove(&mut state.present, &user.id, socket);
        tell(app, &user.id, state.present.get(&user.id).map_or(0, HashMap::len));
        if !state.is_online(&user.id) {
            state.tell_watchers(&user.id, "offline");
        }
    }

    /// Notes on how many connections of another node a user is signed in.
    pub fn elsewhere(&self, node: NodeId, user: &str, sockets: usize) {
        self.lock().elsewhere(node, user, sockets);
    }

    /// Forgets who was on a node and was not named again.
    pub fn keep_only(&self, node: NodeId, seen: Option<&SeenOfApp>) {
        let mut state = self.lock();
        let is_left = |user: &str| !seen.is_some_and(|seen| seen.users.contains(user));
        let there = state.elsewhere.iter().filter(|(_, nodes)| nodes.of(node) > 0);
        let left = there.map(|(user, _)| user.clone()).filter(|user| is_left(user));
        for user in left.collect::<Vec<_>>() {
            state.elsewhere(node, &user, 0);
        }
    }

    /// Says who is here, for a node that does not know it.
    pub fn stand(&self, say: &mut dyn FnMut(News<'static>)) {
        for (user, connections) in &self.lock().present {
            say(News::SignedIn { user: user.to_string().into(), sockets: connections.len() });
        }
    }

    /// How many users are signed in, on any node.
    pub fn count(&self) -> usize {
        let state = self.lock();
        let only_there = state.elsewhere.keys().filter(|user| !state.present.contains_key(*user));
        state.present.len() + only_there.count()
    }

    /// Every connection of a user.
    pub fn connections_of(&self, user: &str) -> Vec<Arc<Connection>> {
        self.lock().present.get(user).map(|all| all.values().cloned().collect()).unwrap_or_default()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells the other nodes on how many connections a user is signed in here.
fn tell(app: &App, user: &str, sockets: usize) {
    app.tell(News::SignedIn { user: user.into(), sockets });
}

impl State {
    fn is_online(&self, user: &str) -> bool {
        self.present.contains_key(user) || self.elsewhere.contains_key(user)
    }

    fn elsewhere(&mut self, node: NodeId, user: &str, sockets: usize) {
        let was_online = self.is_online(user);
        let nodes = self.elsewhere.entry(user.into()).or_default();
        nodes.set(node, sockets);
        if nodes.is_empty() {
            self.elsewhere.remove(user);
        }
        match (was_online, self.is_online(user)) {
            (false, true) => self.tell_watchers(user, "online"),
            (true, false) => self.tell_watchers(user, "offline"),
            _ => {}
        }
    }

    fn tell_watchers(&self, user: &str, name: &'static str) {
        if let Some(watchers) = self.watchers.get(user) {
            let frame = watchlist_events(&[WatchlistEvent { name, user_ids: vec![user] }]);
            for connection in watchers.values() {
                connection.send(&frame);
            }
        }
    }

    /// Who of these is there, and who is not.
    fn standing(&self, watchlist: &[Arc<str>]) -> Frame {
        let names = watchlist.iter().map(|id| &**id);
        let (online, offline): (Vec<_>, Vec<_>) = names.partition(|id| self.is_online(id));
        let events = [
            WatchlistEvent { name: "online", user_ids: online },
            WatchlistEvent { name: "offline", user_ids: offline },
        ];
        let events: Vec<_> =
            events.into_iter().filter(|event| !event.user_ids.is_empty()).collect();
        watchlist_events(&events)
    }
}

fn remove(all: &mut HashMap<Arc<str>, Connections>, name: &str, socket: SocketId) {
    if let Some(connections) = all.get_mut(name) {
        connections.remove(&socket);
        if connections.is_empty() {
            all.remove(name);
        }
    }
}

/// The names that count: without doubles, and no more than the limit; and whether some were cut.
pub(crate) fn accept_watchlist(names: Vec<String>) -> (Vec<Arc<str>>, bool) {
    let mut seen = HashSet::new();
    let mut names: Vec<Arc<str>> = names
        .into_iter()
        .map(Arc::from)
        .filter(|name: &Arc<str>| seen.insert(name.clone()))
        .collect();
    let is_cut = names.len() > MAX_WATCHED;
    names.truncate(MAX_WATCHED);
    (names, is_cut)
}

#[derive(Serialize)]
struct WatchlistEvent<'a> {
    name: &'static str,
    user_ids: Vec<&'a str>,
}

/// The frame that pusher-js knows; the documentation is silent about it.
fn watchlist_events(events: &[WatchlistEvent<'_>]) -> Frame {
    #[derive(Serialize)]
    struct Events<'a> {
        events: &'a [WatchlistEvent<'a>],
    }
    Frame::internal_without_channel("pusher_internal:watchlist_events", &Events { events })
}
