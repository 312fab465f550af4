//! Business hours: when an inbox is open, and how far its open minutes reach.

use base::{BusinessDay, Zone};
use chrono::{DateTime, Datelike, Duration, NaiveDateTime, TimeZone, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Minutes of a day.
const DAY: u32 = 24 * 60;
/// Spans of one day that are kept: morning, afternoon, evening and one to spare.
const SPANS: usize = 4;
/// Holidays that are kept: those of ten years.
const HOLIDAYS: usize = 400;
/// Days that are looked ahead for an open minute; whoever is closed longer has closed.
const AHEAD: i64 = 400;

/// When an inbox is open, in the business's zone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// The open spans of each weekday, Monday first; seven of them.
    pub week: Vec<Vec<Span>>,
    /// Days on which it is closed whatever the weekday.
    #[serde(default)]
    #[schema(value_type = Vec<String>, example = json!(["2026-08-17"]))]
    pub holidays: Vec<BusinessDay>,
}

/// An open span of a day, in minutes after midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Span {
    /// Its first open minute: 480 is 08:00.
    pub from: u32,
    /// Its first closed minute, at most 1440.
    pub to: u32,
}

impl Hours {
    /// Whether it can be kept: seven days, spans in order and apart, and some minute is open.
    pub fn is_sound(&self) -> bool {
        let is_day = |spans: &Vec<Span>| {
            spans.len() <= SPANS
                && spans.iter().all(|span| span.from < span.to && span.to <= DAY)
                && spans.windows(2).all(|pair| pair[0].to <= pair[1].from)
        };
        self.week.len() == 7
            && self.week.iter().all(is_day)
            && self.week.iter().any(|spans| !spans.is_empty())
            && self.holidays.len() <= HOLIDAYS
    }

    /// Whether it is open at this moment.
    pub fn is_open(&self, at: DateTime<Utc>, zone: Zone) -> bool {
        let day = zone.day_of(at);
        self.spans(day, zone).any(|(from, to)| (from..to).contains(&at))
    }

    /// The next moment at which it is open: now, if it is.
    pub fn next_opening(&self, at: DateTime<Utc>, zone: Zone) -> Option<DateTime<Utc>> {
        self.ahead(at, zone).next().map(|(from, _)| from.max(at))
    }

    /// The moment at which so many open minutes have passed since `at`.
    pub fn after(&self, at: DateTime<Utc>, minutes: i32, zone: Zone) -> Option<DateTime<Utc>> {
        let mut left = Duration::minutes(i64::from(minutes));
        for (from, to) in self.ahead(at, zone) {
            let from = from.max(at);
            if from + left <= to {
                return Some(from + left);
            }
            left -= to - from;
        }
        None
    }

    /// The open spans that end after a moment, in order.
    fn ahead(
        &self,
        at: DateTime<Utc>,
        zone: Zone,
    ) -> impl Iterator<Item = (DateTime<Utc>, DateTime<Utc>)> {
        let today = zone.day_of(at);
        (0..AHEAD)
            .filter_map(move |days| today.plus_days(days))
            .flat_map(move |day| self.spans(day, zone).collect::<Vec<_>>())
            .filter(move |(_, to)| *to > at)
    }

    /// The open spans of a day as moments.
    fn spans(
        &self,
        day: BusinessDay,
        zone: Zone,
    ) -> impl Iterator<Item = (DateTime<Utc>, DateTime<Utc>)> {
        let weekday = day.date().weekday().num_days_from_monday() as usize;
        let closed = self.holidays.contains(&day);
        let spans = self.week.get(weekday).filter(|_| !closed);
        let moment = move |minute: u32| {
            let Some(minute) = Some(minute).filter(|minute| *minute < DAY) else {
                return zone.end_of(day);
            };
            let local = day.date().and_hms_opt(minute / 60, minute % 60, 0);
            moment_of(local.unwrap_or_default(), zone)
        };
        spans.into_iter().flatten().map(move |span| (moment(span.from), moment(span.to)))
    }
}

/// A wall clock's time as a moment; where clocks jump over it, the moment after the jump.
fn moment_of(local: NaiveDateTime, zone: Zone) -> DateTime<Utc> {
    let here = zone.tz();
    let found = |local: NaiveDateTime| here.from_local_datetime(&local).earliest();
    let jumped = || found(local + Duration::hours(1));
    found(local).or_else(jumped).map_or_else(|| local.and_utc(), |at| at.with_timezone(&Utc))
}

/// When a target is late that begins now: in open minutes where there are hours.
pub(crate) fn due(
    at: DateTime<Utc>,
    minutes: Option<i32>,
    hours: Option<&Hours>,
    zone: Zone,
) -> Option<DateTime<Utc>> {
    let minutes = minutes?;
    match hours {
        Some(hours) => hours.after(at, minutes, zone),
        None => Some(at + Duration::minutes(i64::from(minutes))),
    }
}

#[cfg(test)]
mod tests;
