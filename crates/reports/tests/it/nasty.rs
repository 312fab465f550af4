//! Any text at all, in every format.

use calamine::Data;
use proptest::prelude::*;
use reports::csv::{ByteOrderMark, Separator, Style};
use reports::{Cell, Report, csv, pdf};

use crate::desk::texts;
use crate::separated::read;
use crate::workbooks::{first, open};

/// Laying out a page takes a fifth of a second without optimisation.
const PDF_CASES: u32 = 24;

/// Texts with more of what breaks things than chance would bring.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => any::<char>().prop_map(String::from),
        2 => "[ -~]{0,12}",
        2 => prop::sample::select(vec![
            "=", "+", "-", "@", "#", "*", "$", "\\", "\"", "'", ";", ",", "\n", "\r", "\r\n", "\t",
            "\0", "\u{1b}", "\u{FEFF}", "\u{FFFE}", "\u{200B}", "\u{202E}", "_x0041_", "]]>", "<a>",
            "&amp;", "😀", "👨\u{200D}👩\u{200D}👧", "שלום", "مرحبا", "\u{301}", "#{", "/*", "//", "```",
        ]).prop_map(str::to_owned),
        1 => "[a-z]{200}",
    ];
    prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

fn several() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(nasty(), 1..6)
}

/// What the report made of the texts: what each format must carry.
fn kept(report: &Report) -> Vec<String> {
    let text = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        _ => String::new(),
    };
    report.sections()[0].rows().iter().map(|row| text(&row[0])).collect()
}

proptest! {
    #[test]
    fn csv_gives_every_text_back(wild in several(), comma in any::<bool>()) {
        let report = texts(&wild);
        let (separator, delimiter) =
            if comma { (Separator::Comma, b',') } else { (Separator::Semicolon, b';') };
        let style = Style { separator, mark: ByteOrderMark::Without };

        let records = read(&csv::write(&report, 0, style).unwrap(), delimiter);

        prop_assert_eq!(records.len(), wild.len() + 1);
        for (record, text) in records[1..].iter().zip(kept(&report)) {
            let guarded = format!("'{text}");
            prop_assert!(record[0] == text || record[0] == guarded, "{:?} {:?}", record, text);
            prop_assert!(!record[0].trim_start().starts_with(['=', '+', '-', '@']));
            prop_assert_eq!(&record[1], "1");
        }
    }

    #[test]
    fn a_workbook_gives_every_text_back(wild in several()) {
        let report = texts(&wild);

        let (range, formulas) = first(&mut open(&report));

        for (row, text) in (1..).zip(kept(&report)) {
            let found = match range.get_value((row, 0)) {
                Some(Data::String(found)) => found.clone(),
                Some(Data::Empty) | None => String::new(),
                other => panic!("no text: {other:?}"),
            };
            prop_assert_eq!(found, text);
        }
        prop_assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
    }

    #[test]
    fn the_screen_gets_every_text_as_it_was_kept(wild in several()) {
        let report = texts(&wild);
        let screen = serde_json::to_value(&report).unwrap();

        for (row, text) in kept(&report).iter().enumerate() {
            let found = screen["sections"][0]["rows"][row][0].as_str().unwrap_or_default();
            prop_assert_eq!(found, text);
            prop_assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(PDF_CASES))]

    #[test]
    fn every_text_makes_a_pdf_and_the_same_one_twice(wild in several()) {
        let report = texts(&wild);

        let file = pdf::write(&report).unwrap();

        prop_assert!(file.starts_with(b"%PDF-"));
        prop_assert!(file == pdf::write(&report).unwrap());
    }
}
