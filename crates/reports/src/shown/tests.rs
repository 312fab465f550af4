//! What people read.

use base::{Language, Quantity};
use chrono::NaiveDate;

use super::*;

fn shown(language: Language) -> Shown {
    Shown { words: Words::of(language), zone: Zone::default() }
}

fn day(year: i32, month: u32, day: u32) -> BusinessDay {
    BusinessDay::new(NaiveDate::from_ymd_opt(year, month, day).unwrap())
}

#[cfg(feature = "pdf")]
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
        assert_eq!(shown(Language::Id).cell(&Cell::Duration(seconds), 0), indonesian);
        assert_eq!(shown(Language::En).cell(&Cell::Duration(seconds), 0), english);
    }
}

#[cfg(feature = "pdf")]
#[test]
fn all_cells_of_a_column_show_as_many_decimals_as_one_of_them_needs() {
    let column = [Cell::Percent(10_000), Cell::Percent(1_250), Cell::Percent(-5), Cell::Empty];
    let decimals = decimals(column.iter());
    let texts = column.map(|cell| shown(Language::Id).cell(&cell, decimals));

    assert_eq!(texts, ["100,00%", "12,50%", "-0,05%", ""]);
    let weights = [Quantity::from_thousandths(1_250_500), Quantity::from_thousandths(-500)];
    let weights = weights.map(Cell::Quantity);
    let decimals = super::decimals(weights.iter());
    let texts = weights.map(|cell| shown(Language::En).cell(&cell, decimals));
    assert_eq!(texts, ["1.250,5", "-0,5"]);
}

#[cfg(feature = "pdf")]
#[test]
fn days_and_moments_are_those_of_the_zone() {
    let at = "2026-11-20T17:05:00Z".parse::<DateTime<Utc>>().unwrap();

    assert_eq!(shown(Language::Id).cell(&Cell::Moment(at), 0), "21 Nov 2026 00.05");
    assert_eq!(shown(Language::En).cell(&Cell::Moment(at), 0), "21 Nov 2026 00:05");
    assert_eq!(shown(Language::Id).cell(&Cell::Date(day(2026, 8, 17)), 0), "17 Agu 2026");
    assert_eq!(shown(Language::Id).made(at), "Dibuat 21 November 2026, 00.05 WIB");
    let paris = Shown { zone: "Europe/Paris".parse().unwrap(), ..shown(Language::En) };
    assert_eq!(paris.made(at), "Made 20 November 2026, 18:05 Europe/Paris");
}

#[test]
fn a_period_repeats_nothing() {
    let cases = [
        (day(2026, 11, 21), day(2026, 11, 21), "21 November 2026"),
        (day(2026, 11, 1), day(2026, 11, 30), "1–30 November 2026"),
        (day(2026, 10, 15), day(2026, 11, 20), "15 Oktober – 20 November 2026"),
        (day(2025, 12, 15), day(2026, 1, 14), "15 Desember 2025 – 14 Januari 2026"),
    ];
    for (from, to, expected) in cases {
        assert_eq!(shown(Language::Id).period(Period::new(from, to).unwrap()), expected);
    }
}
