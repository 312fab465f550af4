//! A channel's part on other nodes: what they said of it, and what they are told.

use std::sync::Arc;

use super::{Channel, Frame, Occupancy, State};
use crate::app::App;
use crate::app::members::Change;
use crate::app::message::Event;
use crate::clock::steady_ms;
use crate::cluster::{News, NodeId, Seat, SeenOfApp};

impl Channel {
    /// Notes who is on another node, and tells what that changed here; none when the channel is
    /// gone and must be looked for again.
    pub fn seats(
        &self,
        app: &App,
        node: NodeId,
        count: usize,
        seat: Option<&Seat<'_>>,
    ) -> Option<Occupancy> {
        let mut state = self.lock();
        if self.is_gone() {
            return None;
        }
        self.counted(app, &mut state, node, count, |state| {
            let Some(seat) = seat else {
                return;
            };
            match state.members.seat(node, seat) {
                Change::Came => self.came(app, state, &seat.user, &seat.info, None),
                Change::Went => self.went(app, state, &seat.user),
                Change::Nothing => {}
            }
        });
        Some(self.occupancy(&state))
    }

    /// Forgets what a node had and did not name again; with nothing named, all of it.
    pub fn keep_only(&self, app: &App, node: NodeId, seen: Option<&SeenOfApp>) -> Occupancy {
        let named = seen.and_then(|seen| seen.channels.get(self.name.as_str()));
        let mut state = self.lock();
        let is_left = |user: &Arc<str>| !named.is_some_and(|users| users.contains(&**user));
        let left: Vec<_> = state.members.on(node).into_iter().filter(is_left).collect();
        let count = if named.is_some() { state.elsewhere.of(node) } else { 0 };
        if !left.is_empty() || count != state.elsewhere.of(node) {
            self.counted(app, &mut state, node, count, |state| {
                for user in left {
                    if state.members.unseat(node, &user) == Change::Went {
                        self.went(app, state, &user);
                    }
                }
            });
        }
        self.occupancy(&state)
    }

    /// Notes a node's count; `members` is done in between, so that a channel is occupied before
    /// its first member comes and vacated after its last one went.
    fn counted(
        &self,
        app: &App,
        state: &mut State,
        node: NodeId,
        count: usize,
        members: impl FnOnce(&mut State),
    ) {
        let before = state.total();
        state.elsewhere.set(node, count);
        let now = state.total();
        if before == 0 && now > 0 {
            app.hooks.occupied(&self.name);
        }
        members(state);
        if before > 0 && now == 0 {
            app.hooks.vacated(&self.name);
        }
        if before != now {
            self.count_changed(app, state);
        }
        self.let_go_if_empty(state);
    }

    /// Keeps what another node keeps, unless something later is kept already; false when the
    /// channel is gone.
    pub fn keep_older(&self, event: &Event<'_>, frame: &Frame, until_ms: u64) -> bool {
        let mut state = self.lock();
        if self.is_gone() {
            return false;
        }
        if state.kept.as_ref().is_none_or(|kept| kept.until_ms < until_ms) {
            state.keep(event, frame, until_ms);
        }
        true
    }

    /// Somebody on another node found nothing kept.
    pub fn missed(&self, app: &App) {
        self.miss(app, &mut self.lock(), steady_ms());
    }

    /// Says who is here and what is kept, for a node that does not know it.
    pub fn stand(&self, say: &mut dyn FnMut(News<'static>)) {
        let state = self.lock();
        let channel = || self.name.as_str().to_owned().into();
        let count = state.subscribers.len();
        if count > 0 && !self.name.is_internal() {
            let mut seats = state.members.seats().peekable();
            if seats.peek().is_none() {
                say(News::Seats { channel: channel(), count, member: None });
            }
            for seat in seats {
                say(News::Seats { channel: channel(), count, member: Some(seat) });
            }
        }
        if let Some(kept) = &state.kept {
            let (name, data) = (kept.name.to_string().into(), kept.data.to_string().into());
            let left_ms = kept.until_ms.saturating_sub(steady_ms());
            say(News::Kept { channel: channel(), name, data, left_ms });
        }
    }
}
