//! Raw ids become one address for one person.

use proptest::prelude::*;
use whatsapp::{Address, AddressError, Silent};

fn text(raw: &str) -> String {
    Address::parse(raw).expect("an address").to_string()
}

#[test]
fn the_ways_to_write_one_phone_are_one_address() {
    for raw in [
        "628123456789@c.us",
        "628123456789@s.whatsapp.net",
        "628123456789:12@s.whatsapp.net",
        "628123456789.0:3@s.whatsapp.net",
        "628123456789_1:3@s.whatsapp.net",
        "628123456789:99@hosted",
        "08123456789",
        "0812-3456-789",
        "+62 812-3456-789",
        "628123456789",
        " 628123456789@c.us ",
    ] {
        assert_eq!(text(raw), "628123456789@c.us", "{raw}");
        assert_eq!(Address::parse(raw).expect("an address").kind(), "phone");
    }
    assert_eq!(text("00628123456789"), "628123456789@c.us");
}

#[test]
fn what_hides_a_phone_is_an_address_of_its_own() {
    for (raw, canonical, kind) in [
        ("251556368777322@lid", "251556368777322@lid", "lid"),
        ("251556368777322:7@lid", "251556368777322@lid", "lid"),
        ("251556368777322@hosted.lid", "251556368777322@lid", "lid"),
        ("ID.1502576394655843", "ID.1502576394655843", "bsuid"),
        ("US.ENT.11815799212886844830", "US.ENT.11815799212886844830", "bsuid"),
        ("120363402106000000@g.us", "120363402106000000@g.us", "group"),
        ("628123456789-1500000000@g.us", "628123456789-1500000000@g.us", "group"),
    ] {
        assert_eq!(
            (text(raw).as_str(), Address::parse(raw).expect("one").kind()),
            (canonical, kind)
        );
    }
}

#[test]
fn what_nobody_answers_is_told_apart() {
    let silent = |raw| match Address::parse(raw) {
        Ok(Address::Ignored(silent)) => silent,
        other => panic!("{raw}: {other:?}"),
    };
    assert_eq!(silent("status@broadcast"), Silent::Status);
    assert_eq!(silent("0@c.us"), Silent::System);
    assert!(matches!(silent("120363123456789@newsletter"), Silent::Newsletter(_)));
    assert!(matches!(silent("1234567890@broadcast"), Silent::BroadcastList(_)));
}

#[test]
fn what_is_no_address_is_refused_by_name() {
    assert_eq!(Address::parse("  "), Err(AddressError::Empty));
    assert_eq!(Address::parse(&"6".repeat(300)), Err(AddressError::TooLong));
    assert_eq!(Address::parse("628123456789@telegram"), Err(AddressError::UnknownServer));
    assert_eq!(Address::parse("@lid"), Err(AddressError::NotALid));
    assert_eq!(Address::parse("abc@lid"), Err(AddressError::NotALid));
    assert_eq!(Address::parse("abc@g.us"), Err(AddressError::NotAGroup));
    assert_eq!(Address::parse("1-2-3@g.us"), Err(AddressError::NotAGroup));
    assert_eq!(Address::parse("me@broadcast"), Err(AddressError::NotAList));
    for raw in ["Siti", "62812x@c.us", "@c.us", "12@c.us", "id.1502576394655843", "IDN.15"] {
        assert!(matches!(Address::parse(raw), Err(AddressError::NotAPhone(_))), "{raw}");
    }
}

#[test]
fn bare_digits_of_the_cloud_api_are_never_taken_for_indonesian() {
    assert_eq!(text("81234567890"), "6281234567890@c.us");
    let cloud = Address::from_wa_id("81234567890").expect("a Japanese number");
    assert_eq!(cloud.to_string(), "81234567890@c.us");
    assert_eq!(Address::from_wa_id("ID.15").expect("a user id").kind(), "bsuid");
}

proptest! {
    #[test]
    fn any_text_is_answered_and_an_address_reads_back_as_itself(raw in ".{0,40}") {
        for read in [Address::parse(&raw), Address::from_wa_id(&raw)].into_iter().flatten() {
            prop_assert_eq!(Address::parse(&read.to_string()), Ok(read));
        }
    }

    #[test]
    fn what_looks_like_an_id_reads_back_as_itself(
        user in "[0-9A-Z.:_+-]{0,20}",
        server in "c\\.us|s\\.whatsapp\\.net|lid|g\\.us|broadcast|newsletter|hosted|x",
    ) {
        if let Ok(read) = Address::parse(&format!("{user}@{server}")) {
            prop_assert_eq!(Address::parse(&read.to_string()), Ok(read));
        }
    }

    #[test]
    fn five_raw_forms_of_any_indonesian_phone_are_one_address(
        rest in "[1-9][0-9]{7,9}",
        device in 0_u8..100,
    ) {
        let (head, tail) = rest.split_at(2);
        let forms = [
            format!("628{rest}@c.us"),
            format!("628{rest}@s.whatsapp.net"),
            format!("628{rest}:{device}@s.whatsapp.net"),
            format!("08{rest}"),
            format!("+62 8{head}-{tail}"),
        ];
        for form in &forms {
            prop_assert_eq!(Address::parse(form), Address::parse(&forms[0]), "{}", form);
        }
        prop_assert!(Address::parse(&forms[0]).is_ok());
    }
}
