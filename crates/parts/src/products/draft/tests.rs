//! What a product may be written like.

use base::{Id, Refuse};
use chrono::DateTime;

use super::*;
use crate::ids::ProductId;

fn draft() -> Draft {
    Draft {
        code: Some(" OLI-1 ".into()),
        name: Some("  Oli Mesin ".into()),
        category: Some(" oil ".into()),
        price: Some(Rupiah::new(52_000)),
        ..Draft::default()
    }
}

fn row() -> product::Model {
    let at = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
    product::Model {
        id: ProductId::from_uuid(uuid::Uuid::nil()),
        tenant_id: Id::from_uuid(uuid::Uuid::nil()),
        code: "OLI-1".into(),
        name: "Oli Mesin".into(),
        description: String::new(),
        category: "OIL".into(),
        price: Rupiah::new(52_000),
        ref_part_id: Some(7),
        stock: Some(5),
        stock_as_of: Some(at),
        is_active: true,
        search_text: "oli1 oli mesin".into(),
        revision: 1,
        version: 1,
        created_at: at,
        updated_at: at,
    }
}

fn wrong(draft: Draft) -> Vec<(String, &'static str)> {
    let invalid = draft.complete().unwrap_err();
    invalid.fields().into_iter().map(|problem| (problem.field, problem.code)).collect()
}

#[test]
fn what_is_written_is_trimmed_and_a_category_is_in_capitals() {
    let content = draft().complete().unwrap();

    assert_eq!((content.code(), &*content.name, &*content.category), ("OLI-1", "Oli Mesin", "OIL"));
    assert_eq!((content.is_active, content.ref_part_id, &*content.description), (true, None, ""));
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let all = Draft {
        code: Some("x".repeat(41)),
        name: Some("\u{0}".into()),
        description: Some("x".repeat(2_001)),
        category: Some(" ".into()),
        price: Some(Rupiah::new(-1)),
        ref_part_id: Some(Some(0)),
        is_active: None,
    };

    let expected = [
        ("code", "too_long"),
        ("name", "bad_characters"),
        ("category", "required"),
        ("description", "too_long"),
        ("price", "out_of_range"),
        ("ref_part_id", "out_of_range"),
    ];
    assert_eq!(wrong(all), expected.map(|(field, code)| (field.to_owned(), code)));
    let missing = ["code", "name", "category", "price"];
    assert_eq!(wrong(Draft::default()), missing.map(|field| (field.to_owned(), "required")));
}

#[test]
fn limits_are_inclusive_and_count_letters() {
    let edge = Draft {
        code: Some("é".repeat(40)),
        name: Some("é".repeat(200)),
        description: Some("é\n".repeat(1_000)),
        category: Some("x".repeat(40)),
        price: Some(Rupiah::new(PRICE_LIMIT)),
        ..Draft::default()
    };

    assert!(edge.clone().complete().is_ok());
    assert_eq!(
        wrong(Draft { price: Some(Rupiah::new(PRICE_LIMIT + 1)), ..edge }),
        [("price".to_owned(), "out_of_range")]
    );
}

#[test]
fn only_what_is_spoken_of_and_is_another_counts_as_changed() {
    let same = Draft { ref_part_id: Some(Some(7)), is_active: Some(true), ..draft() };
    let other = Draft {
        price: Some(Rupiah::new(53_000)),
        ref_part_id: Some(None),
        is_active: Some(false),
        ..Draft::default()
    };

    assert!(same.changes().unwrap().against(&row()).is_empty());
    let changed = other.changes().unwrap().against(&row());
    let expected = [
        Changed { field: "price", before: json!(52_000), after: json!(53_000) },
        Changed { field: "ref_part_id", before: json!(7), after: Value::Null },
        Changed { field: "is_active", before: json!(true), after: json!(false) },
    ];
    assert_eq!(changed, expected);
}
