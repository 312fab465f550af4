//! How a node stands, said in pieces to who does not know it yet.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::Cluster;
use super::letter::{Body, News};
use super::peer::Apps;

/// Of one piece: below what buses take in one message (NATS: 1 MiB) with what a news may have.
const PIECE_BYTES: usize = 256 * 1024;

/// What a node said it has, to know what it has no more.
#[derive(Debug, Default)]
pub(super) struct Seen(HashMap<Box<str>, SeenOfApp>);

/// The same for one app.
#[derive(Debug, Default)]
pub(crate) struct SeenOfApp {
    /// With their members.
    pub channels: HashMap<Box<str>, HashSet<Box<str>>>,
    pub users: HashSet<Box<str>>,
}

impl Seen {
    pub fn add(&mut self, app: &str, news: &News<'_>) {
        let seen = self.0.entry(app.into()).or_default();
        match news {
            News::Seats { channel, member, .. } => {
                let members = seen.channels.entry((**channel).into()).or_default();
                members.extend(member.as_ref().map(|member| Box::from(&*member.user)));
            }
            News::SignedIn { user, .. } => {
                seen.users.insert((**user).into());
            }
            News::Event { .. }
            | News::Terminate { .. }
            | News::Missed { .. }
            | News::Kept { .. }
            | News::Told { .. } => {}
        }
    }

    pub fn of(&self, app: &str) -> Option<&SeenOfApp> {
        self.0.get(app)
    }
}

impl Cluster {
    /// Says how this node stands. What changes meanwhile is said too, before or after: states are
    /// whole, so the last word holds.
    pub(super) fn say_everything(&self, apps: &Apps) {
        let last = self.last();
        let mut index = 0;
        let mut bytes = 0;
        let mut piece: Vec<(Cow<'_, str>, News<'_>)> = Vec::new();
        for (id, app) in apps {
            app.stand(&mut |news| {
                bytes += news.weight();
                piece.push((id.as_str().into(), news));
                if bytes >= PIECE_BYTES {
                    let news = std::mem::take(&mut piece);
                    self.say(Body::Piece { last, index, is_end: false, news });
                    (index, bytes) = (index + 1, 0);
                }
            });
        }
        self.say(Body::Piece { last, index, is_end: true, news: piece });
    }
}

impl News<'_> {
    /// Whether it is over once it was done, unlike what stands.
    pub(super) fn is_momentary(&self) -> bool {
        match self {
            Self::Event { .. } | Self::Terminate { .. } | Self::Missed { .. } => true,
            Self::Seats { .. } | Self::SignedIn { .. } | Self::Kept { .. } | Self::Told { .. } => {
                false
            }
        }
    }

    /// About how many bytes it takes on the wire, escapes aside.
    fn weight(&self) -> usize {
        const AROUND: usize = 100;
        AROUND
            + match self {
                Self::Event { channel, name, data, .. }
                | Self::Kept { channel, name, data, .. } => channel.len() + name.len() + data.len(),
                Self::Seats { channel, member, .. } => {
                    let of = |member: &super::Seat<'_>| member.user.len() + member.info.get().len();
                    channel.len() + member.as_ref().map_or(0, of)
                }
                Self::Told { channel, user, .. } => {
                    channel.len() + user.as_ref().map_or(0, |user| user.len())
                }
                Self::Missed { channel } => channel.len(),
                Self::Terminate { user } | Self::SignedIn { user, .. } => user.len(),
            }
    }
}
