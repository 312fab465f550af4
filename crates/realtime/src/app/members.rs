//! Who is in a presence channel: users, each once, however many sockets they have.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use serde_json::value::RawValue;

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
    sockets: usize,
}

/// Whether others must be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// The user was not there before, or is not any more.
    User,
    /// Only one more socket, or one less.
    Socket,
}

/// There is no room for another user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Full;

impl Members {
    /// Counts a socket of a user. The first one's info stays until the user has left.
    pub fn join(&mut self, member: &NewMember, most: usize) -> Result<Change, Full> {
        if let Some(there) = self.0.get_mut(&member.id) {
            there.sockets += 1;
            return Ok(Change::Socket);
        }
        if self.0.len() >= most {
            return Err(Full);
        }
        self.0.insert(member.id.clone(), Member { info: member.info.clone(), sockets: 1 });
        Ok(Change::User)
    }

    /// Counts one socket less.
    pub fn leave(&mut self, id: &str) -> Change {
        match self.0.get_mut(id) {
            Some(member) if member.sockets > 1 => {
                member.sockets -= 1;
                Change::Socket
            }
            _ => {
                self.0.remove(id);
                Change::User
            }
        }
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
                    let told = if *count == 1 { Change::User } else { Change::Socket };
                    prop_assert_eq!(members.join(&member(user), 4), Ok(told));
                } else if *count > 0 {
                    *count -= 1;
                    let told = if *count == 0 { Change::User } else { Change::Socket };
                    prop_assert_eq!(members.leave(&user.to_string()), told);
                }
                prop_assert_eq!(members.ids().count(), sockets.values().filter(|n| **n > 0).count());
            }
        }
    }

    #[test]
    fn a_full_channel_takes_sockets_of_its_members_only() {
        let mut members = Members::default();
        assert_eq!(members.join(&member(1), 1), Ok(Change::User));
        assert_eq!(members.join(&member(2), 1), Err(Full));
        assert_eq!(members.join(&member(1), 1), Ok(Change::Socket));
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
