//! Business days and the zones that decide when they begin.

use std::fmt;
use std::str::FromStr;

use chrono::{
    DateTime, Datelike, Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta,
    TimeZone, Utc,
};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

crate::refusals! {
    /// Why a text is not a day.
    pub enum DayError in "platform.day" {
        /// Not `YYYY-MM-DD`, or no such day.
        NotADay => 422 "not_a_day",
            id "Tulis tanggal seperti 2026-08-17.",
            en "Write the date like 2026-08-17.";
    }
}

crate::refusals! {
    /// Why a text is not a zone.
    pub enum ZoneError in "platform.zone" {
        /// Not a name of the IANA database.
        Unknown => 422 "unknown", id "Zona waktu tidak dikenal.", en "This time zone is not known.";
    }
}

/// A day of business in its tenant's zone; `YYYY-MM-DD` in JSON, a date in the database.
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

    /// The day so many days later, or earlier when negative, within the years of chrono.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let distance = Days::new(days.unsigned_abs());
        if days < 0 {
            self.0.checked_sub_days(distance).map(Self)
        } else {
            self.0.checked_add_days(distance).map(Self)
        }
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
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        text.parse().map(Self).map_err(|_| DayError::NotADay)
    }
}

crate::column!(BusinessDay(NaiveDate), ChronoDate);
crate::text_schema!(BusinessDay, "2026-11-21", "A business day in the tenant's zone");

/// A time zone by its IANA name; WIB (`Asia/Jakarta`) by default.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

impl Default for Zone {
    fn default() -> Self {
        Self(chrono_tz::Asia::Jakarta)
    }
}

impl Zone {
    /// The zone itself, for calendars.
    pub const fn tz(self) -> Tz {
        self.0
    }

    /// Its IANA name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The business day that this moment falls on.
    pub fn day_of(self, at: DateTime<Utc>) -> BusinessDay {
        let utc = at.naive_utc();
        let offset = self.0.offset_from_utc_datetime(&utc).fix();
        BusinessDay(utc.checked_add_offset(offset).unwrap_or(utc).date())
    }

    /// When the day begins: its first moment, also where clocks jump over midnight or back over it.
    pub fn start_of(self, day: BusinessDay) -> DateTime<Utc> {
        // The first and last two days of the calendar have no room for an offset.
        if day.plus_days(-2).is_none() {
            return DateTime::<Utc>::MIN_UTC;
        }
        if day.plus_days(2).is_none() {
            return DateTime::<Utc>::MAX_UTC;
        }
        let midnight = day.0.and_time(NaiveTime::MIN);
        let candidates = match self.0.offset_from_local_datetime(&midnight) {
            LocalResult::Single(offset) => [Some(offset), None],
            LocalResult::Ambiguous(first, second) => [Some(first), Some(second)],
            LocalResult::None => [None, None],
        };
        candidates
            .into_iter()
            .flatten()
            .filter_map(|offset| midnight.checked_sub_offset(offset.fix()))
            .map(|utc| utc.and_utc())
            .find(|at| self.day_of(*at) >= day)
            .unwrap_or_else(|| self.jump_over(midnight))
    }

    /// The moment, to the second, at which clocks jump over this midnight. Offsets stay within a
    /// day of UTC, so the two days around it hold that one jump.
    fn jump_over(self, midnight: NaiveDateTime) -> DateTime<Utc> {
        let day = BusinessDay(midnight.date());
        let (mut before, mut after) = (-86_400_i64, 86_400_i64);
        while after - before > 1 {
            let middle = (before + after).div_euclid(2);
            if self.day_of((midnight + TimeDelta::seconds(middle)).and_utc()) >= day {
                after = middle;
            } else {
                before = middle;
            }
        }
        (midnight + TimeDelta::seconds(after)).and_utc()
    }

    /// When the day ends: the first moment of the next one.
    pub fn end_of(self, day: BusinessDay) -> DateTime<Utc> {
        day.next().map_or(DateTime::<Utc>::MAX_UTC, |next| self.start_of(next))
    }
}

impl From<Tz> for Zone {
    fn from(tz: Tz) -> Self {
        Self(tz)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
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
        text.parse().map(Self).map_err(|_| ZoneError::Unknown)
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
        name.parse().map_err(|error: ZoneError| sea_orm::DbErr::Type(error.to_string()).into())
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

impl sea_orm::IntoActiveValue<Zone> for Zone {
    fn into_active_value(self) -> sea_orm::ActiveValue<Zone> {
        sea_orm::ActiveValue::Set(self)
    }
}

crate::text_serde!(Zone);
crate::text_schema!(Zone, "Asia/Jakarta", "An IANA time zone");
