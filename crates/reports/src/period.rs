//! The days that a report is about.

use base::BusinessDay;
use serde::Serialize;
use utoipa::ToSchema;

use crate::limits::{FIRST_YEAR, LAST_YEAR};
use crate::refusal::Refusal;

/// From one business day to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ReportPeriod)]
pub struct Period {
    from: BusinessDay,
    to: BusinessDay,
}

impl Period {
    /// Both days and what lies between.
    ///
    /// # Errors
    /// The last day comes before the first, or one is out of the calendar.
    pub fn new(from: BusinessDay, to: BusinessDay) -> Result<Self, Refusal> {
        if to < from {
            return Err(Refusal::PeriodReversed);
        }
        if from.year() < FIRST_YEAR || to.year() > LAST_YEAR {
            return Err(Refusal::DateOutOfRange);
        }
        Ok(Self { from, to })
    }

    /// One day.
    ///
    /// # Errors
    /// It is out of the calendar.
    pub fn day(day: BusinessDay) -> Result<Self, Refusal> {
        Self::new(day, day)
    }

    /// The first day.
    pub const fn from(self) -> BusinessDay {
        self.from
    }

    /// The last day.
    pub const fn to(self) -> BusinessDay {
        self.to
    }
}
