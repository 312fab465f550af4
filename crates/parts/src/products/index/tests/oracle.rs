//! The search written down a second time, slowly: every product is asked, every word is held
//! against every word. Random catalogues and queries must not tell the two apart.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::{Index as Pick, select};

use super::*;
use crate::products::words::{is_like_a_code, query_whole, query_words, split, squash};

/// Words that begin, hold and nearly are each other, alone and written as one.
const VOCABULARY: &[&str] = &[
    "kampas",
    "kmapas",
    "kampasrem",
    "rem",
    "remvario",
    "vario",
    "Vario",
    "varioo",
    "oli",
    "olie",
    "filter",
    "filteroli",
    "a",
    "ab",
    "aab",
    "baa",
    "2012",
    "012",
    "10w30",
    "U24",
    "café",
    "belakangan",
    "belakangna",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_search_finds_what_a_slow_one_finds_whatever_changed_before(
        rows in rows(1..12),
        changes in prop::collection::vec(rows(0..3), 0..4),
        searches in prop::collection::vec(search(), 32),
    ) {
        let mut index = None;
        let mut known = Vec::new();
        for (version, changed) in (0..).zip(std::iter::once(rows).chain(changes)) {
            let index = &*index.insert(Index::renewed(index.as_ref(), changed.clone(), version));
            write_down(&mut known, changed);
            for (wanted, page) in &searches {
                let found = index.find(wanted, *page);
                let found = (codes_of(&found.rows), found.total, found.categories);
                prop_assert_eq!(found, find(&known, wanted, *page), "{:?} {:?}", wanted, page);
            }
        }
    }
}

fn codes_of(rows: &[Arc<product::Model>]) -> Vec<String> {
    rows.iter().map(|row| row.code.clone()).collect()
}

fn write_down(known: &mut Vec<product::Model>, changed: Vec<product::Model>) {
    let ids: BTreeSet<_> = changed.iter().map(|row| row.id).collect();
    known.retain(|row| !ids.contains(&row.id));
    known.extend(changed);
}

fn find(
    rows: &[product::Model],
    wanted: &Wanted,
    page: Page,
) -> (Vec<String>, u64, BTreeMap<String, u64>) {
    let scores = scores(rows, &wanted.text);
    let mut hits: Vec<_> = rows.iter().zip(scores).filter(|(_, score)| score.is_some()).collect();
    hits.retain(|(row, _)| match wanted.among {
        Among::Active => row.is_active,
        Among::Inactive => !row.is_active,
        Among::All => true,
    });
    hits.retain(|(row, _)| !wanted.in_stock || row.stock.is_some_and(|stock| stock > 0));
    hits.retain(|(row, _)| !wanted.unlinked || row.ref_part_id.is_none());
    let mut categories = BTreeMap::new();
    for (row, _) in &hits {
        *categories.entry(row.category.clone()).or_default() += 1;
    }
    hits.retain(|(row, _)| wanted.category.as_ref().is_none_or(|name| *name == row.category));
    hits.sort_by_key(|(row, _)| (row.name.to_lowercase(), row.code.clone()));
    match wanted.sort {
        Sort::Relevance => hits.sort_by_key(|(_, score)| std::cmp::Reverse(*score)),
        Sort::Name => {}
        Sort::Price => hits.sort_by_key(|(row, _)| row.price),
        Sort::PriceDown => {
            hits.sort_by_key(|(row, _)| row.price);
            hits.reverse();
        }
        Sort::Code => hits.sort_by_key(|(row, _)| row.code.clone()),
        Sort::Stock => hits.sort_by_key(|(row, _)| (row.stock.is_none(), row.stock)),
        Sort::UpdatedDown => hits.sort_by_key(|(row, _)| std::cmp::Reverse(row.updated_at)),
    }
    let start = usize::try_from(page.offset()).unwrap();
    let shown = hits.iter().skip(start).take(page.rows as usize);
    (shown.map(|(row, _)| row.code.clone()).collect(), hits.len() as u64, categories)
}

/// What each row scores; `None` for who is not found.
fn scores(rows: &[product::Model], text: &str) -> Vec<Option<usize>> {
    if text.trim().is_empty() {
        return vec![Some(0); rows.len()];
    }
    let words = query_words(text);
    let whole = query_whole(text, &words);
    let all = words.len();
    if let Some(code) = whole.as_ref().filter(|whole| is_like_a_code(whole)) {
        let fits = |row: &product::Model| Some(plain(code, &squash(&row.code))? * 14 * all);
        let begins = |row: &&product::Model| squash(&row.code).starts_with(code.as_str());
        if rows.iter().any(|row| begins(&row)) {
            return rows.iter().map(|row| Some(row).filter(begins).and_then(fits)).collect();
        }
    }
    let by_word: Vec<_> = words.iter().map(|word| word_scores(rows, word)).collect();
    let by_whole = whole.map(|whole| word_scores(rows, &whole));
    let sums = (0..rows.len()).map(|row| {
        let borne = by_word.iter().filter(|scores| scores[row] > 0).count();
        let sum: usize = by_word.iter().map(|scores| scores[row]).sum();
        match by_whole.as_ref().map_or(0, |scores| scores[row]) {
            0 => (borne, sum),
            whole => (all, sum.max(whole * all)),
        }
    });
    let sums: Vec<(usize, usize)> = sums.collect();
    let most = sums.iter().map(|(borne, _)| *borne).max().unwrap_or(0);
    let is_found = |borne| borne == most && most * 2 > all;
    sums.iter().map(|(borne, sum)| is_found(*borne).then_some(*sum)).collect()
}

/// How well each row fits the word; 0 for not at all.
fn word_scores(rows: &[product::Model], word: &str) -> Vec<usize> {
    let by = |fits: fn(&str, &str) -> Option<usize>| {
        let best = |row| {
            let words = words_of(row).into_iter();
            let scores = words.filter_map(|(text, weight)| Some(fits(word, &text)? * weight));
            scores.max().unwrap_or(0)
        };
        rows.iter().map(best).collect::<Vec<_>>()
    };
    let plainly = by(plain);
    if plainly.iter().any(|score| *score > 0) { plainly } else { by(mistyped) }
}

fn words_of(row: &product::Model) -> Vec<(String, usize)> {
    let names = split(&row.name);
    let pieces = split(&row.code);
    let mut words = vec![(squash(&row.code), 14)];
    if pieces.len() > 1 {
        words.extend(pieces.into_iter().map(|piece| (piece, 8)));
    }
    words.extend(names.windows(2).map(|pair| (pair.concat(), 10)));
    words.extend(names.into_iter().map(|word| (word, 10)));
    words
}

fn plain(word: &str, text: &str) -> Option<usize> {
    let covered = 25 * word.len() / text.len();
    match text.find(word) {
        Some(0) if text.len() == word.len() => Some(100),
        Some(0) => Some(60 + covered),
        Some(_) if word.len() >= 3 => Some(40 + covered),
        _ => None,
    }
}

fn mistyped(word: &str, text: &str) -> Option<usize> {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let allowed = match (word.len(), digits) {
        (0..=3, _) => 0,
        (len, digits) if len == digits => 0,
        (len, 1..) => usize::from(len >= 5),
        (4..=7, _) => 1,
        _ => 2,
    };
    let is_within = |edits| is_within(edits, word.as_bytes(), text.as_bytes());
    match allowed {
        1.. if is_within(1) => Some(35),
        2 if is_within(2) => Some(20),
        _ => None,
    }
}

/// Whether so many edits make one of the other.
fn is_within(edits: usize, a: &[u8], b: &[u8]) -> bool {
    let (Some((x, a_left)), Some((y, b_left))) = (a.split_last(), b.split_last()) else {
        return a.len() + b.len() <= edits;
    };
    if x == y && is_within(edits, a_left, b_left) {
        return true;
    }
    if edits == 0 {
        return false;
    }
    let swapped = match (a, b) {
        ([a @ .., p, q], [b @ .., r, s]) => (p, q) == (s, r) && is_within(edits - 1, a, b),
        _ => false,
    };
    let left = [(a_left, b_left), (a_left, b), (a, b_left)];
    swapped || left.into_iter().any(|(a, b)| is_within(edits - 1, a, b))
}

prop_compose! {
    fn row()(
        number in 0u128..16,
        code in "(A|B|KR|BB)[-. ]?(1|2|12|012|100)(-A|X)?",
        name in prop::collection::vec(select(VOCABULARY), 1..5),
        category in select(&["OIL", "BRAKE", "TIRE"][..]),
        price in 0i64..4,
        facts in (any::<bool>(), prop::option::of(0i64..3), prop::option::of(0i64..2), 0i64..3),
    ) -> product::Model {
        let mut row = product(number, &code, &name.join(" "), category, price);
        // Codes differ, as the database demands.
        row.code = format!("{code}{}", (b'A' + u8::try_from(number).unwrap()) as char);
        row.is_active = facts.0;
        row.stock = facts.1;
        row.ref_part_id = facts.2;
        row.updated_at += chrono::Duration::seconds(facts.3);
        row
    }
}

/// Rows of which no two have the same id.
fn rows(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<product::Model>> {
    prop::collection::vec(row(), count).prop_map(|rows| {
        let by_id: BTreeMap<_, _> = rows.into_iter().map(|row| (row.id, row)).collect();
        by_id.into_values().collect()
    })
}

prop_compose! {
    fn search()(
        words in prop::collection::vec(
            prop_oneof![
                4 => select(VOCABULARY).prop_map(str::to_owned),
                1 => "(A|B|KR|BB)[-. ]?(1|2|12|012|100)(-A|X)?[A-P]",
                1 => "[abr12]{1,4}",
            ],
            0..4,
        ),
        separator in select(&[" ", " ", "-", ""][..]),
        swapped in prop::option::of(any::<Pick>()),
        category in prop::option::of(select(&["OIL", "BRAKE", "NONE"][..])),
        in_stock in any::<bool>(),
        unlinked in prop::bool::weighted(0.2),
        among in select(&[Among::Active, Among::Active, Among::Inactive, Among::All][..]),
        sort in select(SORTS),
        (number, per_page) in (1u32..3, 1u32..6),
    ) -> (Wanted, Page) {
        let mut text = words.join(separator);
        if let Some(swapped) = swapped.filter(|_| text.len() >= 2 && text.is_ascii()) {
            let mut keys = text.into_bytes();
            let at = swapped.index(keys.len() - 1);
            keys.swap(at, at + 1);
            text = String::from_utf8(keys).unwrap();
        }
        let category = category.map(str::to_owned);
        (Wanted { text, category, in_stock, among, unlinked, sort }, page(number, per_page))
    }
}

const SORTS: &[Sort] = &[
    Sort::Relevance,
    Sort::Relevance,
    Sort::Relevance,
    Sort::Name,
    Sort::Price,
    Sort::PriceDown,
    Sort::Code,
    Sort::Stock,
    Sort::UpdatedDown,
];
