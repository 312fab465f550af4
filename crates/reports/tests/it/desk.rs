//! A small report of a desk, for the other tests.

use base::{BusinessDay, Language, Quantity, Rupiah, Zone};
use chrono::{DateTime, NaiveDate, Utc};
use reports::{Cell, Column, Heading, Kind, Period, Report, Table, Total};

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("as the test wrote it")
}

pub fn day(month: u32, day: u32) -> BusinessDay {
    BusinessDay::new(NaiveDate::from_ymd_opt(2026, month, day).expect("as the test wrote it"))
}

pub fn heading(title: &str) -> Heading {
    Heading {
        title: title.to_owned(),
        business: "PT Sumber Makmur".to_owned(),
        period: Some(Period::new(day(11, 1), day(11, 30)).expect("in order")),
        made_at: at("2026-12-01T01:15:00Z"),
        zone: Zone::default(),
        language: Language::Id,
    }
}

/// One column of each kind.
pub fn columns() -> Vec<Column> {
    vec![
        Column::new("agent", "Agen", Kind::Text),
        Column::new("talks", "Percakapan", Kind::Integer).with_total(Total::Sum),
        Column::new("sold", "Penjualan", Kind::Rupiah).with_total(Total::Sum),
        Column::new("weight", "Berat", Kind::Quantity).with_total(Total::Sum),
        Column::new("first", "Balasan", Kind::Duration).with_total(Total::Sum),
        Column::new("rate", "Target", Kind::Percent).with_total(Total::Given(Cell::Percent(9_250))),
        Column::new("day", "Tanggal", Kind::Date),
        Column::new("seen", "Terakhir", Kind::Moment),
    ]
}

pub fn row(agent: &str, talks: i64) -> Vec<Cell> {
    vec![
        agent.into(),
        Cell::Integer(talks),
        Rupiah::new(talks * 1_250_000).into(),
        Quantity::from_thousandths(talks * 1_500).into(),
        Cell::Duration(125),
        Cell::Percent(9_420),
        day(11, 21).into(),
        at("2026-11-20T17:05:09Z").into(),
    ]
}

pub fn table() -> Table {
    let rows = [row("Siti Rahmawati", 412), row("Budi", 3), vec![Cell::Empty; 8]];
    Table::new("Per agen", columns()).and_then(|table| table.with_rows(rows)).expect("it fits")
}

pub fn report() -> Report {
    Report::new(heading("Laporan layanan"))
        .and_then(|report| report.with_fact("Percakapan", Cell::Integer(1_273)))
        .and_then(|report| report.with_fact("Balasan pertama", Cell::Duration(125)))
        .and_then(|report| report.with_section(table()))
        .expect("it fits")
}

/// A report of one column of texts, titled with the first of them.
pub fn texts(texts: &[String]) -> Report {
    let rows = texts.iter().map(|text| vec![Cell::text(text.clone()), Cell::Integer(1)]);
    let label: String =
        texts.first().map(|text| text.chars().take(200).collect()).unwrap_or_default();
    let columns =
        vec![Column::new("a", &label, Kind::Text), Column::new("b", "Jumlah", Kind::Integer)];
    let table = Table::new(&label, columns).and_then(|table| table.with_rows(rows));
    Report::new(heading(&label))
        .and_then(|report| report.with_fact(&label, Cell::text(label.clone())))
        .and_then(|report| report.with_section(table?))
        .expect("it fits")
}
