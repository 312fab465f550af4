//! What nodes write to one another. JSON, so that nodes of two versions understand each other
//! while they are being replaced: what one does not know, it leaves out.

use std::borrow::Cow;

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::node_id::NodeId;

/// Anything that one node says to all.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Letter<'a> {
    pub from: NodeId,
    #[serde(borrow)]
    pub body: Body<'a>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Body<'a> {
    /// The next piece of news. None may be missed: whoever sees a hole asks for it again.
    News {
        seq: u64,
        #[serde(borrow)]
        app: Cow<'a, str>,
        #[serde(borrow)]
        news: News<'a>,
    },
    /// I am alive, and this was my last news.
    Beat {
        last: u64,
        #[serde(borrow)]
        connections: Vec<(Cow<'a, str>, usize)>,
    },
    /// Say your news again from this one up to, and without, that one. From zero on asks for
    /// everything as it stands now.
    Ask { of: NodeId, next: u64, before: u64 },
    /// Everything as it stood at this news, piece by piece.
    Piece {
        last: u64,
        index: usize,
        is_end: bool,
        #[serde(borrow)]
        news: Vec<(Cow<'a, str>, News<'a>)>,
    },
    /// I am going, and nobody is with me any more.
    Bye,
    /// There is something to look at, elsewhere.
    Wake,
}

/// What changed on a node, or what all must do. States are whole and not differences: news that is
/// heard twice does no harm.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum News<'a> {
    /// Hand this to the channel's subscribers.
    Event {
        #[serde(borrow)]
        channel: Cow<'a, str>,
        #[serde(borrow)]
        name: Cow<'a, str>,
        #[serde(borrow)]
        data: Cow<'a, str>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        except: Option<Box<str>>,
        /// Whether a client sent it, and who that is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        client: Option<Client>,
    },
    /// Close every connection of this user.
    Terminate {
        #[serde(borrow)]
        user: Cow<'a, str>,
    },
    /// So many subscribers of a channel are here, and one of its members on so many sockets.
    Seats {
        #[serde(borrow)]
        channel: Cow<'a, str>,
        count: usize,
        #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
        member: Option<Seat<'a>>,
    },
    /// A user is signed in here on so many connections.
    SignedIn {
        #[serde(borrow)]
        user: Cow<'a, str>,
        sockets: usize,
    },
    /// A client found a cache channel empty.
    Missed {
        #[serde(borrow)]
        channel: Cow<'a, str>,
    },
    /// A cache channel keeps this event for so long. Only in pieces: everybody keeps what it hears.
    Kept {
        #[serde(borrow)]
        channel: Cow<'a, str>,
        #[serde(borrow)]
        name: Cow<'a, str>,
        #[serde(borrow)]
        data: Cow<'a, str>,
        left_ms: u64,
    },
    /// A webhook told that a channel is occupied or a member there, or not any more.
    Told {
        #[serde(borrow)]
        channel: Cow<'a, str>,
        #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
        user: Option<Cow<'a, str>>,
        is_there: bool,
    },
}

/// The client that sent an event.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Client {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<Box<str>>,
}

/// A member of a presence channel, as one node sees it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Seat<'a> {
    #[serde(borrow)]
    pub user: Cow<'a, str>,
    pub sockets: usize,
    /// What others see; whatever JSON the application signed.
    pub info: Box<RawValue>,
}

impl Letter<'_> {
    /// For the wire.
    pub fn encode(&self) -> Bytes {
        serde_json::to_vec(self).expect("strings and numbers are JSON").into()
    }
}

impl<'a> Letter<'a> {
    /// From the wire; none when it is of no version that we know.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_comes_as_it_was_written() {
        let info = RawValue::from_string(r#"{"name":"Ann \"A\" é"}"#.to_owned()).expect("JSON");
        let member = Seat { user: "a\"n".into(), sockets: 2, info };
        let news = News::Seats { channel: "presence-a".into(), count: 3, member: Some(member) };
        let body = Body::News { seq: 7, app: "1".into(), news };
        let written = Letter { from: NodeId::random(), body }.encode();

        let read = Letter::read(&written).expect("it is ours");

        assert_eq!(read.encode(), written);
    }

    #[test]
    fn what_nobody_knows_is_no_letter() {
        assert!(Letter::read(br#"{"from":{"since_ms":1,"salt":2},"body":{"dance":{}}}"#).is_none());
        assert!(Letter::read(b"\xff").is_none());
    }
}
