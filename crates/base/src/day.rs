//! Business days and the zones that decide when they begin.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Days, LocalResult, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A day of business in its tenant's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BusinessDay(NaiveDate);

impl BusinessDay {
    /// The day of this date.
    pub const fn new(date: NaiveDate) -> Self {
        Self(date)
    }

    /// Its date.
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// Its year, as documents are numbered by.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The day after, within the years of chrono.
    pub fn next(self) -> Option<Self> {
        self.0.checked_add_days(Days::new(1)).map(Self)
    }
}

/// `2026-11-21`.
impl fmt::Display for BusinessDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for BusinessDay {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

crate::column!(BusinessDay(NaiveDate), ChronoDate);
crate::text_schema!(
    BusinessDay,
    "2026-11-21",
    "A business day in the tenant's zone"
);

/// A time zone by its IANA name; WIB (`Asia/Jakarta`) by default.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

impl Default for Zone {
    fn default() -> Self {
        Self(chrono_tz::Asia::Jakarta)
    }
}

/// A text that names no time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a time zone")]
pub struct ZoneError;

impl Zone {
    /// The zone itself, for calendars.
    pub const fn tz(self) -> Tz {
        self.0
    }

    /// The business day that this moment falls on.
    pub fn day_of(self, at: DateTime<Utc>) -> BusinessDay {
        BusinessDay(at.with_timezone(&self.0).date_naive())
    }

    /// When the day begins. Where clocks jump over midnight, at the first moment that exists.
    pub fn start_of(self, day: BusinessDay) -> DateTime<Utc> {
        let midnight = day.0.and_time(NaiveTime::MIN);
        let mut shift = chrono::Duration::zero();
        loop {
            match self.0.from_local_datetime(&(midnight + shift)) {
                LocalResult::Single(start) => return start.with_timezone(&Utc),
                LocalResult::Ambiguous(first, _) => return first.with_timezone(&Utc),
                LocalResult::None => shift += chrono::Duration::minutes(15),
            }
        }
    }

    /// When the day ends: the first moment of the next one.
    pub fn end_of(self, day: BusinessDay) -> DateTime<Utc> {
        day.next()
            .map_or(DateTime::<Utc>::MAX_UTC, |next| self.start_of(next))
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zone({self})")
    }
}

impl FromStr for Zone {
    type Err = ZoneError;

    fn from_str(text: &str) -> Result<Self, ZoneError> {
        text.parse().map(Self).map_err(|_| ZoneError)
    }
}

impl From<Zone> for sea_orm::Value {
    fn from(zone: Zone) -> Self {
        zone.to_string().into()
    }
}

impl sea_orm::TryGetable for Zone {
    fn try_get_by<I: sea_orm::ColIdx>(
        row: &sea_orm::QueryResult,
        index: I,
    ) -> Result<Self, sea_orm::TryGetError> {
        let name = String::try_get_by(row, index)?;
        name.parse()
            .map_err(|error: ZoneError| sea_orm::DbErr::Type(error.to_string()).into())
    }
}

impl sea_orm::sea_query::ValueType for Zone {
    fn try_from(value: sea_orm::Value) -> Result<Self, sea_orm::sea_query::ValueTypeErr> {
        let name = <String as sea_orm::sea_query::ValueType>::try_from(value)?;
        name.parse().map_err(|_| sea_orm::sea_query::ValueTypeErr)
    }
    fn type_name() -> String {
        "Zone".to_owned()
    }
    fn array_type() -> sea_orm::sea_query::ArrayType {
        sea_orm::sea_query::ArrayType::String
    }
    fn column_type() -> sea_orm::sea_query::ColumnType {
        <String as sea_orm::sea_query::ValueType>::column_type()
    }
}

impl sea_orm::sea_query::Nullable for Zone {
    fn null() -> sea_orm::Value {
        String::null()
    }
}

crate::text_serde!(Zone);
crate::text_schema!(Zone, "Asia/Jakarta", "An IANA time zone");
