//! Every spelling of a number leads to one phone.

use base::sea_orm::Value;
use base::sea_orm::sea_query::ValueType;
use base::{Phone, PhoneError};
use proptest::prelude::*;

#[test]
fn every_spelling_of_a_number_is_the_same_phone() {
    let spellings = [
        ("0812-3456-789", "628123456789"),
        ("08123456789", "628123456789"),
        ("0812 3456 789", "628123456789"),
        ("0812.3456.789", "628123456789"),
        ("(0812) 3456 789", "628123456789"),
        ("(0812)3456-789", "628123456789"),
        ("8123456789", "628123456789"),
        ("812-3456-789", "628123456789"),
        ("+62 812 3456 789", "628123456789"),
        ("+62 812-3456-789", "628123456789"),
        ("+628123456789", "628123456789"),
        ("628123456789", "628123456789"),
        ("62 812 3456 789", "628123456789"),
        ("62-812-3456-789", "628123456789"),
        ("+62 (0)812-3456-789", "628123456789"),
        ("+62 0812 3456 789", "628123456789"),
        ("(+62) 812 3456 789", "628123456789"),
        ("62 0812 3456 789", "628123456789"),
        ("00 62 812 3456 789", "628123456789"),
        ("0062-812-3456-789", "628123456789"),
        ("0812\u{a0}3456\u{a0}789", "628123456789"),
        ("+62\u{202f}812\u{2009}3456 789", "628123456789"),
        ("0812\u{2011}3456\u{2013}789", "628123456789"),
        ("\u{202a}+62 812-3456-789\u{202c}", "628123456789"),
        ("０８１２－３４５６－７８９", "628123456789"),
        ("＋６２　８１２　３４５６　７８９", "628123456789"),
        ("628123456789@c.us", "628123456789"),
        ("628123456789@s.whatsapp.net", "628123456789"),
        ("628123456789:12@s.whatsapp.net", "628123456789"),
        ("tel:+62-812-3456-789", "628123456789"),
        ("https://wa.me/628123456789", "628123456789"),
        ("\t 08123456789\n", "628123456789"),
        ("628120000001", "628120000001"),
        ("0812-0000-001", "628120000001"),
        ("0819-0123-45678", "62819012345678"),
        ("0811-2345-67", "62811234567"),
        ("0895-3456-78901", "62895345678901"),
        ("021-5551234", "62215551234"),
        ("(0274) 512345", "62274512345"),
        ("+62 21 5551234", "62215551234"),
    ];

    for (spelling, digits) in spellings {
        assert_eq!(Phone::parse(spelling).as_ref().map(Phone::as_str), Ok(digits), "{spelling}");
    }
}

#[test]
fn foreign_numbers_stay_foreign() {
    let spellings = [
        ("+65 8123 4567", "6581234567"),
        ("+60 12-345 6789", "60123456789"),
        ("+1 (415) 555-0132", "14155550132"),
        ("+81 90-1234-5678", "819012345678"),
        ("+86 138 0013 8000", "8613800138000"),
        ("8613800138000", "8613800138000"),
        ("+44 (0)20 7946 0018", "442079460018"),
        ("+39 06 6982 1234", "390669821234"),
        ("0065 8123 4567", "6581234567"),
        ("6581234567@c.us", "6581234567"),
        ("819012345678@s.whatsapp.net", "819012345678"),
    ];

    for (spelling, digits) in spellings {
        assert_eq!(Phone::parse(spelling).as_ref().map(Phone::as_str), Ok(digits), "{spelling}");
    }
}

#[test]
fn what_is_no_phone_number_is_refused_with_the_reason() {
    let cases = [
        ("", PhoneError::NotANumber),
        ("   ", PhoneError::NotANumber),
        ("+", PhoneError::NotANumber),
        ("halo", PhoneError::NotANumber),
        ("0812-ABCD-789", PhoneError::NotANumber),
        ("0812+3456789", PhoneError::NotANumber),
        ("++628123456789", PhoneError::NotANumber),
        ("08123456789/08129876543", PhoneError::NotANumber),
        ("08123456789 ext 5", PhoneError::NotANumber),
        ("120363012345678901@g.us", PhoneError::NotANumber),
        ("halo@c.us", PhoneError::NotANumber),
        ("0", PhoneError::TooShort),
        ("112", PhoneError::TooShort),
        ("0812-345", PhoneError::TooShort),
        ("+62 812 3456", PhoneError::TooShort),
        ("0812-3456-7890-123", PhoneError::TooLong),
        ("+62 812 3456 7890 1234", PhoneError::TooLong),
        ("+1 415 555 0132 99", PhoneError::TooLong),
        ("+65 8123", PhoneError::TooShort),
        ("+999 1234 5678", PhoneError::UnknownCountry),
        ("+0812 3456 789", PhoneError::UnknownCountry),
        ("000812 3456 789", PhoneError::UnknownCountry),
    ];

    for (text, refusal) in cases {
        assert_eq!(Phone::parse(text), Err(refusal), "{text}");
    }
}

#[test]
fn a_phone_is_shown_in_the_groups_people_know() {
    let cases = [
        ("628123456789", "+62 812-3456-789", "+62 812-••••-789"),
        ("6281234567890", "+62 812-3456-7890", "+62 812-••••-•890"),
        ("62819012345678", "+62 819-0123-45678", "+62 819-••••-••678"),
        ("6281234567", "+62 812-3456-7", "+62 812-••••-7"),
        ("6581234567", "+65 8123 4567", "+65 •••••567"),
        ("819012345678", "+81 90-1234-5678", "+81 •••••••678"),
        ("2010000", "+20 10000", "+20 •••00"),
    ];

    for (digits, shown, masked) in cases {
        let phone = Phone::from_digits(digits).unwrap();
        assert_eq!(phone.display(), shown);
        assert_eq!(phone.masked(), masked);
        assert_eq!(phone.to_string(), digits);
    }
}

#[test]
fn stored_digits_are_taken_for_what_they_are() {
    let japanese = Phone::parse("+81 90-1234-5678").unwrap();

    let column = Value::from(japanese.clone());

    assert_eq!(column, Value::from("819012345678"));
    assert_eq!(<Phone as ValueType>::try_from(column).unwrap(), japanese);
    for digits in ["0812345678", "+628123456789", "62812 3456", "", "123456", "1234567890123456"] {
        assert!(Phone::from_digits(digits).is_err(), "{digits}");
    }
}

#[test]
fn json_is_digits_and_may_come_in_any_spelling() {
    let phone = Phone::parse("0812-3456-789").unwrap();

    assert_eq!(serde_json::to_string(&phone).unwrap(), "\"628123456789\"");
    assert_eq!(serde_json::from_str::<Phone>("\"0812-3456-789\"").unwrap(), phone);
    assert!(serde_json::from_str::<Phone>("\"halo\"").is_err());
    assert!(serde_json::from_str::<Phone>("628123456789").is_err());
}

#[test]
fn a_foreign_number_that_looks_indonesian_keeps_its_plus_in_json() {
    let phone = Phone::parse("+81 90-1234-5678").unwrap();

    let json = serde_json::to_string(&phone).unwrap();

    assert_eq!(json, "\"+819012345678\"");
    assert_eq!(serde_json::from_str::<Phone>(&json).unwrap(), phone);
}

proptest! {
    #[test]
    fn no_indonesian_mobile_number_is_refused(rest in "[0-9]{7,11}") {
        let digits = format!("628{rest}");

        for spelling in [digits.clone(), format!("+{digits}"), format!("08{rest}"), format!("8{rest}")] {
            let phone = Phone::parse(&spelling);
            prop_assert_eq!(phone.as_ref().map(Phone::as_str), Ok(digits.as_str()), "{}", spelling);
        }
    }

    #[test]
    fn what_was_read_is_read_again_as_the_same(text in "\\+?[0-9() -]{6,18}") {
        if let Ok(phone) = Phone::parse(&text) {
            let json = serde_json::to_string(&phone).unwrap();

            prop_assert_eq!(Phone::parse(&phone.display()), Ok(phone.clone()));
            prop_assert_eq!(Phone::from_digits(phone.as_str()), Ok(phone.clone()));
            prop_assert_eq!(serde_json::from_str::<Phone>(&json).unwrap(), phone);
        }
    }

    #[test]
    fn a_mask_hides_at_least_as_many_digits_as_it_shows_of_the_end(text in "\\+?[0-9]{7,15}") {
        if let Ok(phone) = Phone::parse(&text) {
            let masked = phone.masked();

            let hidden = masked.chars().filter(|char| *char == '•').count();
            let shown = masked.chars().rev().take_while(char::is_ascii_digit).count();
            prop_assert!(hidden >= shown.max(2), "{}", masked);
            prop_assert!(shown <= 3, "{}", masked);
            prop_assert!(phone.as_str().ends_with(&masked[masked.len() - shown..]));
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,30}") {
        if let Ok(phone) = Phone::parse(&text) {
            prop_assert!((7..=15).contains(&phone.as_str().len()));
        }
    }
}
