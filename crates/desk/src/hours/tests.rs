//! Business hours in Jakarta, and what holds for any hours.

use chrono::{DateTime, Duration, TimeZone, Utc};
use proptest::prelude::*;

use super::*;

/// A moment of the week of Monday, 2026-11-16, by Jakarta's clocks.
fn wib(day: u32, hour: u32, minute: u32) -> DateTime<Utc> {
    let local = Zone::default().tz().with_ymd_and_hms(2026, 11, 15 + day, hour, minute, 0);
    local.single().expect("a moment").with_timezone(&Utc)
}

/// Monday to Friday 8 to 12 and 13 to 17, Saturday 8 to 12.
fn shop() -> Hours {
    let span = |from: u32, to: u32| Span { from: from * 60, to: to * 60 };
    let day = vec![span(8, 12), span(13, 17)];
    let mut week = vec![day; 5];
    week.extend([vec![span(8, 12)], vec![]]);
    Hours { week, holidays: Vec::new() }
}

#[test]
fn it_is_open_within_its_spans_of_the_tenants_zone() {
    let (hours, zone) = (shop(), Zone::default());
    let open = |at| hours.is_open(at, zone);

    assert!(open(wib(1, 8, 0)) && open(wib(1, 11, 59)) && open(wib(6, 9, 0)));
    assert!(!open(wib(1, 7, 59)) && !open(wib(1, 12, 0)) && !open(wib(6, 13, 0)));
    assert!(!open(wib(7, 9, 0)));
}

#[test]
fn a_holiday_is_closed_whatever_its_weekday() {
    let zone = Zone::default();
    let mut hours = shop();
    hours.holidays.push(zone.day_of(wib(2, 12, 0)));

    assert!(!hours.is_open(wib(2, 9, 0), zone) && hours.is_open(wib(3, 9, 0), zone));
    assert_eq!(hours.next_opening(wib(1, 17, 0), zone), Some(wib(3, 8, 0)));
}

#[test]
fn targets_count_open_minutes_over_nights_and_weekends() {
    let (hours, zone) = (shop(), Zone::default());
    let after = |at, minutes| hours.after(at, minutes, zone);

    assert_eq!(after(wib(1, 9, 0), 30), Some(wib(1, 9, 30)));
    assert_eq!(after(wib(1, 11, 45), 30), Some(wib(1, 13, 15)));
    assert_eq!(after(wib(1, 20, 0), 30), Some(wib(2, 8, 30)));
    assert_eq!(after(wib(6, 11, 50), 30), Some(wib(8, 8, 20)));
    assert_eq!(due(wib(7, 3, 0), Some(30), None, zone), Some(wib(7, 3, 30)));
    assert_eq!(due(wib(7, 3, 0), None, Some(&hours), zone), None);
}

#[test]
fn hours_that_cannot_be_are_unsound() {
    let span = |from, to| Span { from, to };
    let with = |spans: Vec<Span>| {
        let mut hours = shop();
        hours.week[0] = spans;
        hours.is_sound()
    };

    assert!(shop().is_sound() && with(vec![]) && with(vec![span(0, 1440)]));
    assert!(!with(vec![span(600, 600)]) && !with(vec![span(600, 1441)]));
    assert!(!with(vec![span(600, 700), span(699, 800)]));
    assert!(!Hours { week: vec![vec![]; 7], holidays: vec![] }.is_sound());
    assert!(!Hours { week: vec![vec![span(0, 10)]; 6], holidays: vec![] }.is_sound());
}

proptest! {
    #[test]
    fn minutes_never_run_while_it_is_closed(start in 0..20_160i64, minutes in 1..3_000i32) {
        let (hours, zone) = (shop(), Zone::default());
        let at = wib(1, 0, 0) + Duration::minutes(start);

        let end = hours.after(at, minutes, zone).expect("it opens every week");

        let open = (0..(end - at).num_minutes())
            .filter(|minute| hours.is_open(at + Duration::minutes(*minute), zone))
            .count();
        prop_assert_eq!(open, usize::try_from(minutes).expect("positive"));
        prop_assert!(hours.is_open(end - Duration::minutes(1), zone));
    }

    #[test]
    fn the_next_opening_is_open_and_nothing_before_it_is(start in 0..20_160i64) {
        let (hours, zone) = (shop(), Zone::default());
        let at = wib(1, 0, 0) + Duration::minutes(start);

        let next = hours.next_opening(at, zone).expect("it opens every week");

        prop_assert!(hours.is_open(next, zone));
        let is_closed = |minute| !hours.is_open(at + Duration::minutes(minute), zone);
        prop_assert!((0..(next - at).num_minutes()).all(is_closed));
    }
}
