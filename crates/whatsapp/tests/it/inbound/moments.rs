//! Times, however a gateway writes them.

use chrono::{DateTime, Duration, Utc};
use proptest::prelude::*;
use serde_json::{Value, json};
use whatsapp::inbound::{Clamp, EARLIEST, Heard, Moment, SKEW, read};

use super::fixtures::{received_at, value};

fn sent_at(timestamp: Value) -> Option<Moment> {
    let mut body = value("wwebjs/text");
    body["timestamp"] = timestamp;
    let body = serde_json::to_vec(&body).expect("JSON");
    match read(&body, received_at()).ok()?.pop() {
        Some(Heard::Message(message)) => Some(message.sent_at),
        other => panic!("{other:?}"),
    }
}

fn at(timestamp: Value) -> DateTime<Utc> {
    let moment = sent_at(timestamp).expect("a time");
    assert_eq!(moment.clamped, None);
    moment.at
}

#[test]
fn one_moment_in_all_its_spellings() {
    let moment = DateTime::from_timestamp(1_700_000_000, 0).expect("a real moment");
    for spelling in [
        json!(1_700_000_000),
        json!("1700000000"),
        json!(" 1700000000 "),
        json!(1_700_000_000_000_u64),
        json!("1700000000000"),
        json!(1_700_000_000_000_000_u64),
        json!(1_700_000_000_000_000_000_u64),
        json!(1_700_000_000.0),
        json!("2023-11-14T22:13:20Z"),
        json!("2023-11-15T05:13:20+07:00"),
        json!("2023-11-14T22:13:20.000Z"),
    ] {
        assert_eq!(at(spelling.clone()), moment, "{spelling}");
    }
    assert_eq!(at(json!(1_700_000_000.853)), moment + Duration::milliseconds(853));
    assert_eq!(at(json!("1700000000.5")), moment + Duration::milliseconds(500));
}

#[test]
fn a_time_that_cannot_be_true_is_that_of_arrival_and_says_so() {
    let late = received_at() + SKEW + Duration::seconds(1);
    for (timestamp, clamp) in [
        (Value::Null, Clamp::Untold),
        (json!(0), Clamp::TooEarly),
        (json!(-1), Clamp::TooEarly),
        (json!(-1.5), Clamp::TooEarly),
        (json!(EARLIEST.timestamp() - 1), Clamp::TooEarly),
        (json!("1601-01-01T00:00:00Z"), Clamp::TooEarly),
        (json!(late.timestamp()), Clamp::TooLate),
        (json!("9999-12-31T23:59:59Z"), Clamp::TooLate),
        (json!(1e300), Clamp::TooLate),
        (json!(u64::MAX), Clamp::TooLate),
        (json!(i64::MAX), Clamp::TooLate),
    ] {
        let moment = Moment { at: received_at(), clamped: Some(clamp) };
        assert_eq!(sent_at(timestamp.clone()), Some(moment), "{timestamp}");
    }
    let skewed = received_at() + SKEW;
    assert_eq!(at(json!(skewed.timestamp())), skewed);
    assert_eq!(at(json!(EARLIEST.timestamp())), EARLIEST);
}

#[test]
fn what_is_no_time_is_refused() {
    for timestamp in
        [json!("kemarin"), json!(""), json!("nan"), json!("inf"), json!([]), json!(true)]
    {
        assert_eq!(sent_at(timestamp.clone()), None, "{timestamp}");
    }
}

proptest! {
    #[test]
    fn any_number_is_a_time_that_can_be_stored(count in any::<i64>(), fraction in any::<f64>()) {
        for timestamp in [json!(count), json!(fraction), json!(count.to_string())] {
            if let Some(moment) = sent_at(timestamp) {
                prop_assert!(moment.at >= EARLIEST && moment.at <= received_at() + SKEW);
            }
        }
    }
}
