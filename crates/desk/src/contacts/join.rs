//! Which contacts are one person, when a message names several of their WhatsApp ids.

use chrono::{DateTime, Utc};

use crate::ids::ContactId;

/// A contact that owns one of the ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Owner {
    pub(crate) id: ContactId,
    pub(crate) since: DateTime<Utc>,
    /// Whether people have worked with it: named, noted, labelled or answered.
    pub(crate) history: History,
}

/// Whether people have worked with a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum History {
    /// Only the machine has.
    Bare,
    /// Somebody would miss it.
    ByHand,
}

/// What becomes of the owners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Joined {
    /// The one that stays.
    pub(crate) keep: ContactId,
    /// Those that become one with it at once.
    pub(crate) merge: Vec<ContactId>,
    /// Those that a person decides about.
    pub(crate) propose: Vec<ContactId>,
}

/// Keeps the oldest that people worked with, or else the oldest. Nobody's work is ever merged away
/// without a person.
pub(crate) fn join(owners: &[Owner]) -> Option<Joined> {
    let oldest = |history: History| {
        let of = owners.iter().filter(move |owner| owner.history == history);
        of.min_by_key(|owner| (owner.since, owner.id))
    };
    let keep = oldest(History::ByHand).or_else(|| oldest(History::Bare))?.id;
    let others = |history: History| {
        let mut ids: Vec<_> = owners
            .iter()
            .filter(|owner| owner.id != keep && owner.history == history)
            .map(|owner| owner.id)
            .collect();
        ids.sort();
        ids.dedup();
        ids
    };
    Some(Joined { keep, merge: others(History::Bare), propose: others(History::ByHand) })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn owner(number: u128, since: i64, history: History) -> Owner {
        let at = DateTime::from_timestamp(1_800_000_000 + since, 0).expect("a moment");
        Owner { id: ContactId::from_uuid(base::uuid::Uuid::from_u128(number)), since: at, history }
    }

    #[test]
    fn two_bare_contacts_become_the_older_one() {
        let (old, new) = (owner(2, 0, History::Bare), owner(1, 9, History::Bare));

        let joined = join(&[new, old]).expect("owners");

        assert_eq!(joined, Joined { keep: old.id, merge: vec![new.id], propose: vec![] });
    }

    #[test]
    fn the_one_that_people_worked_with_stays_whatever_its_age() {
        let (old, new) = (owner(1, 0, History::Bare), owner(2, 9, History::ByHand));

        let joined = join(&[old, new]).expect("owners");

        assert_eq!(joined, Joined { keep: new.id, merge: vec![old.id], propose: vec![] });
    }

    #[test]
    fn two_that_people_worked_with_are_for_a_person_to_decide() {
        let (old, new) = (owner(1, 0, History::ByHand), owner(2, 9, History::ByHand));

        let joined = join(&[old, new]).expect("owners");

        assert_eq!(joined, Joined { keep: old.id, merge: vec![], propose: vec![new.id] });
        assert_eq!(join(&[]), None);
    }

    proptest! {
        #[test]
        fn nobody_is_lost_and_no_work_is_merged_away(
            rows in proptest::collection::vec((0..6u128, 0..5i64, any::<bool>()), 1..8),
        ) {
            let mut owners: Vec<Owner> = Vec::new();
            for (number, since, by_hand) in rows {
                let history = if by_hand { History::ByHand } else { History::Bare };
                let new = owner(number, since, history);
                if owners.iter().all(|known| known.id != new.id) {
                    owners.push(new);
                }
            }

            let joined = join(&owners).expect("owners");

            let mut all: Vec<_> = joined.merge.iter().chain(&joined.propose).copied().collect();
            all.push(joined.keep);
            prop_assert_eq!(all.len(), owners.len());
            let ids: BTreeSet<_> = owners.iter().map(|owner| owner.id).collect();
            prop_assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), ids);
            for merged in &joined.merge {
                let owner = owners.iter().find(|owner| owner.id == *merged).expect("known");
                prop_assert_eq!(owner.history, History::Bare);
            }
        }
    }
}
