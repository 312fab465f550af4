//! What all formats show alike: the heading in the words of its language, moments on the zone's clock.

use base::{BusinessDay, Zone};
use chrono::{DateTime, Datelike, NaiveDateTime, Timelike, Utc};

use crate::cell::Cell;
use crate::period::Period;
use crate::report::Heading;
use crate::words::Words;

/// What a value is shown with: the words of the language, the clock of the zone.
#[derive(Clone, Copy)]
pub(crate) struct Shown {
    pub words: &'static Words,
    pub zone: Zone,
}

impl Shown {
    /// As a report's heading says.
    pub(crate) const fn of(heading: &Heading) -> Self {
        Self { words: Words::of(heading.language), zone: heading.zone }
    }

    /// `19.05`, on the clock of the zone.
    pub(crate) fn clock(self, at: DateTime<Utc>) -> String {
        let local = self.local(at);
        format!("{:02}{}{:02}", local.hour(), self.words.clock, local.minute())
    }

    /// The moment on the calendar and clock of the zone.
    pub(crate) fn local(self, at: DateTime<Utc>) -> NaiveDateTime {
        at.with_timezone(&self.zone.tz()).naive_local()
    }

    /// `21 November 2026`
    pub(crate) fn long_day(self, day: BusinessDay) -> String {
        format!("{} {}", self.day_and_month(day), day.year())
    }

    fn day_and_month(self, day: BusinessDay) -> String {
        let date = day.date();
        format!("{} {}", date.day(), self.words.months[date.month0() as usize])
    }

    /// `21 November 2026`, `1–30 November 2026`, `15 Oktober – 20 November 2026`.
    pub(crate) fn period(self, period: Period) -> String {
        let (from, to) = (period.from(), period.to());
        let last = self.long_day(to);
        if from == to {
            last
        } else if from.year() != to.year() {
            format!("{} – {last}", self.long_day(from))
        } else if from.date().month() != to.date().month() {
            format!("{} – {last}", self.day_and_month(from))
        } else {
            format!("{}–{last}", from.date().day())
        }
    }

    /// `Dibuat 21 November 2026, 19.05 WIB`
    pub(crate) fn made(self, at: DateTime<Utc>) -> String {
        let day = self.long_day(self.zone.day_of(at));
        format!("{} {day}, {} {}", self.words.made, self.clock(at), self.zone_name())
    }

    /// What people call the zone; other zones keep their own name.
    fn zone_name(self) -> &'static str {
        match self.zone.name() {
            "Asia/Jakarta" | "Asia/Pontianak" => "WIB",
            "Asia/Makassar" => "WITA",
            "Asia/Jayapura" => "WIT",
            other => other,
        }
    }
}

/// How many decimals the cells of a column need, so that all of them show as many.
pub(crate) fn decimals<'a>(cells: impl Iterator<Item = &'a Cell>) -> usize {
    cells
        .map(|cell| match cell {
            Cell::Quantity(quantity) => needed(quantity.thousandths(), 3),
            Cell::Percent(points) => needed(*points, 2),
            _ => 0,
        })
        .max()
        .unwrap_or_default()
}

fn needed(number: i64, places: usize) -> usize {
    let mut rest = number.unsigned_abs();
    let mut needed = places;
    while needed > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        needed -= 1;
    }
    needed
}

/// The sign, the digits before the separator, and so many behind it.
pub(crate) fn parts(number: i64, places: usize, decimals: usize) -> (&'static str, String, String) {
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    let sign = if number < 0 { "-" } else { "" };
    (sign, whole.to_owned(), rest[..decimals.min(places)].to_owned())
}

#[cfg(test)]
mod tests;
