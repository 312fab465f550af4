//! What the screen gets.

use reports::{Cell, Column, Kind, Report, Table};
use serde_json::json;
use utoipa::PartialSchema;

use crate::desk::{heading, report};

#[test]
fn the_screen_gets_raw_values_under_columns_that_say_their_kinds() {
    let screen = serde_json::to_value(report()).unwrap();

    assert_eq!(screen["title"], "Laporan layanan");
    assert_eq!(screen["business"], "PT Sumber Makmur");
    assert_eq!(screen["period"], json!({"from": "2026-11-01", "to": "2026-11-30"}));
    assert_eq!(screen["made_at"], "2026-12-01T01:15:00Z");
    assert_eq!((&screen["zone"], &screen["language"]), (&json!("Asia/Jakarta"), &json!("id")));
    assert_eq!(
        screen["facts"],
        json!([
            {"label": "Percakapan", "kind": "integer", "value": 1273},
            {"label": "Balasan pertama", "kind": "duration", "value": 125},
        ])
    );
    let section = &screen["sections"][0];
    assert_eq!(
        section["columns"][2],
        json!({"key": "sold", "label": "Penjualan", "kind": "rupiah", "align": "end"})
    );
    let row = json!([
        "Siti Rahmawati",
        412,
        515_000_000,
        618,
        125,
        9420,
        "2026-11-21",
        "2026-11-20T17:05:09Z"
    ]);
    assert_eq!(section["rows"][0], row);
    assert_eq!(section["rows"][2], json!([null, null, null, null, null, null, null, null]));
    assert_eq!(section["totals"], json!([null, 415, 518_750_000, 622.5, 250, 9250, null, null]));
}

#[test]
fn a_table_without_totals_says_so() {
    let table = Table::new("Satu", vec![Column::new("one", "Satu", Kind::Text)]).unwrap();
    let report = Report::new(heading("x")).unwrap().with_section(table).unwrap();

    let screen = serde_json::to_value(report).unwrap();

    assert_eq!(screen["sections"][0]["totals"], json!(null));
    assert_eq!(screen["sections"][0]["rows"], json!([]));
}

#[test]
fn what_the_description_promises_of_a_cell_is_what_is_sent() {
    let schema = serde_json::to_value(Cell::schema()).unwrap();
    assert_eq!(schema["type"], json!(["string", "number", "null"]));

    let report = serde_json::to_value(Report::schema()).unwrap().to_string();
    for name in ["facts", "sections", "ReportTable", "ReportFact"] {
        assert!(report.contains(name), "{name} in {report}");
    }
}
