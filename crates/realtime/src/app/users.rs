//! Who is signed in, on which connections, and who watches whom.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;

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
    pub fn sign_in(&self, connection: &Arc<Connection>, user: &SignedIn) {
        let mut state = self.lock();
        let there = state.present.entry(user.id.clone()).or_default();
        there.insert(connection.id, connection.clone());
        if there.len() == 1 {
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
    pub fn sign_out(&self, socket: SocketId, user: &SignedIn) {
        let mut state = self.lock();
        for watched in &user.watchlist {
            remove(&mut state.watchers, watched, socket);
        }
        if remove(&mut state.present, &user.id, socket) {
            state.tell_watchers(&user.id, "offline");
        }
    }

    /// Every connection of a user.
    pub fn connections_of(&self, user: &str) -> Vec<Arc<Connection>> {
        self.lock().present.get(user).map(|all| all.values().cloned().collect()).unwrap_or_default()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
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
        let (online, offline): (Vec<_>, Vec<_>) =
            names.partition(|id| self.present.contains_key(*id));
        let events = [
            WatchlistEvent { name: "online", user_ids: online },
            WatchlistEvent { name: "offline", user_ids: offline },
        ];
        let events: Vec<_> =
            events.into_iter().filter(|event| !event.user_ids.is_empty()).collect();
        watchlist_events(&events)
    }
}

/// Whether that was the last one.
fn remove(all: &mut HashMap<Arc<str>, Connections>, name: &str, socket: SocketId) -> bool {
    let Some(connections) = all.get_mut(name) else {
        return false;
    };
    connections.remove(&socket);
    let is_last = connections.is_empty();
    if is_last {
        all.remove(name);
    }
    is_last
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
