//! Values as people read them on paper: numbers as in Indonesia in every language, dates in theirs.

use base::{BusinessDay, Language};
use chrono::Datelike;

use crate::cell::Cell;
use crate::report::Heading;
use crate::shown::{Shown, parts};

/// Words around figures.
pub(super) struct Figures {
    shown: Shown,
    /// `Halaman 1 dari 3`
    pub page: &'static str,
    pub of: &'static str,
    /// A table without rows.
    pub no_rows: &'static str,
    /// Hours, minutes, seconds.
    units: [&'static str; 3],
    months: [&'static str; 12],
}

impl Figures {
    /// In the language and zone of a report.
    pub(super) const fn of(heading: &Heading) -> Self {
        let shown = Shown::of(heading);
        match heading.language {
            Language::Id => Self {
                shown,
                page: "Halaman",
                of: "dari",
                no_rows: "Tidak ada data.",
                units: ["j", "mnt", "dtk"],
                months: [
                    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov",
                    "Des",
                ],
            },
            Language::En => Self {
                shown,
                page: "Page",
                of: "of",
                no_rows: "No data.",
                units: ["h", "min", "s"],
                months: [
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                    "Dec",
                ],
            },
        }
    }

    /// The value, with so many decimals where its kind has decimals.
    pub(super) fn cell(&self, cell: &Cell, decimals: usize) -> String {
        match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Integer(count) => decimal(*count, 0, 0),
            Cell::Rupiah(sum) => sum.to_string(),
            Cell::Quantity(quantity) => decimal(quantity.thousandths(), 3, decimals),
            Cell::Percent(points) => format!("{}%", decimal(*points, 2, decimals)),
            Cell::Duration(seconds) => self.duration(*seconds),
            Cell::Date(day) => self.day(*day),
            Cell::Moment(at) => {
                format!("{} {}", self.day(self.shown.zone.day_of(*at)), self.shown.clock(*at))
            }
        }
    }

    /// `45 dtk`, `2 mnt 5 dtk`, `1 j 05 mnt`: seconds are left out once there are hours.
    fn duration(&self, seconds: u64) -> String {
        let [hours, minutes, unit] = self.units;
        match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
            (0, 0, rest) => format!("{rest} {unit}"),
            (0, whole, rest) => format!("{whole} {minutes} {rest} {unit}"),
            (whole, rest, _) => {
                format!("{} {hours} {rest:02} {minutes}", grouped(&whole.to_string()))
            }
        }
    }

    /// `21 Nov 2026`
    fn day(&self, day: BusinessDay) -> String {
        let date = day.date();
        format!("{} {} {}", date.day(), self.months[date.month0() as usize], day.year())
    }
}

/// `1.250,50`: a number in parts of ten to the `places`, with so many of these decimals.
fn decimal(number: i64, places: usize, decimals: usize) -> String {
    let (sign, whole, rest) = parts(number, places, decimals);
    let whole = grouped(&whole);
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole},{rest}") }
}

/// `1.250`
fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use base::{Quantity, Zone};
    use chrono::{DateTime, NaiveDate, Utc};

    use super::*;
    use crate::shown::decimals;

    fn figures(language: Language) -> Figures {
        Figures::of(&Heading {
            title: String::new(),
            business: String::new(),
            period: None,
            made_at: DateTime::<Utc>::UNIX_EPOCH,
            zone: Zone::default(),
            language,
        })
    }

    #[test]
    fn lengths_of_time_are_told_in_the_units_that_matter() {
        let cases = [
            (0, "0 dtk", "0 s"),
            (45, "45 dtk", "45 s"),
            (125, "2 mnt 5 dtk", "2 min 5 s"),
            (3_599, "59 mnt 59 dtk", "59 min 59 s"),
            (3_900, "1 j 05 mnt", "1 h 05 min"),
            (360_000_059, "100.000 j 00 mnt", "100.000 h 00 min"),
        ];
        for (seconds, indonesian, english) in cases {
            let cell = Cell::Duration(seconds);
            assert_eq!(figures(Language::Id).cell(&cell, 0), indonesian);
            assert_eq!(figures(Language::En).cell(&cell, 0), english);
        }
    }

    #[test]
    fn all_cells_of_a_column_show_as_many_decimals_as_one_of_them_needs() {
        let shares = [Cell::Percent(10_000), Cell::Percent(1_250), Cell::Percent(-5), Cell::Empty];
        let places = decimals(shares.iter());
        let texts = shares.map(|cell| figures(Language::Id).cell(&cell, places));
        assert_eq!(texts, ["100,00%", "12,50%", "-0,05%", ""]);

        let weights = [1_250_500, -500].map(Quantity::from_thousandths).map(Cell::Quantity);
        let places = decimals(weights.iter());
        let texts = weights.map(|cell| figures(Language::En).cell(&cell, places));
        assert_eq!(texts, ["1.250,5", "-0,5"]);
    }

    #[test]
    fn days_and_moments_are_those_of_the_zone() {
        let at = "2026-11-20T17:05:00Z".parse::<DateTime<Utc>>().unwrap();
        let day = BusinessDay::new(NaiveDate::from_ymd_opt(2026, 8, 17).unwrap());

        assert_eq!(figures(Language::Id).cell(&Cell::Moment(at), 0), "21 Nov 2026 00.05");
        assert_eq!(figures(Language::En).cell(&Cell::Moment(at), 0), "21 Nov 2026 00:05");
        assert_eq!(figures(Language::Id).cell(&Cell::Date(day), 0), "17 Agu 2026");
    }
}
