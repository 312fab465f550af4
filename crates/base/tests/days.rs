//! Days begin and end where their zone says, whatever the clocks do.

use base::sea_orm::Value;
use base::sea_orm::sea_query::{ColumnType, ValueType};
use base::{BusinessDay, DayError, Zone};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::TZ_VARIANTS;
use proptest::prelude::*;

fn zone(name: &str) -> Zone {
    name.parse().expect("the name of a zone")
}

fn day(text: &str) -> BusinessDay {
    text.parse().expect("a day like 2026-08-17")
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment in UTC")
}

#[test]
fn each_indonesian_zone_begins_its_day_at_its_own_midnight() {
    let cases = [
        ("Asia/Jakarta", "2026-08-16T17:00:00Z"),
        ("Asia/Pontianak", "2026-08-16T17:00:00Z"),
        ("Asia/Makassar", "2026-08-16T16:00:00Z"),
        ("Asia/Jayapura", "2026-08-16T15:00:00Z"),
    ];

    for (name, start) in cases {
        let zone = zone(name);
        assert_eq!(zone.start_of(day("2026-08-17")), at(start), "{name}");
        assert_eq!(zone.end_of(day("2026-08-17")), at(start) + TimeDelta::days(1), "{name}");
        assert_eq!(zone.day_of(at(start)), day("2026-08-17"), "{name}");
        assert_eq!(zone.day_of(at(start) - TimeDelta::nanoseconds(1)), day("2026-08-16"), "{name}");
    }
}

#[test]
fn a_day_on_which_clocks_move_is_longer_or_shorter_and_has_no_hole() {
    let cases = [
        // Clocks move in the night: 23 and 25 hours.
        ("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z", 23),
        ("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z", 25),
        // Midnight itself is skipped: the day begins at one o'clock.
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", 23),
        ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z", 23),
        // At midnight clocks go back into the day before: it is that day that is longer.
        ("America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00:00Z", 25),
        // Midnight comes twice: the first counts.
        ("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z", 25),
        // The skip begins before midnight.
        ("America/Toronto", "1919-03-31", "1919-03-31T04:30:00Z", 23),
        // A whole day is skipped: it has no time at all.
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z", 0),
        ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z", 24),
    ];

    for (name, text, start, hours) in cases {
        let (zone, day) = (zone(name), day(text));
        assert_eq!(zone.start_of(day), at(start), "{name} {text}");
        let length = zone.end_of(day) - zone.start_of(day);
        let skipped_before_midnight =
            if name == "America/Toronto" { TimeDelta::minutes(30) } else { TimeDelta::zero() };
        assert_eq!(length, TimeDelta::hours(hours) + skipped_before_midnight, "{name} {text}");
    }
}

#[test]
fn the_ends_of_the_calendar_are_days_like_others() {
    for date in [NaiveDate::MIN, NaiveDate::MAX] {
        let day = BusinessDay::new(date);
        for name in ["Asia/Jakarta", "America/New_York"] {
            assert!(zone(name).start_of(day) <= zone(name).end_of(day));
        }
    }
    assert_eq!(BusinessDay::new(NaiveDate::MAX).next(), None);
    assert_eq!(BusinessDay::new(NaiveDate::MIN).plus_days(-1), None);
    assert_eq!(zone("Pacific/Kiritimati").day_of(DateTime::<Utc>::MAX_UTC).date(), NaiveDate::MAX);
}

#[test]
fn a_day_is_a_date_in_texts_json_and_columns() {
    let day = self::day("2026-08-17");

    assert_eq!(day.to_string(), "2026-08-17");
    assert_eq!((day.year(), day.plus_days(15).unwrap().to_string().as_str()), (2026, "2026-09-01"));
    assert_eq!(day.plus_days(-17).unwrap().to_string(), "2026-07-31");
    assert_eq!(serde_json::to_value(day).unwrap(), "2026-08-17");
    assert_eq!(serde_json::from_value::<BusinessDay>("2026-08-17".into()).unwrap(), day);
    assert_eq!(Value::from(day), Value::from(day.date()));
    assert_eq!(<BusinessDay as ValueType>::column_type(), ColumnType::Date);
    for text in ["", "17-08-2026", "2026-02-29", "2026-13-01", "2026-08-17T00:00:00Z", "besok"] {
        assert_eq!(text.parse::<BusinessDay>(), Err(DayError::NotADay), "{text}");
    }
}

#[test]
fn a_zone_is_its_name_in_texts_json_and_columns() {
    let makassar = zone("Asia/Makassar");

    assert_eq!(Zone::default().name(), "Asia/Jakarta");
    assert_eq!(serde_json::to_value(makassar).unwrap(), "Asia/Makassar");
    assert_eq!(serde_json::from_value::<Zone>("Asia/Makassar".into()).unwrap(), makassar);
    assert_eq!(Value::from(makassar), Value::from("Asia/Makassar"));
    assert_eq!(<Zone as ValueType>::try_from(Value::from("Asia/Makassar")).unwrap(), makassar);
    for text in ["", "WIB", "Asia/Bandung", "+07:00"] {
        assert!(text.parse::<Zone>().is_err(), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn in_every_zone_every_instant_lies_within_its_day(
        index in 0..TZ_VARIANTS.len(),
        seconds in -2_000_000_000_i64..4_000_000_000,
    ) {
        let zone = Zone::from(TZ_VARIANTS[index]);
        let instant = DateTime::from_timestamp(seconds, 0).unwrap();

        let day = zone.day_of(instant);

        // Where clocks go back over midnight, an hour of the day before comes after the next day began.
        let slack = TimeDelta::hours(3);
        prop_assert!(zone.start_of(day) <= instant, "{} {}", zone, instant);
        prop_assert!(instant < zone.end_of(day) + slack, "{} {}", zone, instant);
    }

    #[test]
    fn in_every_zone_days_follow_one_another_and_begin_on_themselves(
        index in 0..TZ_VARIANTS.len(),
        offset in -20_000_i64..30_000,
    ) {
        let zone = Zone::from(TZ_VARIANTS[index]);
        let day = day("1970-01-01").plus_days(offset).unwrap();

        let (start, end) = (zone.start_of(day), zone.end_of(day));

        prop_assert!(start <= end);
        prop_assert_eq!(end, zone.start_of(day.next().unwrap()));
        // Only a day that was skipped altogether does not begin on itself.
        prop_assert!(zone.day_of(start) == day || start == end, "{} {}", zone, day);
    }
}
