//! Who is there, and who the application was told is there.
//!
//! Every node knows both, so that when the one that tells is gone, the next one tells exactly what
//! is missing.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::channel_name::ChannelName;

/// A channel, or a member of one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Subject {
    pub channel: ChannelName,
    pub user: Option<Arc<str>>,
}

impl Subject {
    pub fn new(channel: &ChannelName, user: Option<&str>) -> Self {
        Self { channel: channel.clone(), user: user.map(Arc::from) }
    }

    pub fn channel(channel: &ChannelName) -> Self {
        Self::new(channel, None)
    }

    pub fn member(channel: &ChannelName, user: &str) -> Self {
        Self::new(channel, Some(user))
    }
}

/// A subject is in one of these, or in none: then nobody is there and nobody was told otherwise.
#[derive(Debug, Default)]
pub(super) struct Who {
    /// There, and told.
    told: HashSet<Subject>,
    /// There since this moment, and not told.
    untold: HashMap<Subject, u64>,
    /// Told to be there, and not there. They may be back in a moment: a page that reloads is no
    /// departure.
    leaving: HashMap<Subject, u64>,
}

/// Whether an arrival is one that the application does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    Arrival,
    Nothing,
}

impl Who {
    /// Somebody is there. To be told, unless it is a return that nobody has noticed.
    pub fn arrived(&mut self, subject: Subject, now_ms: u64) -> News {
        if self.leaving.remove(&subject).is_some() {
            self.told.insert(subject);
            return News::Nothing;
        }
        if self.told.contains(&subject) {
            return News::Nothing;
        }
        self.untold.insert(subject, now_ms);
        News::Arrival
    }

    /// The arrival was told.
    pub fn told(&mut self, subject: Subject) {
        self.untold.remove(&subject);
        self.told.insert(subject);
    }

    /// Somebody is gone; it is to be told at that moment.
    pub fn departed(&mut self, subject: &Subject, due_ms: u64) {
        self.untold.remove(subject);
        if let Some(subject) = self.told.take(subject) {
            self.leaving.insert(subject, due_ms);
        }
    }

    /// Another node told. What is true by now is told in its turn.
    pub fn told_elsewhere(&mut self, subject: Subject, is_there: bool, due_ms: u64) {
        if is_there {
            if self.untold.remove(&subject).is_some() {
                self.told.insert(subject);
            } else if !self.told.contains(&subject) {
                self.leaving.entry(subject).or_insert(due_ms);
            }
        } else if let Some(subject) = self.told.take(&subject) {
            self.untold.insert(subject, due_ms);
        } else {
            self.leaving.remove(&subject);
        }
    }

    /// What is to be told now, and counts as told from here on: arrivals first, in their order,
    /// channels before their members; then departures, members before their channel.
    pub fn due(&mut self, now_ms: u64) -> Vec<(Subject, bool)> {
        let mut came: Vec<_> = self.untold.drain().collect();
        came.sort_by_key(|(subject, since_ms)| (*since_ms, subject.user.is_some()));
        let mut went: Vec<_> = self.leaving.extract_if(|_, due_ms| *due_ms <= now_ms).collect();
        went.sort_by_key(|(subject, due_ms)| (*due_ms, subject.user.is_none()));
        self.told.extend(came.iter().map(|(subject, _)| subject.clone()));
        let came = came.into_iter().map(|(subject, _)| (subject, true));
        came.chain(went.into_iter().map(|(subject, _)| (subject, false))).collect()
    }

    /// Who was told to be there, whether they still are or not.
    pub fn all_told(&self) -> impl Iterator<Item = &Subject> {
        self.told.iter().chain(self.leaving.keys())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn subject() -> Subject {
        Subject::channel(&ChannelName::parse("a").expect("a name"))
    }

    /// The one that tells, and one that only listens until it takes over.
    #[derive(Debug, Default)]
    struct Two {
        teller: Who,
        other: Who,
        /// What the application was told last.
        told: bool,
    }

    impl Two {
        fn step(&mut self, is_there: bool, now_ms: u64) {
            if is_there {
                let _ = self.other.arrived(subject(), now_ms);
                if self.teller.arrived(subject(), now_ms) == News::Arrival {
                    self.teller.told(subject());
                    self.tell(true);
                }
            } else {
                self.teller.departed(&subject(), now_ms + 3);
                self.other.departed(&subject(), now_ms + 3);
            }
        }

        fn tell(&mut self, is_there: bool) {
            assert_ne!(self.told, is_there, "told twice");
            self.told = is_there;
        }
    }

    proptest! {
        #[test]
        fn whoever_takes_over_tells_what_is_missing_and_nothing_twice(
            steps in prop::collection::vec((1_u64..5, any::<bool>(), any::<bool>()), 0..40)
        ) {
            let mut two = Two::default();
            let (mut now_ms, mut is_there) = (0, false);
            let mut on_their_way = Vec::new();
            for (wait_ms, is_confirmed, changes) in steps {
                now_ms += wait_ms;
                for (_, told) in two.teller.due(now_ms) {
                    two.tell(told);
                    on_their_way.push(told);
                }
                if changes {
                    is_there = !is_there;
                    let before = two.told;
                    two.step(is_there, now_ms);
                    if two.told != before {
                        on_their_way.push(two.told);
                    }
                }
                if is_confirmed {
                    for told in on_their_way.drain(..) {
                        two.other.told_elsewhere(subject(), told, now_ms + 3);
                    }
                }
            }
            // All that was taken is known before the teller is gone.
            for told in on_their_way {
                two.other.told_elsewhere(subject(), told, now_ms + 3);
            }

            for (_, told) in two.other.due(u64::MAX) {
                two.tell(told);
            }

            prop_assert_eq!(two.told, is_there);
            prop_assert!(two.other.due(u64::MAX).is_empty());
        }
    }
}
