//! CSV and its many relatives.

use sheets::{Column, Refusal};

use crate::layouts::{ORDERS, PRICES, code, prices, read, row};

#[test]
fn commas_semicolons_tabs_and_bars_are_told_apart() {
    for separator in [",", ";", "\t", "|"] {
        let text = ["kode,nama,harga", "A-1,Oli Mesin,50000", "B-2,Busi,15000"].join("\n");

        let rows = prices(text.replace(',', separator).as_bytes());

        let expected = [row(2, "A-1", "Oli Mesin", "50000"), row(3, "B-2", "Busi", "15000")];
        assert_eq!(rows, expected, "{separator:?}");
    }
}

#[test]
fn sums_with_commas_do_not_hide_the_semicolons_that_separate() {
    let text = "kode;harga;nama\nA-1;1.250.000,00;Oli, 1L\nB-2;Rp 75.000,-;Busi, pendek\n";

    assert_eq!(
        prices(text.as_bytes()),
        [row(2, "A-1", "Oli, 1L", "1250000"), row(3, "B-2", "Busi, pendek", "75000")]
    );
}

#[test]
fn the_header_is_found_below_titles_and_blank_lines_and_lines_keep_their_numbers() {
    let text = "PT Sumber Makmur,,\r\nDaftar Harga November 2026,,\r\n,,\r\n\r\nNo,KODE BARANG,Nama  Barang,\"Harga (Rp)\"\r\n1,A-1,Oli,5000\r\n,,,\r\n2,B-2,Busi,6000\r\n";

    let (table, rows) = read(text.as_bytes(), &PRICES).unwrap();

    let fields: Vec<_> = table.columns.iter().map(|column| column.field).collect();
    assert_eq!(fields, [None, Some("code"), Some("name"), Some("price")]);
    assert_eq!(table.columns[3], Column { header: "Harga (Rp)".into(), field: Some("price") });
    assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [6, 8]);
    assert_eq!(code(&rows[1].cells[0]), "B-2");
}

#[test]
fn a_header_over_two_rows_is_one_header() {
    let text = "Kode,Nama,Harga,\n,,Jual,Beli\nA-1,Oli,5000,4000\n";

    let (table, rows) = read(text.as_bytes(), &PRICES).unwrap();

    let titles: Vec<_> = table.columns.iter().map(|column| column.header.as_str()).collect();
    assert_eq!(titles, ["Kode", "Nama", "Harga Jual", "Harga Beli"]);
    assert_eq!((rows.len(), rows[0].line, rows[0].cells[2].whole()), (1, 3, Ok(Some(5000))));
}

#[test]
fn titles_that_are_repeated_on_every_page_are_no_rows() {
    let text = "kode,nama\nA-1,Oli\nKode,Nama\nB-2,Busi\n";

    let rows = prices(text.as_bytes());

    assert_eq!(rows, [row(2, "A-1", "Oli", ""), row(4, "B-2", "Busi", "")]);
}

#[test]
fn what_looks_like_a_formula_in_a_text_is_text() {
    let text = "kode,nama\nA-1,=1+1\n=2+5,+62 Oli\n\"=\"\"00123\"\"\",@SUM(A1)\n";

    let rows = prices(text.as_bytes());

    let expected =
        [row(2, "A-1", "=1+1", ""), row(3, "=2+5", "+62 Oli", ""), row(4, "00123", "@SUM(A1)", "")];
    assert_eq!(rows, expected);
}

#[test]
fn leading_zeros_stay_and_dates_and_lost_digits_are_told() {
    let text = "kode,nama\n00123,a\n90915.0,b\n12-Mar,c\n8.99E+12,d\n";

    let codes: Vec<_> = prices(text.as_bytes()).into_iter().map(|(_, code, ..)| code).collect();

    assert_eq!(codes, ["00123", "90915", "!", "!"]);
}

#[test]
fn invisible_characters_do_not_hide_titles_or_codes() {
    let text =
        "\u{feff}\u{feff}kode\u{200b},\u{a0}nama\u{a0}\n\u{200b}A-1\u{feff},Oli\u{a0}Mesin\n";

    assert_eq!(prices(text.as_bytes()), [row(2, "A-1", "Oli Mesin", "")]);
}

#[test]
fn very_long_cells_are_read_whole_and_stay_in_their_row() {
    let long = "x".repeat(60_000);

    let rows = prices(format!("kode,nama\nA-1,\"{long}\"\nB-2,{long}{long}\n").as_bytes());

    assert_eq!((rows.len(), rows[0].2.len(), rows[1].2.len()), (2, 60_000, 120_000));
}

#[test]
fn missing_titles_are_named() {
    let refused = |text: &str| read(text.as_bytes(), &PRICES).unwrap_err();

    assert_eq!(refused("nama,harga\nOli,5000\n"), Refusal::ColumnMissing { column: "kode".into() });
    assert_eq!(
        refused("a,b\n1,2\n"),
        Refusal::HeaderMissing { columns: "kode, nama, harga".into() }
    );
    assert_eq!(refused("kode,nama\n\n,\n"), Refusal::NoRows);
    assert_eq!(refused(""), Refusal::Empty);
    assert_eq!(refused("\n\n ,, \n"), Refusal::Empty);
}

#[test]
fn more_rows_than_the_limit_are_refused() {
    let text = format!("kode,qty\n{}", "A-1,1\n".repeat(1_001));

    assert_eq!(read(text.as_bytes(), &ORDERS).unwrap_err(), Refusal::TooManyRows { limit: 1_000 });
}

#[test]
fn a_list_without_titles_is_read_by_place_where_that_is_allowed() {
    let (table, rows) = read(b"A-1;5\nB-2;7\n", &ORDERS).unwrap();

    assert_eq!((table.columns.len(), table.rows), (0, 2));
    assert_eq!(
        (rows[0].line, code(&rows[0].cells[0]), rows[1].cells[1].whole()),
        (1, "A-1".into(), Ok(Some(7)))
    );
    let (_, titled) = read(b"jumlah;kode\n5;A-1\n", &ORDERS).unwrap();
    assert_eq!(
        (code(&titled[0].cells[0]), titled[0].cells[1].whole()),
        ("A-1".into(), Ok(Some(5)))
    );
}

#[test]
fn a_hundred_thousand_rows_are_read_one_by_one() {
    let text: String = (0..100_000)
        .fold("kode,nama,harga\n".to_owned(), |text, n| text + &format!("K-{n},Barang {n},{n}\n"));

    let table = sheets::scan(text.as_bytes(), &PRICES).unwrap();

    assert_eq!(table.rows, 100_000);
}
