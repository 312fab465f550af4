//! PDF, read back as text.

use base::{Error, Language};
use pdf_extract::{Document, extract_text_from_mem_by_pages};
use reports::limits::{MAX_PDF_CELLS, MAX_TEXT};
use reports::{Cell, Column, Heading, Kind, Report, Table, Total, pdf};

use crate::desk::{columns, heading, report, row, texts};

/// The pages' texts, as typed: no blanks that keep words together or let them break.
pub fn pages(report: &Report) -> Vec<String> {
    let file = pdf::write(report).expect("a PDF");
    let pages = extract_text_from_mem_by_pages(&file).expect("readable pages");
    let plain = |page: String| {
        let page = page.replace('\u{A0}', " ").replace('\u{200B}', "");
        page.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    pages.into_iter().map(plain).collect()
}

fn sectioned(table: Table) -> Report {
    Report::new(heading("Laporan")).and_then(|report| report.with_section(table)).expect("it fits")
}

#[test]
fn a_page_holds_the_heading_the_facts_the_rows_and_the_totals() {
    let pages = pages(&report());

    assert_eq!(pages.len(), 1);
    for text in [
        "PT Sumber Makmur",
        "Laporan layanan",
        "1–30 November 2026",
        "1.273",
        "2 mnt 5 dtk",
        "Per agen",
        "Siti Rahmawati",
        "Rp 515.000.000",
        "618,0",
        "94,2%",
        "21 Nov 2026 00.05",
        "Total",
        "Rp 518.750.000",
        "92,5%",
        "Dibuat 1 Desember 2026, 08.15 WIB",
        "Halaman 1 dari 1",
    ] {
        assert!(pages[0].contains(text), "{text} is not in {}", pages[0]);
    }
}

#[test]
fn english_reports_speak_english_around_the_same_numbers() {
    let heading = Heading { language: Language::En, ..heading("Desk") };
    let table = Table::new("Agents", columns()).unwrap().with_rows([row("Siti", 2)]).unwrap();
    let report = Report::new(heading).unwrap().with_section(table).unwrap();

    let page = &pages(&report)[0];

    for text in ["Made 1 December 2026, 08:15 WIB", "Page 1 of 1", "2 min 5 s", "Rp 2.500.000"] {
        assert!(page.contains(text), "{text} is not in {page}");
    }
}

#[test]
fn later_pages_repeat_heading_and_header_and_say_which_of_how_many_they_are() {
    let rows = (0..90).map(|n| row(&format!("Agen {n}"), n));
    let pages = pages(&sectioned(Table::new("Semua", columns()).unwrap().with_rows(rows).unwrap()));

    let count = pages.len();
    assert!(count >= 3, "{count} pages");
    for (page, number) in pages.iter().zip(1..) {
        assert!(page.contains(&format!("Halaman {number} dari {count}")), "{page}");
        assert!(page.contains("Penjualan"), "no header on page {number}: {page}");
        assert!(page.contains("PT Sumber Makmur"), "no heading on page {number}: {page}");
    }
    assert!(pages[count - 1].contains("Total"));
    assert!(!pages[0].contains("Total"));
    let all = pages.join(" ");
    assert!((0..90).all(|n| all.contains(&format!("Agen {n} "))));
}

#[test]
fn what_people_wrote_is_never_markup_or_code() {
    let tricks = [
        "#panic(\"x\")",
        "*tebal* _miring_ `kode` $x^2$",
        "= Judul",
        "- satu",
        "https://contoh.id // komentar /* x */",
        "\\ \\u{41} \\#",
        "#read(\"/etc/passwd\")",
        "<label> @rujukan",
        "#set page(width: 1pt)",
        "\"); panic(\"",
        "}]))#",
        "a -- b --- c ... 'kutip' \"ganda\"",
        "{{x}} ${y} %s",
    ]
    .map(str::to_owned);

    let all = pages(&texts(&tricks)).join(" ");

    for trick in &tricks {
        assert!(all.contains(trick.as_str()), "{trick} is not in {all}");
    }
}

#[test]
fn words_of_ten_thousand_letters_wrap_and_none_is_lost() {
    let word = "panjang".repeat(1_500);
    let pages = pages(&texts(&["pendek".into(), word.clone()]));

    // One line would stay on one page.
    assert!(pages.len() >= 2, "{} pages", pages.len());
    let all = pages.concat();
    let letters = all.matches(|c| "panjg".contains(c)).count();
    assert!(letters >= word.len(), "{letters} of {}", word.len());
}

#[test]
fn signs_controls_and_every_script_leave_a_readable_file() {
    let strange = [
        "\0\u{1}\u{7f}\u{9f}\u{FFFE}\u{FFFF}",
        "שלום مرحبا \u{202E}kanan ke kiri\u{202C}",
        "👨\u{200D}👩\u{200D}👧 😀 🇮🇩",
        "漢字 ไทย ꦗꦮ नमस्ते",
        "e\u{301}\u{301}\u{301}\u{301}",
        "\u{FEFF}\u{200B}\u{AD}",
        "baris\nbaris\r\nbaris\rbaris\u{2028}akhir",
    ]
    .map(str::to_owned);

    let all = pages(&texts(&strange)).join(" ");

    assert!(all.contains("baris") && all.contains("akhir"), "{all}");
}

#[test]
fn readers_of_screens_are_told_rows_and_cells() {
    let file = pdf::write(&report()).unwrap();
    let document = Document::load_mem(&file).unwrap();

    assert!(document.catalog().unwrap().has(b"StructTreeRoot"));
}

#[test]
fn the_same_report_gives_the_same_bytes_and_another_moment_gives_others() {
    let first = pdf::write(&report()).unwrap();
    let again = pdf::write(&report()).unwrap();
    let later = Heading { made_at: crate::desk::at("2026-12-01T01:16:00Z"), ..heading("x") };

    assert!(first == again, "the bytes differ");
    let later = pdf::write(&Report::new(later).unwrap()).unwrap();
    assert!(pdf::write(&Report::new(heading("x")).unwrap()).unwrap() != later);
}

#[test]
fn a_table_without_rows_says_so_and_a_report_without_tables_is_a_page() {
    let columns = vec![Column::new("a", "A", Kind::Integer).with_total(Total::Sum)];
    let page = pages(&sectioned(Table::new("Keluhan", columns).unwrap())).concat();
    assert!(page.contains("Keluhan") && page.contains("Tidak ada data."), "{page}");

    let bare =
        Heading { period: None, title: String::new(), business: String::new(), ..heading("") };
    assert!(pages(&Report::new(bare).unwrap())[0].contains("Halaman 1 dari 1"));
}

fn refusal(report: &Report) -> &'static str {
    match pdf::write(report) {
        Err(Error::Refusal(refusal)) => refusal.code(),
        other => panic!("not refused: {:?}", other.map(|file| file.len())),
    }
}

#[test]
fn what_no_page_holds_is_refused_before_it_is_laid_out() {
    let numbers = |count: usize| {
        let columns = (0..count).map(|n| Column::new(n.to_string(), "Angka", Kind::Rupiah));
        Table::new("Lebar", columns.collect()).unwrap()
    };
    let sum = || Cell::Rupiah(base::Rupiah::new(999_999_999_999));
    let wide = numbers(30).with_rows([vec![sum(); 30]]).unwrap();
    assert_eq!(refusal(&sectioned(wide)), "platform.report.too_wide_for_pdf");

    let rows = std::iter::repeat_n(vec![Cell::Empty; 50], MAX_PDF_CELLS / 50 + 1);
    let long = numbers(50).with_rows(rows).unwrap();
    assert_eq!(refusal(&sectioned(long)), "platform.report.too_long_for_pdf");

    let lines = vec![Cell::text("\n".repeat(MAX_TEXT)), Cell::Integer(1)];
    let columns = vec![Column::new("a", "A", Kind::Text), Column::new("b", "B", Kind::Integer)];
    let tall = Table::new("Tinggi", columns).unwrap().with_rows(vec![lines; 4]).unwrap();
    assert_eq!(refusal(&sectioned(tall)), "platform.report.too_long_for_pdf");
}
