//! Files as people really make them, through the front door.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use testkit::{Value, json};

use super::{PATH, catalogue, counts, import, path, rows};

const LIST: &str = "Kode;Nama;Kategori;Harga\nA-1;Oli Café;OIL;1.250.000\n00123;Busi;BUSI;15000\n";

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A price list as an office keeps it: letterhead, two rows of titles, formulas, numbers as codes.
fn office_workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "Baca dulu").expect("as the test laid it");
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 6, "PT SUMBER MAKMUR", &plain).expect("as the test laid it");
    for (place, title) in [(1, "No"), (2, "Kode Barang"), (3, "Nama Barang"), (4, "Kategori")] {
        sheet.merge_range(2, place, 3, place, title, &plain).expect("as the test laid it");
    }
    sheet.merge_range(2, 5, 2, 6, "Harga (Rp)", &plain).expect("as the test laid it");
    sheet.write_row(3, 5, ["Jual", "Beli"]).expect("as the test laid it");
    sheet.write(4, 2, 90_915).expect("as the test laid it");
    sheet.write_row(4, 3, ["Filter Oli", "filter"]).expect("as the test laid it");
    sheet.write(4, 5, Formula::new("=G5*1.25").set_result("50000")).expect("as the test laid it");
    sheet.write(4, 6, 40_000).expect("as the test laid it");
    sheet
        .write_row(6, 2, ["00123\u{200b}", "Busi\u{a0}NGK", "Busi", "Rp 15.000,-"])
        .expect("as the test laid it");
    let date = ExcelDateTime::from_ymd(2026, 3, 12).expect("as the test laid it");
    let dated = Format::new().set_num_format("d-mmm");
    sheet.write_with_format(7, 2, date, &dated).expect("as the test laid it");
    sheet.write_row(7, 3, ["Kampas", "REM", "5000"]).expect("as the test laid it");
    book.save_to_buffer().expect("as the test laid it")
}

async fn codes_and_prices(house: &testkit::House) -> Vec<(String, String, i64)> {
    let row = |row: parts::entity::product::Model| (row.code, row.name, row.price.get());
    catalogue(house).await.into_iter().map(row).collect()
}

testkit::on_both_engines! {
    async fn a_text_is_read_whatever_its_encoding_separator_and_line_ends(house: House) {
        let admin = house.office("admin").await;
        let latin: Vec<u8> = LIST.chars().map(|letter| u8::try_from(u32::from(letter)).expect("Latin")).collect();
        let files = [
            LIST.as_bytes().to_vec(),
            format!("\u{feff}{}", LIST.replace('\n', "\r\n")).into_bytes(),
            latin,
            wide(&format!("\u{feff}{LIST}")),
            wide(&LIST.replace(';', "\t").replace('\n', "\r")),
            format!("sep=;\r\n{LIST}").into_bytes(),
        ];

        let first = import(&admin, files[0].clone()).await;
        assert_eq!(counts(&first), [2, 0, 0, 0]);
        for file in files.into_iter().skip(1) {
            let import = import(&admin, file).await;
            assert_eq!(counts(&import), [0, 0, 2, 0], "the same list says nothing new: {import}");
        }

        let expected = [("00123".to_owned(), "Busi".to_owned(), 15_000), ("A-1".to_owned(), "Oli Café".to_owned(), 1_250_000)];
        assert_eq!(codes_and_prices(&house).await, expected);
    }

    async fn an_offices_workbook_is_read_and_only_its_bad_row_is_refused(house: House) {
        let admin = house.office("admin").await;

        let answer = admin.upload_form(PATH, "C:\\Daftar\\Harga.xlsx", &office_workbook(), &[("dry_run", "false")]).await;

        let import = answer.expect(202);
        assert_eq!((counts(&import), &import["file_name"]), ([2, 0, 0, 1], &json!("Harga.xlsx")));
        let expected = [("00123".to_owned(), "Busi NGK".to_owned(), 15_000), ("90915".to_owned(), "Filter Oli".to_owned(), 50_000)];
        assert_eq!(codes_and_prices(&house).await, expected);
        let refused = rows(&admin, &import).await[2].clone();
        assert_eq!((&refused["row"], &refused["reasons"][0]["code"]), (&json!(8), &json!("platform.cell.date_not_code")));
    }

    async fn a_form_says_itself_that_it_is_only_a_dry_run(house: House) {
        let admin = house.office("admin").await;

        let import = admin.upload_form(PATH, "a.csv", LIST.as_bytes(), &[("dry_run", "true")]).await.expect(202);

        assert_eq!((&import["dry_run"], catalogue(&house).await.len()), (&json!(true), 0));
    }

    async fn of_rows_with_one_code_the_first_is_taken_however_far_the_others_are(house: House) {
        let admin = house.office("admin").await;
        let mut list = "kode,nama,kategori,harga\n".to_owned();
        for n in 1..=1_200 {
            list += &format!("K-{n},Barang {n},LAIN,{n}\n");
        }
        list += "K-7,Lagi,LAIN,1\n";

        let import = import(&admin, list).await;
        house.settle().await;

        let import = admin.get(&path(&import)).await.expect(200);
        assert_eq!(counts(&import), [1_200, 0, 0, 1]);
        let refused = admin.in_english().get(&format!("{}/rows?outcome=refused", path(&import))).await.expect(200);
        let message: Value = refused["data"][0]["reasons"][0]["message"].clone();
        assert_eq!((&refused["meta"]["total"], &refused["data"][0]["row"]), (&json!(1), &json!(1_202)));
        assert_eq!(message, "This code is already in row 8 of this file.");
    }

    async fn texts_beyond_the_limits_are_refused_in_their_row_alone(house: House) {
        let admin = house.office("admin").await;
        let long = "x".repeat(50_000);
        let list = format!("kode,nama,kategori,harga\n{long},Oli,OIL,1\nA-1,\"{long}\",OIL,1\nA-2,Oli,OIL,999999999999999\nA-3,=1+1,OIL,1\n");

        let import = import(&admin, list).await;

        assert_eq!(counts(&import), [1, 0, 0, 3]);
        let rows = rows(&admin, &import).await;
        let codes: Vec<_> = (0..3).map(|row| rows[row]["reasons"][0]["code"].clone()).collect();
        assert_eq!(codes, ["too_long", "too_long", "out_of_range"]);
        assert_eq!(rows[0]["code"].as_str().map(str::len), Some(60));
        assert_eq!(catalogue(&house).await[0].name, "=1+1", "a text stays a text");
    }
}
