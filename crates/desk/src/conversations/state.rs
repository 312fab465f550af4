//! Where a conversation stands: an enum that carries its own data, and the only steps between.

use chrono::{DateTime, Duration, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::SimpleExpr;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::conversations::Refusal;
use crate::entity::conversation;

/// The longest sleep: whoever wants a conversation back in more than a year has forgotten it.
const LONGEST_SNOOZE: Duration = Duration::days(366);

/// Where a conversation stands, as stored and shown.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Somebody has to do something.
    #[sea_orm(string_value = "open")]
    Open,
    /// The business waits for the customer, or for somebody else.
    #[sea_orm(string_value = "pending")]
    Pending,
    /// Put aside until a moment, or until the customer writes.
    #[sea_orm(string_value = "snoozed")]
    Snoozed,
    /// Done.
    #[sea_orm(string_value = "resolved")]
    Resolved,
}

/// Where a conversation stands, with what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Somebody has to do something.
    Open,
    /// The business waits.
    Pending,
    /// Put aside.
    Snoozed {
        /// When it wakes.
        until: DateTime<Utc>,
    },
    /// Done.
    Resolved {
        /// Since when.
        at: DateTime<Utc>,
    },
}

/// Open conversations, said so that SQLite knows it when it plans: of a value that comes later it
/// cannot tell whether an index over the open ones holds them all.
pub(crate) fn is_open() -> SimpleExpr {
    Expr::cust("desk_conversations.state = 'open'")
}

/// The same for those that sleep.
pub(crate) fn is_snoozed() -> SimpleExpr {
    Expr::cust("desk_conversations.state = 'snoozed'")
}

impl State {
    /// The state of a row.
    pub fn of(row: &conversation::Model) -> anyhow::Result<Self> {
        let missing = |what: &str| anyhow::anyhow!("conversation {} has no {what}", row.id);
        Ok(match row.state {
            Status::Open => Self::Open,
            Status::Pending => Self::Pending,
            Status::Snoozed => {
                Self::Snoozed { until: row.snoozed_until.ok_or_else(|| missing("end of sleep"))? }
            }
            Status::Resolved => {
                Self::Resolved { at: row.resolved_at.ok_or_else(|| missing("end"))? }
            }
        })
    }

    /// Writes the state into a row.
    pub fn write(self, row: &mut conversation::Model) {
        row.state = self.status();
        row.snoozed_until = None;
        row.resolved_at = None;
        match self {
            Self::Open | Self::Pending => {}
            Self::Snoozed { until } => row.snoozed_until = Some(until),
            Self::Resolved { at } => row.resolved_at = Some(at),
        }
    }

    /// The state as stored and shown.
    pub fn status(self) -> Status {
        match self {
            Self::Open => Status::Open,
            Self::Pending => Status::Pending,
            Self::Snoozed { .. } => Status::Snoozed,
            Self::Resolved { .. } => Status::Resolved,
        }
    }

    /// Somebody opens it, from wherever it is.
    pub fn open(self) -> Self {
        Self::Open
    }

    /// The business waits; not for what is done already.
    pub fn pend(self) -> Result<Self, Refusal> {
        self.under_way().map(|_| Self::Pending)
    }

    /// Somebody puts it aside until a moment between now and a year from now.
    pub fn snooze(self, until: DateTime<Utc>, now: DateTime<Utc>) -> Result<Self, Refusal> {
        self.under_way()?;
        if until <= now || until > now + LONGEST_SNOOZE {
            return Err(Refusal::BadSnooze);
        }
        Ok(Self::Snoozed { until })
    }

    /// Somebody is done with it. What is done stays done since then.
    pub fn resolve(self, now: DateTime<Utc>) -> Self {
        match self {
            Self::Resolved { .. } => self,
            Self::Open | Self::Pending | Self::Snoozed { .. } => Self::Resolved { at: now },
        }
    }

    /// The customer writes: whatever it was, somebody has to look.
    pub fn heard(self) -> Self {
        Self::Open
    }

    /// The business writes: what waits for the customer goes on waiting, all else is under way.
    pub fn replied(self) -> Self {
        match self {
            Self::Pending => Self::Pending,
            Self::Open | Self::Snoozed { .. } | Self::Resolved { .. } => Self::Open,
        }
    }

    /// The clock moves: a sleep that is over ends.
    pub fn wake(self, now: DateTime<Utc>) -> Self {
        match self {
            Self::Snoozed { until } if until <= now => Self::Open,
            other => other,
        }
    }

    fn under_way(self) -> Result<Self, Refusal> {
        match self {
            Self::Resolved { .. } => Err(Refusal::Resolved),
            Self::Open | Self::Pending | Self::Snoozed { .. } => Ok(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + minute * 60, 0).expect("a moment")
    }

    const OPEN: State = State::Open;
    const PENDING: State = State::Pending;

    fn all() -> [State; 4] {
        [OPEN, PENDING, State::Snoozed { until: at(60) }, State::Resolved { at: at(0) }]
    }

    #[test]
    fn every_state_takes_every_step_as_agreed() {
        let [open, pending, snoozed, resolved] = all();
        let later = State::Snoozed { until: at(90) };
        let done = State::Resolved { at: at(30) };

        assert_eq!(all().map(State::open), [OPEN; 4]);
        assert_eq!(all().map(State::heard), [OPEN; 4]);
        assert_eq!(
            all().map(State::pend),
            [Ok(PENDING), Ok(PENDING), Ok(PENDING), Err(Refusal::Resolved)]
        );
        assert_eq!(
            all().map(|state| state.snooze(at(90), at(30))),
            [Ok(later), Ok(later), Ok(later), Err(Refusal::Resolved)]
        );
        assert_eq!(all().map(|state| state.resolve(at(30))), [done, done, done, resolved]);
        assert_eq!(all().map(State::replied), [OPEN, PENDING, OPEN, OPEN]);
        assert_eq!(all().map(|state| state.wake(at(59))), [open, pending, snoozed, resolved]);
        assert_eq!(all().map(|state| state.wake(at(60))), [open, pending, OPEN, resolved]);
    }

    #[test]
    fn a_sleep_ends_within_a_year_and_not_before_now() {
        let now = at(0);

        assert_eq!(OPEN.snooze(now, now), Err(Refusal::BadSnooze));
        assert_eq!(OPEN.snooze(at(-1), now), Err(Refusal::BadSnooze));
        assert_eq!(OPEN.snooze(now + Duration::days(367), now), Err(Refusal::BadSnooze));
        assert!(OPEN.snooze(now + Duration::days(366), now).is_ok());
    }
}
