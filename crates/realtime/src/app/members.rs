//! Who is in a presence channel: users, each once, however many sockets they have.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use serde_json::value::RawValue;

use crate::app::elsewhere::Elsewhere;
use crate::cluster::{NodeId, Seat};

/// A user who joins.
#[derive(Clone, Debug)]
pub(crate) struct NewMember {
    pub id: Arc<str>,
    /// What the other members see; whatever JSON the application signed.
    pub info: Arc<RawValue>,
}

/// In the order of their ids, so that every subscriber is told the same.
#[derive(Debug, Default)]
pub(crate) struct Members(BTreeMap<Arc<str>, Member>);

#[derive(Debug)]
struct Member {
    info: Arc<RawValue>,
    /// On this node.
    sockets: usize,
    elsewhere: Elsewhere,
}

/// Whether others must be told. A user counts once, whatever sockets on whatever nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Came,
    Went,
    /// Only one more socket, or one less.
    Nothing,
}

/// There is no room for another user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Full;

impl Members {
    /// Counts a socket of a user. The first one's info stays until the user has left.
    pub fn join(&mut self, member: &NewMember, most: usize) -> Result<Change, Full> {
        if let Some(there) = self.0.get_mut(&member.id) {
            there.sockets += 1;
            return Ok(Change::Nothing);
        }
        if self.0.len() >= most {
            return Err(Full);
        }
        let (info, elsewhere) = (member.info.clone(), Elsewhere::default());
        self.0.insert(member.id.clone(), Member { info, sockets: 1, elsewhere });
        Ok(Change::Came)
    }

    /// Counts one socket less.
    pub fn leave(&mut self, id: &str) -> Change {
        if let Some(member) = self.0.get_mut(id) {
            member.sockets = member.sockets.saturating_sub(1);
        }
        self.let_go(id)
    }

    /// Notes on how many sockets of another node a user is.
    pub fn seat(&mut self, node: NodeId, seat: &Seat<'_>) -> Change {
        if let Some(member) = self.0.get_mut(&*seat.user) {
            member.elsewhere.set(node, seat.sockets);
            return self.let_go(&seat.user);
        }
        if seat.sockets == 0 {
            return Change::Nothing;
        }
        let mut elsewhere = Elsewhere::default();
        elsewhere.set(node, seat.sockets);
        let member = Member { info: seat.info.clone().into(), sockets: 0, elsewhere };
        self.0.insert((*seat.user).into(), member);
        Change::Came
    }

    /// Notes that a user is on no socket of another node.
    pub fn unseat(&mut self, node: NodeId, id: &str) -> Change {
        if let Some(member) = self.0.get_mut(id) {
            member.elsewhere.set(node, 0);
        }
        self.let_go(id)
    }

    fn let_go(&mut self, id: &str) -> Change {
        let is_gone = |member: &Member| member.sockets == 0 && member.elsewhere.is_empty();
        if self.0.get(id).is_some_and(is_gone) {
            self.0.remove(id);
            Change::Went
        } else {
            Change::Nothing
        }
    }

    /// Who is on another node.
    pub fn on(&self, node: NodeId) -> Vec<Arc<str>> {
        let there = self.0.iter().filter(|(_, member)| member.elsewhere.of(node) > 0);
        there.map(|(id, _)| id.clone()).collect()
    }

    /// As other nodes are told of a user, who may be gone.
    pub fn seat_of(&self, id: &str) -> Seat<'static> {
        let (sockets, info) = match self.0.get(id) {
            Some(member) => (member.sockets, (*member.info).to_owned()),
            None => (0, RawValue::NULL.to_owned()),
        };
        Seat { user: Cow::Owned(id.to_owned()), sockets, info }
    }

    /// Who is on this node.
    pub fn seats(&self) -> impl Iterator<Item = Seat<'static>> {
        let here = self.0.iter().filter(|(_, member)| member.sockets > 0);
        here.map(|(id, _)| self.seat_of(id))
    }

    /// Their ids.
    pub fn ids(&self) -> impl Iterator<Item = &Arc<str>> {
        self.0.keys()
    }

    /// As a new subscriber is told.
    pub fn roll(&self) -> Roll<'_> {
        let hash = self.0.iter().map(|(id, member)| (&**id, &*member.info)).collect();
        let ids = self.0.keys().map(|id| &**id).collect();
        Roll { presence: Presence { ids, hash, count: self.0.len() } }
    }
}

#[derive(Serialize)]
pub(crate) struct Roll<'a> {
    presence: Presence<'a>,
}

#[derive(Serialize)]
struct Presence<'a> {
    ids: Vec<&'a str>,
    hash: BTreeMap<&'a str, &'a RawValue>,
    count: usize,
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    fn member(id: u8) -> NewMember {
        let info = RawValue::from_string(format!("{{\"n\":{id}}}")).expect("it is JSON");
        NewMember { id: id.to_string().into(), info: info.into() }
    }

    proptest! {
        #[test]
        fn a_user_comes_with_the_first_socket_and_goes_with_the_last(
            steps in prop::collection::vec((0_u8..4, any::<bool>()), 0..200)
        ) {
            let mut members = Members::default();
            let mut sockets: HashMap<u8, usize> = HashMap::new();
            for (user, joins) in steps {
                let count = sockets.entry(user).or_default();
                if joins {
                    *count += 1;
                    let told = if *count == 1 { Change::Came } else { Change::Nothing };
                    prop_assert_eq!(members.join(&member(user), 4), Ok(told));
                } else if *count > 0 {
                    *count -= 1;
                    let told = if *count == 0 { Change::Went } else { Change::Nothing };
                    prop_assert_eq!(members.leave(&user.to_string()), told);
                }
                prop_assert_eq!(members.ids().count(), sockets.values().filter(|n| **n > 0).count());
            }
        }
    }

    #[test]
    fn a_full_channel_takes_sockets_of_its_members_only() {
        let mut members = Members::default();
        assert_eq!(members.join(&member(1), 1), Ok(Change::Came));
        assert_eq!(members.join(&member(2), 1), Err(Full));
        assert_eq!(members.join(&member(1), 1), Ok(Change::Nothing));
    }

    #[test]
    fn a_user_of_several_nodes_goes_with_the_last_socket_of_all() {
        let (one, other) = (NodeId::random(), NodeId::random());
        let seat = |sockets| Seat {
            user: "1".into(),
            sockets,
            info: RawValue::from_string("{}".to_owned()).expect("it is JSON"),
        };
        let mut members = Members::default();

        assert_eq!(members.seat(one, &seat(2)), Change::Came);
        assert_eq!(members.seat(other, &seat(1)), Change::Nothing);
        assert_eq!(members.join(&member(1), 9), Ok(Change::Nothing));
        assert_eq!(members.seat(one, &seat(0)), Change::Nothing);
        assert_eq!(members.leave("1"), Change::Nothing);
        assert_eq!((members.on(one).len(), members.on(other).len()), (0, 1));
        assert_eq!(members.unseat(other, "1"), Change::Went);
        assert_eq!(members.unseat(other, "1"), Change::Nothing);
        assert_eq!(members.seat(one, &seat(0)), Change::Nothing);
    }

    #[test]
    fn the_roll_names_each_user_once() {
        let mut members = Members::default();
        for id in [2, 1, 2] {
            members.join(&member(id), 9).expect("there is room");
        }

        let roll = serde_json::to_string(&members.roll()).expect("it is JSON");
        assert_eq!(
            roll,
            r#"{"presence":{"ids":["1","2"],"hash":{"1":{"n":1},"2":{"n":2}},"count":2}}"#
        );
    }
}
