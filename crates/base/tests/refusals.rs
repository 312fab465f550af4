//! What `refusals!` promises to modules and to callers.

use base::{Language, Refuse, Rupiah};

base::refusals! {
    /// Why an order verb is refused.
    pub enum Refusal in "parts.order" {
        /// Someone decided first.
        NotPending { status: String } => 409 "not_pending",
            id "Order ini sudah {status}.",
            en "This order is already {status}.";
        Empty => 422 "empty", id "Keranjang kosong.", en "The cart is empty.";
        /// Asked too often.
        TooOften {
            /// Seconds to wait.
            retry_after: u64,
        } => 429 "too_often",
            id "Coba lagi dalam {retry_after} detik.",
            en "Try again in {retry_after} seconds.";
        OverLimit { limit: Rupiah, orders: u32 } => 422 "over_limit",
            id "Batas {limit} dengan {{{orders}}} order.",
            en "The limit is {limit}.";
    }
}

#[test]
fn a_refusal_speaks_both_languages_with_its_values() {
    let refusal = Refusal::NotPending { status: "approved".to_owned() };

    assert_eq!(refusal.code(), "parts.order.not_pending");
    assert_eq!(refusal.status(), 409);
    assert_eq!(refusal.text(Language::Id), "Order ini sudah approved.");
    assert_eq!(refusal.text(Language::En), "This order is already approved.");
}

#[test]
fn values_are_shown_as_people_read_them_and_sent_as_programs_do() {
    let refusal = Refusal::OverLimit { limit: Rupiah::new(5_000_000), orders: 3 };

    assert_eq!(refusal.text(Language::Id), "Batas Rp 5.000.000 dengan {3} order.");
    assert_eq!(refusal.text(Language::En), "The limit is Rp 5.000.000.");
    let expected = serde_json::json!({"limit": 5_000_000, "orders": 3});
    assert_eq!(serde_json::Value::from(refusal.extras()), expected);
}

#[test]
fn only_a_value_called_retry_after_says_when_to_come_back() {
    let too_often = Refusal::TooOften { retry_after: 60 };

    assert_eq!(too_often.retry_after_seconds(), Some(60));
    assert_eq!(too_often.extras()["retry_after"], 60);
    assert_eq!(Refusal::Empty.retry_after_seconds(), None);
    assert!(Refusal::Empty.extras().is_empty());
    assert!(Refusal::Empty.fields().is_empty());
}

#[test]
fn the_texts_list_every_refusal_once_with_its_templates() {
    let codes: Vec<_> = Refusal::TEXTS.iter().map(|text| (text.code, text.status)).collect();

    assert_eq!(
        codes,
        [
            ("parts.order.not_pending", 409),
            ("parts.order.empty", 422),
            ("parts.order.too_often", 429),
            ("parts.order.over_limit", 422),
        ]
    );
    assert_eq!(Refusal::TEXTS[0].id, "Order ini sudah {status}.");
    assert_eq!(Refusal::TEXTS[0].en, "This order is already {status}.");
}

#[test]
fn a_refusal_is_an_error_that_operators_read_in_english() {
    let error: Box<dyn std::error::Error> = Box::new(Refusal::Empty);
    let clone = Refusal::Empty;

    assert_eq!(error.to_string(), "The cart is empty.");
    assert_eq!(clone.clone(), Refusal::Empty);
    assert_ne!(clone, Refusal::TooOften { retry_after: 1 });
}

#[test]
fn a_refusal_becomes_an_error_that_keeps_its_code() {
    let refuse = || -> Result<(), base::Error> { Err(Refusal::Empty)? };

    assert_eq!(refuse().unwrap_err().code(), Some("parts.order.empty"));
}
