//! What is heard of every fixture.

use whatsapp::inbound::{Channel, Dialect, Heard, detect};

use super::fixtures::{heard, line, names, value};

/// Fixture by fixture, one line for each thing heard.
const HEARD: &str = include_str!("../fixtures/heard.txt");

#[test]
fn every_fixture_is_heard_as_its_gateway_means_it() {
    let mut told = String::new();
    for name in names() {
        told += &format!("{name}\n");
        for heard in heard(&name) {
            told += &format!("    {}\n", line(&heard));
        }
    }
    let differs = told.lines().zip(HEARD.lines()).find(|(told, expected)| told != expected);
    assert_eq!(differs, None);
    assert_eq!(told.lines().count(), HEARD.lines().count());
}

#[test]
fn the_dialect_is_told_by_the_shape() {
    for name in names() {
        let folder = name.split('/').next().expect("a folder");
        let dialect = detect(&value(&name)).map_or("unknown", Dialect::as_str);
        assert_eq!(dialect, folder, "{name}");
    }
}

fn channel(name: &str) -> Channel {
    match heard(name).into_iter().next() {
        Some(Heard::Message(message)) => message.channel,
        Some(Heard::Receipt(receipt)) => receipt.channel,
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn every_dialect_says_which_channel_it_means() {
    let own = Channel::Own("622150001000@c.us".parse().expect("an address"));
    for (name, expected) in [
        ("cloud/text", Channel::PhoneNumberId("106540352242922".to_owned())),
        ("cloud/statuses", Channel::PhoneNumberId("106540352242922".to_owned())),
        ("waha/text", Channel::Session("default".to_owned())),
        ("waha/ack_read", Channel::Session("default".to_owned())),
        ("wwebjs/text", own.clone()),
        ("wwebjs/own", own.clone()),
        ("gowa/text", own.clone()),
        ("gowa/read", own),
    ] {
        assert_eq!(channel(name), expected, "{name}");
    }
}

#[test]
fn a_batch_goes_to_the_channel_of_each_change() {
    let channels: Vec<_> = heard("cloud/batch")
        .into_iter()
        .filter_map(|heard| match heard {
            Heard::Message(message) => Some(message.channel),
            _ => None,
        })
        .collect();
    let number = |id: &str| Channel::PhoneNumberId(id.to_owned());
    assert_eq!(channels, [number("106540352242922"), number("222")]);
}
