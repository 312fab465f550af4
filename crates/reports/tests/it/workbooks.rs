//! XLSX, read back by another library.

use std::io::Cursor;

use calamine::{Data, DataType, Range, Reader, Xlsx};
use chrono::NaiveDate;
use reports::{Cell, Column, Kind, Report, Table, Total, xlsx};

use crate::desk::{heading, report, texts};

type Book = Xlsx<Cursor<Vec<u8>>>;

/// The file, opened.
pub fn open(report: &Report) -> Book {
    let file = xlsx::write(report).expect("a workbook");
    calamine::open_workbook_from_rs(Cursor::new(file)).expect("a readable one")
}

/// The sheet of the first section.
pub fn first(book: &mut Book) -> (Range<Data>, Range<String>) {
    let name = book.sheet_names()[1].clone();
    let range = book.worksheet_range(&name).expect("its values");
    (range, book.worksheet_formula(&name).expect("its formulas"))
}

fn number(data: &Data) -> f64 {
    match data {
        Data::Float(number) => *number,
        Data::Int(number) => f64::from(i32::try_from(*number).expect("a small one")),
        Data::DateTime(at) => at.as_f64(),
        other => panic!("no number: {other:?}"),
    }
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
}

#[test]
fn numbers_days_and_lengths_of_time_are_real_values() {
    let (range, _) = first(&mut open(&report()));
    let row: Vec<&Data> = (0..8).map(|place| range.get((1, place)).unwrap()).collect();

    assert_eq!(row[0], &Data::String("Siti Rahmawati".into()));
    near(number(row[1]), 412.0);
    near(number(row[2]), 515_000_000.0);
    near(number(row[3]), 618.0);
    near(number(row[4]), 125.0 / 86_400.0);
    near(number(row[5]), 0.942);
    let days = |text: &str| {
        let epoch = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
        f64::from(i32::try_from((text.parse::<NaiveDate>().unwrap() - epoch).num_days()).unwrap())
    };
    near(number(row[6]), days("2026-11-21"));
    near(number(row[7]), days("2026-11-21") + 309.0 / 86_400.0);
    assert!(matches!(row[4], Data::DateTime(length) if length.is_duration()), "{:?}", row[4]);
    assert!(row[6].is_datetime() && row[7].is_datetime());
}

#[test]
fn totals_are_formulas_that_carry_their_results() {
    let (range, formulas) = first(&mut open(&report()));
    let total = |place| range.get_value((4, place)).unwrap();
    let formula = |place| formulas.get_value((4, place)).map(String::as_str).unwrap_or_default();

    assert_eq!(total(0), &Data::String("Total".into()));
    assert_eq!(formula(1), "SUM(B2:B4)");
    near(number(total(1)), 415.0);
    assert_eq!(formula(2), "SUM(C2:C4)");
    near(number(total(2)), 518_750_000.0);
    near(number(total(3)), 622.5);
    near(number(total(4)), 250.0 / 86_400.0);
    assert_eq!(formula(5), "");
    near(number(total(5)), 0.925);
}

#[test]
fn the_summary_says_whose_and_of_when_and_holds_the_facts() {
    let mut book = open(&report());
    assert_eq!(book.sheet_names(), ["Ringkasan", "Per agen"]);
    let range = book.worksheet_range("Ringkasan").unwrap();
    let text = |row| range.get_value((row, 0)).map(ToString::to_string).unwrap_or_default();

    assert_eq!(text(0), "PT Sumber Makmur");
    assert_eq!(text(1), "Laporan layanan");
    assert_eq!(text(2), "1–30 November 2026");
    assert_eq!(text(3), "Dibuat 1 Desember 2026, 08.15 WIB");
    assert_eq!(text(5), "Percakapan");
    near(number(range.get_value((5, 1)).unwrap()), 1_273.0);
}

#[test]
fn no_text_ever_becomes_a_formula_or_a_number() {
    let tricks =
        ["=1+1", "+62811", "-2", "@SUM(A1)", "00123", "1e5", "TRUE", "_x0041_", "http://x.id"];
    let tricks = tricks.map(str::to_owned);

    let (range, formulas) = first(&mut open(&texts(&tricks)));

    for (row, trick) in (1..).zip(&tricks) {
        assert_eq!(range.get_value((row, 0)), Some(&Data::String(trick.clone())));
    }
    assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
}

#[test]
fn sections_with_one_name_get_sheets_of_their_own() {
    let titles = ["Per agen", "PER AGEN", "Per/agen", "", "Ringkasan"];
    let mut report = Report::new(heading("x")).unwrap();
    for title in titles {
        let columns = vec![Column::new("one", "Satu", Kind::Text)];
        report = report.with_section(Table::new(title, columns).unwrap()).unwrap();
    }

    assert_eq!(
        open(&report).sheet_names(),
        ["Ringkasan", "Per agen", "PER AGEN (2)", "Per agen (3)", "Tabel 4", "Ringkasan (2)"]
    );
}

#[test]
fn a_table_without_rows_has_a_header_and_totals_without_formulas() {
    let columns = vec![
        Column::new("a", "A", Kind::Text),
        Column::new("b", "B", Kind::Integer).with_total(Total::Sum),
    ];
    let table = Table::new("Kosong", columns).unwrap();
    let report = Report::new(heading("x")).unwrap().with_section(table).unwrap();

    let (range, formulas) = first(&mut open(&report));

    assert_eq!(range.get_value((0, 1)), Some(&Data::String("B".into())));
    near(number(range.get_value((1, 1)).unwrap()), 0.0);
    assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
}

#[test]
fn the_same_report_gives_the_same_workbook() {
    assert_eq!(xlsx::write(&report()).unwrap(), xlsx::write(&report()).unwrap());
}

#[test]
fn the_largest_numbers_keep_every_digit() {
    let columns = vec![Column::new("a", "A", Kind::Integer).with_total(Total::Sum)];
    let rows = [vec![Cell::Integer(999_999_999_999_998)], vec![Cell::Integer(1)]];
    let table = Table::new("x", columns).unwrap().with_rows(rows).unwrap();
    let report = Report::new(heading("x")).unwrap().with_section(table).unwrap();

    let (range, _) = first(&mut open(&report));

    assert_eq!(number(range.get_value((1, 0)).unwrap()).to_string(), "999999999999998");
    assert_eq!(number(range.get_value((3, 0)).unwrap()).to_string(), "999999999999999");
}
