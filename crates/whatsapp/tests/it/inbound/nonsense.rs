//! Whatever is posted, it is answered: without a panic, and soon.

use std::time::Duration;

use chrono::{DateTime, Utc};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use whatsapp::inbound::{MAX_HEARD, read};

use super::fixtures::{names, received_at, value};

fn any_json() -> impl Strategy<Value = Value> {
    let keys = select(vec![
        "id",
        "from",
        "to",
        "event",
        "payload",
        "session",
        "device_id",
        "entry",
        "changes",
        "value",
        "messages",
        "statuses",
        "errors",
        "contacts",
        "object",
        "field",
        "metadata",
        "type",
        "timestamp",
        "body",
        "_serialized",
        "location",
        "media",
        "vCards",
        "ids",
        "image",
        "x",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        select(vec![
            "message",
            "message.ack",
            "messages",
            "whatsapp_business_account",
            "text",
            "image",
            "628123456789@c.us",
            "status@broadcast",
            "1700000000",
            "location",
            "interactive",
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((keys.clone(), inner), 0..8).prop_map(|members| {
                let members = members.into_iter().map(|(key, value)| (key.to_owned(), value));
                Value::Object(members.collect::<Map<_, _>>())
            }),
        ]
    })
}

/// Every place of a value, in order.
fn places(value: &mut Value, at: &mut usize, to: &Value) {
    if *at == 0 {
        *value = to.clone();
        *at = usize::MAX;
        return;
    }
    if *at == usize::MAX {
        return;
    }
    *at -= 1;
    match value {
        Value::Array(all) => all.iter_mut().for_each(|inner| places(inner, at, to)),
        Value::Object(all) => all.values_mut().for_each(|inner| places(inner, at, to)),
        _ => {}
    }
}

fn answer(body: &[u8], now: DateTime<Utc>) {
    if let Ok(heard) = read(body, now) {
        assert!(heard.len() <= MAX_HEARD);
    }
}

proptest! {
    #[test]
    fn any_bytes_are_answered(body in prop::collection::vec(any::<u8>(), 0..200)) {
        answer(&body, received_at());
    }

    #[test]
    fn any_json_is_answered(body in any_json()) {
        answer(&serde_json::to_vec(&body).expect("JSON"), received_at());
    }

    #[test]
    fn a_fixture_with_any_place_replaced_is_answered(
        name in select(names()),
        place in 0_usize..60,
        to in any_json(),
    ) {
        let (mut body, mut at) = (value(&name), place);
        places(&mut body, &mut at, &to);
        answer(&serde_json::to_vec(&body).expect("JSON"), received_at());
    }

    #[test]
    fn a_fixture_with_any_byte_replaced_is_answered(
        name in select(names()),
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut body = serde_json::to_vec(&value(&name)).expect("JSON");
        let place = place.index(body.len());
        body[place] = byte;
        answer(&body, received_at());
    }
}

#[test]
fn the_extremes_of_time_are_answered() {
    for now in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        for name in names() {
            answer(&serde_json::to_vec(&value(&name)).expect("JSON"), now);
        }
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the machine's own time is what is measured")]
fn a_body_of_megabytes_is_answered_within_a_second() {
    let mut batch = value("cloud/text");
    let message = batch["entry"][0]["changes"][0]["value"]["messages"][0].clone();
    batch["entry"][0]["changes"][0]["value"]["messages"] = Value::from(vec![message; 10_000]);
    let mut ids = value("gowa/read");
    ids["payload"]["ids"] = json!(vec!["3EB0"; 200_000]);
    let mut long = value("waha/text");
    long["payload"]["body"] = Value::from("x".repeat(4_000_000));
    for body in [batch, ids, long] {
        let body = serde_json::to_vec(&body).expect("JSON");
        let began = std::time::Instant::now();
        answer(&body, received_at());
        // Unoptimized and on a busy machine; the build for release takes a tenth.
        assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    }
}
