//! Files that are not what they say, or mean harm.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use sheets::Refusal;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::layouts::{ORDERS, PRICES, read};

fn refused(content: &[u8]) -> Refusal {
    read(content, &PRICES).expect_err("as the test laid it")
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["Kode", "Nama", "Harga"]).expect("as the test laid it");
    sheet.write_row(1, 0, ["A-1", "Oli", "5000"]).expect("as the test laid it");
    book.save_to_buffer().expect("as the test laid it")
}

fn archive(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("as the test laid it");
        writer.write_all(content).expect("as the test laid it");
    }
    writer.finish().expect("as the test laid it").into_inner()
}

#[test]
fn other_formats_are_refused_with_what_to_do() {
    let compound = |rest: &str| {
        let mut content = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        content.extend(rest.encode_utf16().flat_map(u16::to_le_bytes));
        content
    };

    assert_eq!(refused(&compound("Workbook")), Refusal::OldExcel);
    assert_eq!(refused(&compound("EncryptedPackage")), Refusal::Encrypted);
    assert_eq!(refused(b"%PDF-1.7 ..."), Refusal::NotASheet);
    assert_eq!(refused(b"<html><table><tr><td>kode</td></tr></table>"), Refusal::NotASheet);
    assert_eq!(
        refused(&archive(&[("mimetype", b"application/vnd.oasis".to_vec())])),
        Refusal::NotASheet
    );
    assert_eq!(refused(b"PK\x03\x04 and no more"), Refusal::Broken);
    assert_eq!(refused(b""), Refusal::Empty);
}

#[test]
fn a_workbook_that_was_cut_off_is_refused_as_broken() {
    let file = workbook();

    for length in [file.len() / 4, file.len() / 2, file.len() - 10] {
        assert_eq!(refused(&file[..length]), Refusal::Broken, "{length} of {}", file.len());
    }
}

/// Half a megabyte that unpacks to three hundred.
#[test]
fn a_zip_bomb_is_refused_before_it_is_read() {
    let sheet = vec![b' '; 300 * 1024 * 1024];
    let bomb = archive(&[
        ("xl/workbook.xml", b"<workbook/>".to_vec()),
        ("xl/worksheets/sheet1.xml", sheet),
    ]);
    assert!(bomb.len() < 1024 * 1024);

    assert!(matches!(refused(&bomb), Refusal::TooLargeInside { .. }));
}

#[test]
fn strings_that_would_fill_the_memory_are_refused() {
    let strings = "<si><t/></si>".repeat(6_000_000).into_bytes();
    let bomb =
        archive(&[("xl/workbook.xml", b"<workbook/>".to_vec()), ("xl/sharedStrings.xml", strings)]);

    assert!(matches!(refused(&bomb), Refusal::TooLargeInside { .. }));
}

/// So many cases; what fails is told and not written beside the tests.
fn quiet(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(quiet(500))]

    #[test]
    fn any_bytes_are_read_or_refused(content in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _read = read(&content, &PRICES);
        let _read = read(&content, &ORDERS);
    }

    #[test]
    fn any_text_below_titles_is_read_or_refused(text in "[\"',;=\\t\\r\\n a-zA-Z0-9.\\-]{0,300}") {
        let _read = read(format!("kode,nama\n{text}").as_bytes(), &PRICES);
        let _read = read(text.as_bytes(), &ORDERS);
    }
}

proptest! {
    #![proptest_config(quiet(1_000))]

    /// Damage anywhere in a workbook is told or passed over.
    #[test]
    fn a_damaged_workbook_is_read_or_refused(
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut file = workbook();
        for (place, byte) in damage {
            let place = place.index(file.len());
            file[place] = byte;
        }

        let _read = read(&file, &PRICES);
    }

    /// Damage inside a sheet that unpacks well.
    #[test]
    fn a_damaged_sheet_is_read_or_refused(
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let sheet = "<worksheet><dimension ref=\"A1:C2\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>kode</t></is></c><c r=\"B1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\"><v>7</v></c><c r=\"B2\" s=\"1\"><v>45000.5</v></c></row></sheetData></worksheet>";
        let mut sheet = sheet.as_bytes().to_vec();
        for (place, byte) in damage {
            let place = place.index(sheet.len());
            sheet[place] = byte;
        }
        let file = archive(&[
            ("[Content_Types].xml", b"<Types/>".to_vec()),
            ("_rels/.rels", br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_vec()),
            ("xl/_rels/workbook.xml.rels", br#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#.to_vec()),
            ("xl/workbook.xml", br#"<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#.to_vec()),
            ("xl/sharedStrings.xml", b"<sst><si><t>nama</t></si></sst>".to_vec()),
            ("xl/worksheets/sheet1.xml", sheet),
        ]);

        let _read = read(&file, &PRICES);
    }
}
