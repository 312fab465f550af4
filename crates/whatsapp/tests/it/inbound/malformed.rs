//! A body that cannot be read is refused at the field that says so.

use serde_json::{Value, json};
use whatsapp::inbound::{Heard, Problem, read};

use super::fixtures::{bytes, received_at, value};

/// The fixture with one place changed; none takes it away.
fn changed(name: &str, pointer: &str, to: Option<Value>) -> Vec<u8> {
    let mut body = value(name);
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    let parent = body.pointer_mut(parent).expect("its parent").as_object_mut().expect("an object");
    match to {
        Some(to) => parent.insert(key.to_owned(), to),
        None => parent.remove(key),
    };
    serde_json::to_vec(&body).expect("JSON")
}

fn refusal(body: &[u8]) -> (String, &'static str) {
    let malformed = read(body, received_at()).expect_err("malformed");
    (malformed.field, malformed.problem.code())
}

#[test]
fn the_field_is_named() {
    let message = "/entry/0/changes/0/value/messages/0";
    let told = "entry.0.changes.0.value.messages.0";
    let cloud = |key: &str, to| refusal(&changed("cloud/text", &format!("{message}/{key}"), to));
    assert_eq!(cloud("id", None), (format!("{told}.id"), "missing"));
    assert_eq!(cloud("id", Some(json!("x".repeat(256)))), (format!("{told}.id"), "too_long"));
    assert_eq!(
        cloud("timestamp", Some(json!("kemarin"))),
        (format!("{told}.timestamp"), "wrong_kind")
    );
    let from = (format!("{told}.from"), "not_an_address");
    let mut body: Value = serde_json::from_slice(&changed(
        "cloud/text",
        &format!("{message}/from"),
        Some(json!("Siti")),
    ))
    .expect("JSON");
    body["entry"][0]["changes"][0]["value"]["contacts"] = json!([]);
    assert_eq!(refusal(&serde_json::to_vec(&body).expect("JSON")), from);
}

#[test]
fn every_dialect_names_what_it_lacks() {
    for (name, pointer, to, field, code) in [
        ("cloud/text", "/entry", None, "entry", "missing"),
        ("cloud/text", "/entry", Some(json!("x")), "entry", "wrong_kind"),
        ("waha/text", "/session", Some(json!("")), "session", "missing"),
        ("waha/text", "/payload", Some(json!([])), "payload", "wrong_kind"),
        ("waha/text", "/payload/id", None, "payload.id", "missing"),
        ("waha/text", "/payload/from", Some(json!("x@y")), "payload.from", "not_an_address"),
        ("waha/text", "/payload/body", Some(json!(7)), "payload.body", "wrong_kind"),
        ("waha/text", "/payload/timestamp", Some(json!({})), "payload.timestamp", "wrong_kind"),
        ("waha/session", "/payload/status", None, "payload.status", "missing"),
        ("wwebjs/text", "/id", None, "id", "missing"),
        ("wwebjs/text", "/from", Some(json!("x")), "from", "not_an_address"),
        ("wwebjs/text", "/body", None, "body", "missing"),
        (
            "wwebjs/from_object",
            "/from/_serialized",
            Some(json!("@")),
            "from._serialized",
            "not_an_address",
        ),
        (
            "wwebjs/location",
            "/location/latitude",
            Some(json!(91)),
            "location.latitude",
            "wrong_kind",
        ),
        ("gowa/text", "/payload/id", None, "payload.id", "missing"),
        ("gowa/text", "/payload/body", None, "payload.body", "missing"),
        ("gowa/text", "/payload/chat_id", Some(json!("x")), "payload.chat_id", "not_an_address"),
        ("gowa/read", "/payload/ids", None, "payload.ids", "missing"),
        (
            "gowa/reaction",
            "/payload/reacted_message_id",
            None,
            "payload.reacted_message_id",
            "missing",
        ),
    ] {
        assert_eq!(
            refusal(&changed(name, pointer, to)),
            (field.to_owned(), code),
            "{name}{pointer}"
        );
    }
}

#[test]
fn what_is_not_json_is_refused_as_a_whole() {
    for body in [&b""[..], b"{", b"\xff\xfe", b"id=1&from=2", "[".repeat(100_000).as_bytes()] {
        let malformed = read(body, received_at()).expect_err("malformed");
        assert_eq!((malformed.field.as_str(), &malformed.problem), ("", &Problem::NotJson));
        assert_eq!(malformed.to_string(), "the body: not JSON");
    }
}

#[test]
fn json_of_no_known_shape_is_kept_for_a_person() {
    for body in ["null", "7", "\"x\"", "[]", "{}", "{\"event\":\"order.paid\"}", "{\"from\":\"x\"}"]
    {
        let heard = read(body.as_bytes(), received_at()).expect("no error");
        assert!(
            matches!(&heard[..], [Heard::Unknown(unknown)] if unknown.dialect.is_none()),
            "{body}"
        );
    }
}

#[test]
fn a_character_that_databases_refuse_does_not_come_in() {
    let body = changed("waha/text", "/payload/body", Some(json!("a\0b")));
    let heard = read(&body, received_at()).expect("a message");
    assert!(!format!("{heard:?}").contains("\\0"), "{heard:?}");
    assert!(read(&bytes("waha/text"), received_at()).is_ok());
}
