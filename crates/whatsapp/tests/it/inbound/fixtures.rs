//! The bodies that gateways document, and one line for what was heard of each.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde_json::Value;
use whatsapp::Address;
use whatsapp::inbound::{Heard, Kind, Media, Message, Moment, Receipt, read};

/// When all of them arrive: years after they were sent.
pub fn received_at() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).expect("a real moment")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures")
}

/// `cloud/text` and all others, in order.
pub fn names() -> Vec<String> {
    let mut names = Vec::new();
    for dialect in fs::read_dir(folder()).expect("the fixtures") {
        let dialect = dialect.expect("a folder").path();
        if !dialect.is_dir() {
            continue;
        }
        for file in fs::read_dir(&dialect).expect("its files") {
            let path = file.expect("a file").path().with_extension("");
            let name = path.strip_prefix(folder()).expect("below it");
            names.push(name.to_str().expect("plain names").replace('\\', "/"));
        }
    }
    names.sort();
    names
}

pub fn bytes(name: &str) -> Vec<u8> {
    fs::read(folder().join(name).with_extension("json")).expect("a fixture")
}

pub fn value(name: &str) -> Value {
    serde_json::from_slice(&bytes(name)).expect("a fixture is JSON")
}

pub fn heard(name: &str) -> Vec<Heard> {
    read(&bytes(name), received_at()).unwrap_or_else(|malformed| panic!("{name}: {malformed}"))
}

/// All of a message or a receipt that a desk would store, in one line.
pub fn line(heard: &Heard) -> String {
    match heard {
        Heard::Message(message) => message_line(message),
        Heard::Receipt(receipt) => receipt_line(receipt),
        Heard::Session(session) => format!("session {} {:?}", session.name, session.state),
        Heard::Typing { chat, typing } => format!("typing {chat} {typing:?}"),
        Heard::Ignored(why) => format!("ignored {why:?}"),
        Heard::Unknown(unknown) => format!("unknown {:?}: {}", unknown.channel, unknown.what),
    }
}

fn message_line(message: &Message) -> String {
    let mut line = format!("{} ", if message.from_me { "out" } else { "in" });
    line += &message.provider_id;
    if let Some(wire_id) = &message.wire_id {
        line += &format!(" ({wire_id})");
    }
    line += &format!(" {} <{}>", message.chat, addresses(&message.sender));
    if let Some(name) = &message.push_name {
        line += &format!(" {name}");
    }
    line += &format!(": {}", kind_line(&message.kind));
    if let Some(quoted) = &message.quoted_id {
        line += &format!(" re {quoted}");
    }
    line + &time(message.sent_at)
}

fn receipt_line(receipt: &Receipt) -> String {
    let mut line = format!("{:?} {}", receipt.stage, receipt.provider_id);
    if let Some(wire_id) = &receipt.wire_id {
        line += &format!(" ({wire_id})");
    }
    line += &format!(" <{}>", addresses(&receipt.about));
    if let Some(error) = &receipt.error {
        line += &format!(" {error}");
    }
    line + &time(receipt.at)
}

/// The time that nearly all fixtures tell goes without saying.
fn time(moment: Moment) -> String {
    match (moment.at.timestamp(), moment.clamped) {
        (1_700_000_000 | 1_700_000_001, None) => String::new(),
        (at, clamped) => format!(" at {at} {clamped:?}"),
    }
}

fn addresses(all: &[Address]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn kind_line(kind: &Kind) -> String {
    match kind {
        Kind::Text(body) => format!("text {body}"),
        Kind::Choice { title, id } => format!("choice {title} {id:?}"),
        Kind::Media(media) => media_line(media),
        Kind::Reaction { emoji, target } => {
            format!("reaction {} on {target}", emoji.as_deref().unwrap_or("gone"))
        }
        Kind::Location { latitude, longitude, name, address } => {
            format!("location {latitude} {longitude} {name:?} {address:?}")
        }
        Kind::Contacts(cards) => {
            let cards = cards.iter().map(|card| format!("{:?} {:?}", card.name, card.phones));
            format!("contacts {}", cards.collect::<Vec<_>>().join(", "))
        }
        Kind::Edited { target, body } => format!("edited {target} to {body}"),
        Kind::Revoked { target } => format!("revoked {target}"),
        Kind::Other { name, body } => format!("other {name} {body:?}"),
    }
}

fn media_line(media: &Media) -> String {
    let mut line = format!("{:?}", media.class);
    for (key, told) in [
        ("source", media.source.as_ref().map(|source| format!("{source:?}"))),
        ("mime", media.mime.clone()),
        ("file", media.file_name.clone()),
        ("caption", media.caption.clone()),
        ("size", media.size.map(|size| size.to_string())),
        ("sha256", media.sha256.clone()),
    ] {
        if let Some(told) = told {
            line += &format!(" {key}={told}");
        }
    }
    line
}
