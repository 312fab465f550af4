//! CSV, read back by a reader of the format.

use base::Quantity;
use reports::csv::{ByteOrderMark, Separator, Style, write};
use reports::{Cell, Column, Kind, Refusal, Report, Table};

use crate::desk::{heading, report, texts};

const COMMAS: Style = Style { separator: Separator::Comma, mark: ByteOrderMark::Without };

/// The records of a file, header first.
pub fn read(file: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(file);
    reader
        .records()
        .map(|record| record.expect("a record").iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn values_are_bare_in_the_separators_of_the_reader_and_totals_are_left_out() {
    let header =
        ["Agen", "Percakapan", "Penjualan", "Berat", "Balasan", "Target", "Tanggal", "Terakhir"];
    let points = ["Siti Rahmawati", "412", "515000000", "618.0", "0:02:05", "94.2%", "2026-11-21"];
    let commas = ["Siti Rahmawati", "412", "515000000", "618,0", "0:02:05", "94,2%", "2026-11-21"];

    let file = write(&report(), 0, COMMAS).unwrap();
    let records = read(&file, b',');
    assert_eq!(records.len(), 4);
    assert_eq!(records[0], header);
    assert_eq!(records[1][..7], points);
    assert_eq!(records[1][7], "2026-11-21 00:05:09");
    assert_eq!(records[3], [""; 8]);

    let file = write(&report(), 0, Style::default()).unwrap();
    let records = read(file.strip_prefix("\u{FEFF}".as_bytes()).unwrap(), b';');
    assert_eq!(records[1][..7], commas);
}

#[test]
fn lines_end_as_the_rfc_says_and_what_needs_quotes_has_them() {
    let file = write(&texts(&["a\"b,c;d\ne".into()]), 0, COMMAS).unwrap();

    assert_eq!(
        String::from_utf8(file).unwrap(),
        "\"a\"\"b,c;d e\",Jumlah\r\n\"a\"\"b,c;d\ne\",1\r\n"
    );
}

#[test]
fn nothing_that_people_wrote_begins_a_formula() {
    let formulas =
        ["=1+1", "+62811", "-2+3", "@SUM(A1)", " =1", "\t=1", "\r=1", "\n=1", "＝1", "　=1"];
    for formula in formulas {
        let file = write(&texts(&[formula.into()]), 0, COMMAS).unwrap();
        let cell = &read(&file, b',')[1][0];
        assert!(cell.starts_with('\''), "{formula:?} became {cell:?}");
    }
    let harmless = ["Siti", "a=b", "'kutip", "0811", "3-2"];
    for text in harmless {
        let file = write(&texts(&[text.into()]), 0, COMMAS).unwrap();
        assert_eq!(read(&file, b',')[1][0], text);
    }
}

#[test]
fn our_own_negative_numbers_stay_numbers() {
    let columns = vec![Column::new("a", "A", Kind::Integer), Column::new("b", "B", Kind::Quantity)];
    let row = vec![Cell::Integer(-1_250), Quantity::from_thousandths(-1_250_500).into()];
    let table = Table::new("x", columns).unwrap().with_rows([row]).unwrap();
    let report = Report::new(heading("x")).unwrap().with_section(table).unwrap();

    assert_eq!(read(&write(&report, 0, COMMAS).unwrap(), b',')[1], ["-1250", "-1250.5"]);
}

#[test]
fn a_section_that_is_not_there_is_refused() {
    assert_eq!(write(&report(), 1, COMMAS).unwrap_err(), Refusal::SectionMissing);
}
