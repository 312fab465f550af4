//! What one body told so far, where a bad event must not cost the good ones.

use super::field::{Malformed, Problem};
use super::{Channel, Dialect, Heard, MAX_HEARD, Unknown};

/// Gathers the events of a body in their order.
#[derive(Debug)]
pub(super) struct Batch {
    dialect: Dialect,
    heard: Vec<Heard>,
    first_bad: Option<Malformed>,
    has_good: bool,
}

impl Batch {
    pub(super) fn new(dialect: Dialect) -> Self {
        Self { dialect, heard: Vec::new(), first_bad: None, has_good: false }
    }

    /// Takes one event, read or not.
    pub(super) fn take(
        &mut self,
        channel: &Channel,
        read: Result<Heard, Malformed>,
    ) -> Result<(), Malformed> {
        if self.heard.len() >= MAX_HEARD {
            return Err(Malformed::new("", Problem::TooLong));
        }
        match read {
            Ok(heard) => {
                self.has_good = true;
                self.heard.push(heard);
            }
            Err(malformed) => {
                self.heard.push(unknown(self.dialect, channel, malformed.to_string()));
                self.first_bad.get_or_insert(malformed);
            }
        }
        Ok(())
    }

    /// All of them; refused if not one could be read.
    pub(super) fn done(self) -> Result<Vec<Heard>, Malformed> {
        match self.first_bad {
            Some(malformed) if !self.has_good => Err(malformed),
            _ => Ok(self.heard),
        }
    }
}

pub(super) fn unknown(dialect: Dialect, channel: &Channel, what: impl Into<String>) -> Heard {
    Heard::Unknown(Unknown { dialect: Some(dialect), channel: channel.clone(), what: what.into() })
}
