//! What searching, filtering and sorting promise.

use base::{Id, PageQuery, Rupiah};
use chrono::DateTime;

use super::*;

mod oracle;

fn product(number: u128, code: &str, name: &str, category: &str, price: i64) -> product::Model {
    let at = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
    product::Model {
        id: ProductId::from_uuid(uuid::Uuid::from_u128(number)),
        tenant_id: Id::from_uuid(uuid::Uuid::nil()),
        code: code.into(),
        name: name.into(),
        description: String::new(),
        category: category.into(),
        price: Rupiah::new(price),
        ref_part_id: None,
        stock: Some(5),
        stock_as_of: Some(at),
        is_active: true,
        search_text: String::new(),
        revision: 1,
        version: 1,
        created_at: at,
        updated_at: at,
    }
}

fn catalogue() -> Vec<product::Model> {
    vec![
        product(1, "OLI-MX-08", "Oli Mesin Matic 10W-30 0,8L", "OIL", 52_000),
        product(2, "OLI-SP-10", "Oli Mesin Sport 10W-40 1L", "OIL", 68_000),
        product(3, "BRK-0012", "Kampas Rem Depan Vario", "BRAKE", 45_000),
        product(4, "BRK-0013", "Kampas Rem Belakang Beat", "BRAKE", 38_000),
        product(5, "BUS-U24", "Busi Iridium U24", "ELECTRICAL", 95_000),
        product(6, "FLT-OIL-1", "Filter Oli", "FILTER", 23_000),
    ]
}

fn page(number: u32, rows: u32) -> Page {
    PageQuery { page: Some(number), per_page: Some(rows) }.page().unwrap()
}

fn codes(index: &Index, wanted: &Wanted) -> Vec<String> {
    index.find(wanted, page(1, 100)).rows.iter().map(|row| row.code.clone()).collect()
}

fn search(index: &Index, text: &str) -> Vec<String> {
    codes(index, &Wanted { text: text.into(), ..Wanted::default() })
}

#[test]
fn a_search_forgives_typing_and_puts_the_best_first() {
    let index = Index::renewed(None, catalogue(), 1);

    assert_eq!(search(&index, "kampas rem vario"), ["BRK-0012"]);
    assert_eq!(search(&index, "kmapas rme vario"), ["BRK-0012"], "two of three words, both wrong");
    assert_eq!(search(&index, "kampasrem"), ["BRK-0013", "BRK-0012"], "no space");
    assert_eq!(search(&index, "iridum"), ["BUS-U24"], "a letter missing");
    assert_eq!(search(&index, "OLI")[0], "FLT-OIL-1".to_owned(), "equal matches stand by name");
    assert_eq!(search(&index, "mesin 10w40"), ["OLI-SP-10"]);
    assert!(search(&index, "zzzzzz").is_empty());
    assert!(search(&index, "---").is_empty());
}

#[test]
fn a_code_is_found_with_and_without_its_dashes_and_with_one_wrong_key() {
    let index = Index::renewed(None, catalogue(), 1);

    for typed in ["BRK-0012", "brk0012", "brk 0012", "BRK.00 12"] {
        assert_eq!(search(&index, typed)[0], "BRK-0012", "{typed}");
    }
    assert_eq!(search(&index, "bis-u24"), ["BUS-U24"]);
    assert_eq!(search(&index, "0013"), ["BRK-0013"]);
}

#[test]
fn facets_count_every_category_of_the_search_whichever_is_chosen() {
    let index = Index::renewed(None, catalogue(), 1);
    let wanted = Wanted { text: "oli".into(), category: Some("OIL".into()), ..Wanted::default() };

    let found = index.find(&wanted, page(1, 1));

    assert_eq!(found.total, 2);
    assert_eq!(found.rows.len(), 1);
    let facets = [("FILTER".to_owned(), 1), ("OIL".to_owned(), 2)];
    assert_eq!(found.categories, facets.into());
}

#[test]
fn lists_sort_by_name_and_price_both_ways_and_pages_do_not_overlap() {
    let index = Index::renewed(None, catalogue(), 1);
    let by = |sort| codes(&index, &Wanted { sort, ..Wanted::default() });

    let cheapest_first = by(Sort::Price);
    assert_eq!(cheapest_first[0], "FLT-OIL-1");
    let mut dearest_first = by(Sort::PriceDown);
    dearest_first.reverse();
    assert_eq!(cheapest_first, dearest_first);
    assert_eq!(by(Sort::Name)[0], "BUS-U24");
    let second = index.find(&Wanted::default(), page(2, 4));
    assert_eq!((second.rows.len(), second.total), (2, 6));
}

#[test]
fn inactive_products_are_not_shown_and_empty_ones_only_when_asked_for() {
    let mut rows = catalogue();
    rows[0].is_active = false;
    rows[1].stock = Some(0);
    rows[2].stock = None;
    let index = Index::renewed(None, rows, 1);

    let all = codes(&index, &Wanted::default());
    let in_stock = codes(&index, &Wanted { in_stock: true, ..Wanted::default() });

    assert_eq!(all.len(), 5);
    assert_eq!(in_stock, ["BUS-U24", "FLT-OIL-1", "BRK-0013"]);
}

#[test]
fn a_renewed_index_answers_like_one_made_afresh() {
    let old = Index::renewed(None, catalogue(), 1);
    let mut rows = catalogue();
    rows[3].price = Rupiah::new(1_000);
    rows[5].name = "Saringan Oli".into();
    rows.push(product(7, "BAN-90", "Ban Luar 90/90", "TIRE", 210_000));
    let changed = vec![rows[3].clone(), rows[5].clone(), rows[6].clone()];

    let renewed = Index::renewed(Some(&old), changed, 2);

    let afresh = Index::renewed(None, rows, 2);
    for text in ["", "ban", "filter", "saringan", "kampas"] {
        for sort in [Sort::Relevance, Sort::Name, Sort::Price, Sort::PriceDown] {
            let wanted = Wanted { text: text.into(), sort, ..Wanted::default() };
            assert_eq!(codes(&renewed, &wanted), codes(&afresh, &wanted), "{text} {sort:?}");
        }
    }
    assert_eq!(renewed.version(), 2);
}
