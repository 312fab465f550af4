//! What people read.

use base::Language;
use chrono::NaiveDate;

use super::*;

fn shown(language: Language) -> Shown {
    Shown { words: Words::of(language), zone: Zone::default() }
}

fn day(year: i32, month: u32, day: u32) -> BusinessDay {
    BusinessDay::new(NaiveDate::from_ymd_opt(year, month, day).unwrap())
}

#[test]
fn the_moment_of_making_is_on_the_clock_of_the_zone() {
    let at = "2026-11-20T17:05:00Z".parse::<DateTime<Utc>>().unwrap();

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
