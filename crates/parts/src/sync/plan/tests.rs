//! What a page means, case by case, and whatever stands on both sides.

use base::Rupiah;
use proptest::prelude::*;

use super::*;

fn part(id: i64, code: &str, price: i64) -> Part {
    Part {
        id,
        code: code.into(),
        name: format!("Barang {code}"),
        category: "OIL".into(),
        price: price.to_string(),
    }
}

fn ours(n: u128, code: &str, price: i64, part: Option<i64>) -> Ours {
    let fields = Fields {
        code: code.into(),
        name: format!("Barang {code}"),
        category: "OIL".into(),
        price: Rupiah::new(price),
    };
    let id = ProductId::from_uuid(uuid::Uuid::from_u128(n));
    Ours { id, fields, part, is_gone: false }
}

fn codes(plan: &Plan) -> Vec<&str> {
    plan.problems.iter().map(|problem| problem.code.as_str()).collect()
}

#[test]
fn a_part_is_followed_by_its_id_and_else_by_its_code() {
    let known = [ours(1, "A", 100, Some(7)), ours(2, "B", 100, None), ours(3, "C", 100, Some(9))];
    let parts = [part(7, "A2", 100), part(8, "B", 120), part(9, "C", 100), part(10, "D", 1)];

    let plan = Plan::of(&parts, &known, &BTreeSet::new());

    assert_eq!(plan.unchanged, 1);
    assert_eq!(plan.create.iter().map(|(part, _)| *part).collect::<Vec<_>>(), [10]);
    let changed: Vec<_> =
        plan.change.iter().map(|change| (change.part, change.fields.code.as_str())).collect();
    assert_eq!(changed, [(7, "A2"), (8, "B")]);
    assert!(plan.problems.is_empty());
}

#[test]
fn a_code_belongs_to_the_part_that_has_it_until_that_is_gone() {
    let known = [ours(1, "A", 100, Some(7))];
    let again = [part(9, "A", 100)];

    let living = Plan::of(&again, &known, &BTreeSet::from([7]));
    let gone = Plan::of(&again, &known, &BTreeSet::new());
    let twice = Plan::of(&[part(7, "A", 100), part(9, "A", 100)], &known, &BTreeSet::new());
    let new_twice = Plan::of(&[part(4, "N", 1), part(5, "N", 1)], &[], &BTreeSet::new());

    assert_eq!(rivals(&again, &known), [7]);
    assert_eq!(codes(&living), ["duplicate_code"]);
    assert_eq!((gone.change.len(), gone.change[0].part), (1, 9));
    assert_eq!((codes(&twice), twice.unchanged), (vec!["duplicate_code"], 1));
    assert_eq!((codes(&new_twice), new_twice.create.len()), (vec!["duplicate_code"], 1));
}

#[test]
fn bad_rows_are_told_and_stop_nobody() {
    let known = [ours(1, "A", 100, Some(7)), ours(2, "B", 100, Some(8))];
    let bad = [
        part(1, "", 5),
        part(2, "MINUS", -5),
        Part { price: "12.50".into(), ..part(3, "KOMA", 1) },
        Part { price: "mahal".into(), ..part(4, "KATA", 1) },
        Part { name: " ".into(), ..part(5, "DIAM", 1) },
        part(6, &"X".repeat(41), 1),
        part(7, "B", 100),
        part(9, "BARU", 1),
    ];

    let plan = Plan::of(&bad, &known, &BTreeSet::from([8]));

    let expected = [
        "invalid_code",
        "invalid_price",
        "invalid_price",
        "invalid_price",
        "invalid_name",
        "invalid_code",
        "code_taken",
    ];
    assert_eq!(codes(&plan), expected);
    assert_eq!((plan.create.len(), plan.change.len()), (1, 0));
}

#[test]
fn a_product_comes_back_with_its_part() {
    let gone = Ours { is_gone: true, ..ours(1, "A", 100, Some(7)) };

    let plan = Plan::of(&[part(7, "A", 100)], &[gone], &BTreeSet::new());

    assert!(plan.change[0].is_back);
}

proptest! {
    /// Whatever stands on both sides: no code is written twice, no product twice, and following
    /// again what was followed changes nothing.
    #[test]
    fn a_plan_is_sound_and_done_once(
        theirs in proptest::collection::btree_map(1..12_i64, (0..6_u8, 0..3_i64), 0..10),
        mine in proptest::collection::btree_map(0..6_u8, (proptest::option::of(1..12_i64), 0..3_i64), 0..6),
    ) {
        let parts: Vec<_> = theirs.iter().map(|(id, (code, price))| part(*id, &format!("K{code}"), *price)).collect();
        let known: Vec<_> = mine.iter().map(|(code, (part, price))| {
            ours(u128::from(*code), &format!("K{code}"), *price, *part)
        }).collect();
        let plan = Plan::of(&parts, &known, &BTreeSet::new());

        let mut after: Vec<Ours> = known.clone();
        for change in &plan.change {
            let mine = after.iter_mut().find(|ours| ours.id == change.product).expect("known");
            (mine.fields, mine.part) = (change.fields.clone(), Some(change.part));
        }
        for (n, (part, fields)) in plan.create.iter().enumerate() {
            let new = ours(100 + n as u128, &fields.code, fields.price.get(), Some(*part));
            after.push(new);
        }
        let mut held: Vec<_> = after.iter().map(|ours| ours.fields.code.clone()).collect();
        held.sort();
        held.dedup();
        prop_assert_eq!(held.len(), after.len(), "no code twice");
        let changed: BTreeSet<_> = plan.change.iter().map(|change| change.product).collect();
        prop_assert_eq!(changed.len(), plan.change.len(), "no product twice");
        let told = plan.problems.len() + plan.create.len() + plan.change.len();
        prop_assert_eq!(told as i64 + plan.unchanged, parts.len() as i64, "every part once");
        if plan.problems.is_empty() {
            let again = Plan::of(&parts, &after, &BTreeSet::new());
            prop_assert!(again.is_empty(), "{:?}", again);
        }
    }
}
