//! What a report takes and what it refuses.

use base::{Quantity, Refuse, Rupiah};
use chrono::NaiveDate;
use reports::limits::{
    MAX_COLUMNS, MAX_FACTS, MAX_LABEL, MAX_NUMBER, MAX_ROWS, MAX_SECTIONS, MAX_TEXT,
};
use reports::{Cell, Column, Kind, Period, Refusal, Report, Table, Total};

use crate::desk::{columns, day, heading, report, row, table};

fn one(kind: Kind) -> Table {
    Table::new("Satu", vec![Column::new("one", "Satu", kind)]).expect("it fits")
}

#[test]
fn a_row_of_another_width_than_the_header_cannot_be_built() {
    let mut table = Table::new("Per agen", columns()).unwrap();
    for width in [0, 1, 7, 9] {
        let refusal = table.push(vec![Cell::Empty; width]).unwrap_err();
        assert_eq!(refusal, Refusal::RowWidth { expected: 8, found: width });
    }

    assert!(table.rows().is_empty());
    assert!(table.push(row("Siti", 1)).is_ok());
}

#[test]
fn a_cell_is_of_its_columns_kind_or_empty() {
    let mut numbers = one(Kind::Integer);
    assert_eq!(
        numbers.push(vec!["12".into()]).unwrap_err(),
        Refusal::CellKind { column: "Satu".into() }
    );
    assert!(numbers.push(vec![Cell::Empty]).is_ok());
    assert!(numbers.push(vec![None::<i64>.into()]).is_ok());

    let given = Column::new("one", "Satu", Kind::Percent).with_total(Total::Given("x".into()));
    assert_eq!(
        Table::new("Satu", vec![given]).unwrap_err(),
        Refusal::CellKind { column: "Satu".into() }
    );
}

#[test]
fn totals_are_the_sums_of_what_was_pushed_and_what_was_given() {
    let totals = table().totals().map(<[Cell]>::to_vec).unwrap();

    assert_eq!(
        totals,
        [
            Cell::Empty,
            Cell::Integer(415),
            Cell::Rupiah(Rupiah::new(518_750_000)),
            Cell::Quantity(Quantity::from_thousandths(622_500)),
            Cell::Duration(250),
            Cell::Percent(9_250),
            Cell::Empty,
            Cell::Empty,
        ]
    );
    assert_eq!(one(Kind::Integer).totals(), None);
}

#[test]
fn a_refused_row_leaves_rows_and_totals_as_they_were() {
    let summed = Column::new("one", "Satu", Kind::Integer).with_total(Total::Sum);
    let mut table = Table::new("Satu", vec![summed]).unwrap();
    table.push(vec![Cell::Integer(MAX_NUMBER)]).unwrap();
    let before = table.clone();

    assert_eq!(table.push(vec![Cell::Integer(1)]), Err(Refusal::NumberTooLarge));

    assert_eq!(table, before);
    assert!(table.push(vec![Cell::Integer(-1)]).is_ok());
}

#[test]
fn only_what_adds_up_is_summed() {
    for kind in [Kind::Text, Kind::Percent, Kind::Date, Kind::Moment] {
        let column = Column::new("one", "Satu", kind).with_total(Total::Sum);
        let refusal = Table::new("Satu", vec![column]).unwrap_err();
        assert_eq!(refusal, Refusal::NotSummable { column: "Satu".into() });
    }
}

#[test]
fn a_table_needs_columns_with_keys_of_their_own_and_not_too_many() {
    let many = |count: usize| {
        (0..count).map(|n| Column::new(n.to_string(), "x", Kind::Text)).collect::<Vec<_>>()
    };

    assert_eq!(Table::new("Satu", Vec::new()).unwrap_err(), Refusal::NoColumns);
    assert!(Table::new("Satu", many(MAX_COLUMNS)).is_ok());
    assert_eq!(
        Table::new("Satu", many(MAX_COLUMNS + 1)).unwrap_err(),
        Refusal::TooManyColumns { limit: MAX_COLUMNS }
    );
    let twice = [many(1), many(1)].concat();
    assert_eq!(Table::new("Satu", twice).unwrap_err(), Refusal::ColumnTwice { column: "0".into() });
}

#[test]
fn rows_are_limited_in_a_table_and_over_all_sections() {
    let mut full = one(Kind::Integer);
    for n in 0..MAX_ROWS {
        full.push(vec![Cell::Integer(i64::try_from(n).unwrap())]).unwrap();
    }
    let too_many = Refusal::TooManyRows { limit: MAX_ROWS };
    assert_eq!(full.push(vec![Cell::Empty]).unwrap_err(), too_many);

    let report = Report::new(heading("x")).unwrap().with_section(full).unwrap();
    assert_eq!(report.with_section(table()).unwrap_err(), too_many);
}

#[test]
fn facts_and_sections_are_limited() {
    let mut report = Report::new(heading("x")).unwrap();
    for _ in 0..MAX_FACTS {
        report = report.with_fact("a", Cell::Integer(1)).unwrap();
    }
    for _ in 0..MAX_SECTIONS {
        report = report.with_section(table()).unwrap();
    }

    let fact = report.clone().with_fact("a", Cell::Integer(1)).unwrap_err();
    assert_eq!(fact, Refusal::TooManyFacts { limit: MAX_FACTS });
    let section = report.with_section(table()).unwrap_err();
    assert_eq!(section, Refusal::TooManySections { limit: MAX_SECTIONS });
}

#[test]
fn texts_are_limited_by_letters_not_bytes() {
    let mut texts = one(Kind::Text);
    assert!(texts.push(vec!["😀".repeat(MAX_TEXT).into()]).is_ok());
    let refusal = texts.push(vec!["x".repeat(MAX_TEXT + 1).into()]).unwrap_err();
    assert_eq!(refusal, Refusal::TextTooLong { limit: MAX_TEXT });

    let long = "x".repeat(MAX_LABEL + 1);
    let too_long = Refusal::TextTooLong { limit: MAX_LABEL };
    assert_eq!(Report::new(heading(&long)).unwrap_err(), too_long);
    assert_eq!(Table::new(&long, columns()).unwrap_err(), too_long);
    let fact = report().with_fact("a", Cell::text(long)).unwrap_err();
    assert_eq!(fact, too_long);
}

#[test]
fn numbers_that_a_format_would_round_are_refused() {
    let fifteen = [MAX_NUMBER, -MAX_NUMBER];
    for number in fifteen {
        assert!(one(Kind::Rupiah).push(vec![Rupiah::new(number).into()]).is_ok());
        assert!(one(Kind::Integer).push(vec![Cell::Integer(number)]).is_ok());
    }
    for number in [MAX_NUMBER + 1, -MAX_NUMBER - 1, i64::MIN, i64::MAX] {
        let quantity = Quantity::from_thousandths(number);
        assert!(one(Kind::Rupiah).push(vec![Rupiah::new(number).into()]).is_err());
        assert!(one(Kind::Quantity).push(vec![quantity.into()]).is_err());
        assert!(one(Kind::Percent).push(vec![Cell::Percent(number)]).is_err());
    }
    assert!(one(Kind::Duration).push(vec![Cell::Duration(u64::MAX)]).is_err());
}

#[test]
fn dates_outside_of_the_spreadsheets_calendar_and_reversed_periods_are_refused() {
    let year = |year| base::BusinessDay::new(NaiveDate::from_ymd_opt(year, 6, 1).unwrap());
    for wrong in [1900, 9999, -1] {
        let refusal = one(Kind::Date).push(vec![year(wrong).into()]).unwrap_err();
        assert_eq!(refusal, Refusal::DateOutOfRange);
        assert_eq!(Period::day(year(wrong)), Err(Refusal::DateOutOfRange));
    }
    assert_eq!(Period::new(day(11, 2), day(11, 1)), Err(Refusal::PeriodReversed));
}

#[test]
fn every_refusal_speaks_both_languages() {
    for text in Refusal::TEXTS {
        assert!(text.code.starts_with("platform.report."), "{}", text.code);
        assert!(!text.id.is_empty() && !text.en.is_empty() && text.id != text.en);
    }
    let refusal = Refusal::TooManyRows { limit: MAX_ROWS };
    assert_eq!(refusal.code(), "platform.report.too_many_rows");
    assert_eq!(refusal.status(), 422);
}
