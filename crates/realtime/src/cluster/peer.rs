//! Another node, as far as this one has followed it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use bytes::Bytes;

use super::letter::{Body, Letter, News};
use super::pieces::Seen;
use crate::app::App;
use crate::clock::steady_ms;

/// What is missing and did not come in this time is asked for again: some round trips on a busy bus.
const ASK_AGAIN_MS: u64 = 200;
/// The same for everything, which may be much.
const ASK_ALL_AGAIN_MS: u64 = 1_000;
/// News that wait for what was lost before them; beyond it they are asked for again.
const MAX_WAITING: usize = 50_000;

/// The apps by their ids; nodes may have been started with different ones.
pub(super) type Apps = HashMap<String, std::sync::Arc<App>>;

/// How far it has been followed.
pub(super) struct Peer {
    node: super::NodeId,
    state: State,
    /// The number of its last news, as far as it was told.
    last: u64,
    asked_ms: Option<u64>,
    pub heard_ms: u64,
}

enum State {
    /// It said how it stands, or not yet all of it; what it said since waits.
    Catching { next_piece: usize, seen: Seen, later: Vec<(u64, Bytes)> },
    /// The number of the news that comes next, and what came ahead of it because something before
    /// it was lost.
    Following { next: u64, ahead: BTreeMap<u64, Bytes> },
}

/// What must be asked of the node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Question {
    /// The first news that is missing, or zero.
    pub next: u64,
    /// The first after it that is not.
    pub before: u64,
}

impl Peer {
    pub fn new(node: super::NodeId) -> Self {
        let state = State::Catching { next_piece: 0, seen: Seen::default(), later: Vec::new() };
        Self { node, state, last: 0, asked_ms: None, heard_ms: steady_ms() }
    }

    /// News, and the letter they came in.
    pub fn news(
        &mut self,
        apps: &Apps,
        seq: u64,
        app: &str,
        news: &News<'_>,
        letter: &Bytes,
    ) -> Option<Question> {
        match &mut self.state {
            State::Catching { later, .. } => {
                if later.len() < MAX_WAITING {
                    later.push((seq, letter.clone()));
                }
            }
            State::Following { next, ahead } if seq == *next => {
                *next += 1;
                self.asked_ms = None;
                if let Some(app) = apps.get(app) {
                    app.hear(self.node, news);
                }
                while let Some(letter) = ahead.remove(next) {
                    *next += 1;
                    hear(apps, self.node, &letter);
                }
            }
            State::Following { next, ahead } if seq > *next => {
                if ahead.len() < MAX_WAITING {
                    ahead.insert(seq, letter.clone());
                }
            }
            // Heard before.
            State::Following { .. } => {}
        }
        self.question(seq)
    }

    /// What to ask when this is its last news, if anything is missing and was not just asked for.
    pub fn question(&mut self, last: u64) -> Option<Question> {
        self.last = self.last.max(last);
        self.question_again()
    }

    /// The same, when nothing new was heard: a question or its answer may have been lost.
    pub fn question_again(&mut self) -> Option<Question> {
        let last = self.last;
        let question = match &self.state {
            State::Catching { .. } => Question { next: 0, before: 0 },
            State::Following { next, ahead } => {
                let known = ahead.keys().next().copied();
                let before = known.unwrap_or_else(|| last.saturating_add(1));
                Question { next: *next, before }
            }
        };
        if question.next > 0 && question.next >= question.before {
            return None;
        }
        let now_ms = steady_ms();
        let pause_ms = if question.next == 0 { ASK_ALL_AGAIN_MS } else { ASK_AGAIN_MS };
        if self.asked_ms.is_some_and(|asked_ms| now_ms - asked_ms < pause_ms) {
            return None;
        }
        self.asked_ms = Some(now_ms);
        Some(question)
    }

    /// A piece of how it stands.
    pub fn piece(
        &mut self,
        apps: &Apps,
        (last, index, is_end): (u64, usize, bool),
        news: &[(Cow<'_, str>, News<'_>)],
    ) {
        if let State::Following { next, ahead } = &mut self.state {
            // For somebody else; or for us, because what we asked for was gone.
            if last < *next || index > 0 {
                return;
            }
            let later = std::mem::take(ahead).into_iter().collect();
            self.state = State::Catching { next_piece: 0, seen: Seen::default(), later };
        }
        let State::Catching { next_piece, seen, later } = &mut self.state else {
            return;
        };
        if index == 0 {
            (*next_piece, *seen) = (0, Seen::default());
        }
        if index != *next_piece {
            // The beginning was missed: the question is put again in time.
            *next_piece = usize::MAX;
            return;
        }
        *next_piece += 1;
        for (app, news) in news {
            seen.add(app, news);
            if let Some(app) = apps.get(&**app) {
                app.hear(self.node, news);
            }
        }
        if is_end {
            for (id, app) in apps {
                app.keep_only(self.node, seen.of(id));
            }
            let later = std::mem::take(later);
            self.follow(apps, last, &later);
        }
    }

    /// Goes on after the pieces: what was said meanwhile is news, except for states that the pieces
    /// had already.
    fn follow(&mut self, apps: &Apps, last: u64, later: &[(u64, Bytes)]) {
        let mut ahead = BTreeMap::new();
        for (seq, letter) in later {
            if *seq > last {
                ahead.insert(*seq, letter.clone());
            } else if is_momentary(letter) {
                hear(apps, self.node, letter);
            }
        }
        let mut next = last.saturating_add(1);
        while let Some(letter) = ahead.remove(&next) {
            next += 1;
            hear(apps, self.node, &letter);
        }
        self.state = State::Following { next, ahead };
        self.asked_ms = None;
    }

    /// It is gone, and with it all that it had.
    pub fn forget(&self, apps: &Apps) {
        for app in apps.values() {
            app.keep_only(self.node, None);
        }
    }
}

/// Does what the news of a letter ask for.
fn hear(apps: &Apps, node: super::NodeId, letter: &Bytes) {
    if let Some(Letter { body: Body::News { app, news, .. }, .. }) = Letter::read(letter)
        && let Some(app) = apps.get(&*app)
    {
        app.hear(node, &news);
    }
}

fn is_momentary(letter: &Bytes) -> bool {
    let letter = Letter::read(letter);
    matches!(letter, Some(Letter { body: Body::News { news, .. }, .. }) if news.is_momentary())
}
