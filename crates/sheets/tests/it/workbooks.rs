//! Excel workbooks, made by a library for the purpose.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use sheets::Refusal;

use crate::layouts::{ORDERS, code, prices, read, row};

fn book(write: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    write(book.add_worksheet());
    book.save_to_buffer().expect("as the test laid it")
}

fn titled(sheet: &mut Worksheet) {
    sheet.write_row(0, 0, ["Kode", "Nama", "Harga"]).expect("as the test laid it");
}

#[test]
fn numbers_texts_and_calculated_cells_are_read() {
    let file = book(|sheet| {
        titled(sheet);
        sheet.write(1, 0, 90_915).expect("as the test laid it");
        sheet.write(1, 1, "Filter Oli").expect("as the test laid it");
        sheet.write(1, 2, 45_000.0).expect("as the test laid it");
        sheet.write(2, 0, "00123").expect("as the test laid it");
        sheet.write(2, 1, "Busi").expect("as the test laid it");
        sheet
            .write(2, 2, Formula::new("=3*5000").set_result("15000"))
            .expect("as the test laid it");
        sheet.write(3, 0, "C-3").expect("as the test laid it");
        sheet.write(3, 2, "Rp 1.250.000,-").expect("as the test laid it");
    });

    let expected = [
        row(2, "90915", "Filter Oli", "45000"),
        row(3, "00123", "Busi", "15000"),
        row(4, "C-3", "", "1250000"),
    ];
    assert_eq!(prices(&file), expected);
}

#[test]
fn a_letterhead_merged_over_the_columns_blank_rows_and_columns_are_passed_over() {
    let file = book(|sheet| {
        let bold = Format::new().set_bold();
        sheet.merge_range(0, 0, 0, 5, "PT SUMBER MAKMUR", &bold).expect("as the test laid it");
        sheet.merge_range(1, 0, 1, 5, "Daftar Harga", &bold).expect("as the test laid it");
        sheet.merge_range(4, 2, 5, 2, "Kode", &bold).expect("as the test laid it");
        sheet.merge_range(4, 3, 5, 3, "Nama", &bold).expect("as the test laid it");
        sheet.merge_range(4, 4, 4, 5, "Harga", &bold).expect("as the test laid it");
        sheet.write_row(5, 4, ["Jual", "Beli"]).expect("as the test laid it");
        sheet.write_row(6, 2, ["A-1", "Oli"]).expect("as the test laid it");
        sheet.write(6, 4, 5_000).expect("as the test laid it");
        sheet.write(6, 5, 4_000).expect("as the test laid it");
        sheet.write_row(9, 2, ["B-2", "Busi"]).expect("as the test laid it");
        sheet.write(9, 4, 6_000).expect("as the test laid it");
    });

    assert_eq!(prices(&file), [row(7, "A-1", "Oli", "5000"), row(10, "B-2", "Busi", "6000")]);
}

#[test]
fn the_first_visible_sheet_with_titles_is_taken() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "Petunjuk pengisian").expect("as the test laid it");
    let hidden = book.add_worksheet();
    titled(hidden);
    hidden.write_row(1, 0, ["X-9", "Tersembunyi"]).expect("as the test laid it");
    hidden.set_hidden(true);
    let sheet = book.add_worksheet();
    titled(sheet);
    sheet.write_row(1, 0, ["A-1", "Oli"]).expect("as the test laid it");
    let later = book.add_worksheet();
    titled(later);
    later.write_row(1, 0, ["Z-1", "Nanti"]).expect("as the test laid it");

    assert_eq!(
        prices(&book.save_to_buffer().expect("as the test laid it")),
        [row(2, "A-1", "Oli", "")]
    );
}

#[test]
fn a_date_in_the_codes_and_a_broken_formula_are_told_and_stop_nothing() {
    let file = book(|sheet| {
        titled(sheet);
        let date = ExcelDateTime::from_ymd(2026, 3, 12).expect("as the test laid it");
        sheet
            .write_with_format(1, 0, date, &Format::new().set_num_format("dd/mm/yyyy"))
            .expect("as the test laid it");
        sheet.write(2, 0, "A-1").expect("as the test laid it");
        sheet.write(2, 2, Formula::new("=1/0").set_result("#DIV/0!")).expect("as the test laid it");
        sheet.write(3, 0, 1.5).expect("as the test laid it");
        sheet.write_row(4, 0, ["B-2", "Busi"]).expect("as the test laid it");
        sheet.write(4, 2, -5).expect("as the test laid it");
        sheet.write_row(5, 0, ["C-3", "Oli"]).expect("as the test laid it");
        sheet.write(5, 2, 0.5).expect("as the test laid it");
    });

    let expected = [
        row(2, "!", "12/03/2026", ""),
        row(3, "A-1", "", "!"),
        row(4, "!", "", ""),
        row(5, "B-2", "Busi", "!"),
        row(6, "C-3", "Oli", "!"),
    ];
    let mut read = prices(&file);
    read[0].2 = "12/03/2026".into();
    assert_eq!(read, expected);
}

#[test]
fn a_workbook_without_titles_is_read_by_place_where_that_is_allowed() {
    let file = book(|sheet| {
        sheet.write(0, 0, "A-1").expect("as the test laid it");
        sheet.write(0, 1, 5).expect("as the test laid it");
    });

    let (_, rows) = read(&file, &ORDERS).expect("as the test laid it");

    assert_eq!((code(&rows[0].cells[0]), rows[0].cells[1].whole()), ("A-1".into(), Ok(Some(5))));
}

#[test]
fn an_empty_workbook_is_refused_as_empty() {
    assert_eq!(read(&book(|_| {}), &ORDERS).unwrap_err(), Refusal::Empty);
}

#[test]
fn many_rows_of_a_workbook_are_read_one_by_one() {
    let file = book(|sheet| {
        titled(sheet);
        for n in 1..=20_000 {
            sheet.write(n, 0, format!("K-{n}")).expect("as the test laid it");
            sheet.write(n, 1, format!("Barang {n}")).expect("as the test laid it");
            sheet.write(n, 2, n).expect("as the test laid it");
        }
    });

    let rows = prices(&file);

    assert_eq!(
        (rows.len(), rows[19_999].clone()),
        (20_000, row(20_001, "K-20000", "Barang 20000", "20000"))
    );
}
