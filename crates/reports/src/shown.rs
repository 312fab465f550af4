//! Values as people read them: numbers as in Indonesia in every language, dates in theirs.

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

    /// The value with so many decimals, where its kind has decimals.
    #[cfg(feature = "pdf")]
    pub(crate) fn cell(self, cell: &Cell, decimals: usize) -> String {
        match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Integer(count) => grouped(*count),
            Cell::Rupiah(sum) => sum.to_string(),
            Cell::Quantity(quantity) => decimal(quantity.thousandths(), 3, decimals),
            Cell::Percent(points) => format!("{}%", decimal(*points, 2, decimals)),
            Cell::Duration(seconds) => self.duration(*seconds),
            Cell::Date(day) => self.day(*day),
            Cell::Moment(at) => self.moment(*at),
        }
    }

    /// `45 dtk`, `2 mnt 5 dtk`, `1 j 05 mnt`: seconds are left out once there are hours.
    #[cfg(feature = "pdf")]
    fn duration(self, seconds: u64) -> String {
        let Words { hours, minutes, seconds: unit, .. } = self.words;
        match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
            (0, 0, rest) => format!("{rest} {unit}"),
            (0, whole, rest) => format!("{whole} {minutes} {rest} {unit}"),
            (whole, rest, _) => {
                let whole = grouped(i64::try_from(whole).unwrap_or(i64::MAX));
                format!("{whole} {hours} {rest:02} {minutes}")
            }
        }
    }

    /// `21 Nov 2026`
    #[cfg(feature = "pdf")]
    fn day(self, day: BusinessDay) -> String {
        let date = day.date();
        format!("{} {} {}", date.day(), self.words.short_months[date.month0() as usize], day.year())
    }

    /// `21 Nov 2026 19.05`, on the clock of the zone.
    #[cfg(feature = "pdf")]
    fn moment(self, at: DateTime<Utc>) -> String {
        format!("{} {}", self.day(self.zone.day_of(at)), self.clock(at))
    }

    fn clock(self, at: DateTime<Utc>) -> String {
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

/// `1.250`
#[cfg(feature = "pdf")]
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// `1.250,50`: a number in parts of ten to the `places`, with so many of these decimals.
#[cfg(feature = "pdf")]
fn decimal(number: i64, places: usize, decimals: usize) -> String {
    let (sign, whole, rest) = parts(number, places, decimals);
    let whole = grouped(whole.parse().unwrap_or_default());
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole},{rest}") }
}

/// The sign, the digits before the separator, and so many behind it.
pub(crate) fn parts(
    number: i64,
    places: usize,
    decimals: usize,
) -> (&'static str, String, String) {
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    let sign = if number < 0 { "-" } else { "" };
    (sign, whole.to_owned(), rest[..decimals.min(places)].to_owned())
}

#[cfg(test)]
mod tests;
