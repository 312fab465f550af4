//! Writes a report as PDF, XLSX and CSV, to look at and to measure:
//! `cargo run -p reports --example sample -- /tmp/niaga/sample.pdf [rows]`

use std::error::Error;
use std::path::PathBuf;

use base::{BusinessDay, Language, Quantity, Rupiah, Zone};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use reports::{Cell, Column, Heading, Kind, Period, Report, Table, Total, csv, pdf, xlsx};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = PathBuf::from(arguments.next().ok_or("where to? give a path that ends with .pdf")?);
    let report = match arguments.next() {
        Some(rows) => ledger(rows.parse()?)?,
        None => desk()?,
    };
    std::fs::create_dir_all(path.parent().ok_or("a path in a folder")?)?;
    std::fs::write(&path, pdf::write(&report)?)?;
    std::fs::write(path.with_extension("xlsx"), xlsx::write(&report)?)?;
    std::fs::write(path.with_extension("csv"), csv::write(&report, 0, csv::Style::default())?)?;
    Ok(())
}

fn heading(title: &str) -> Result<Heading, Box<dyn Error>> {
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).map(BusinessDay::new).ok_or("no day");
    Ok(Heading {
        title: title.to_owned(),
        business: "PT Sumber Makmur Sejahtera".to_owned(),
        period: Some(Period::new(day(1)?, day(30)?)?),
        made_at: "2026-12-01T01:15:00Z".parse()?,
        zone: Zone::default(),
        language: Language::Id,
    })
}

/// What the desk's manager reads on the first of the month.
fn desk() -> Result<Report, Box<dyn Error>> {
    let report = Report::new(heading("Laporan layanan pelanggan")?)?
        .with_fact("Percakapan", Cell::Integer(1_273))?
        .with_fact("Balasan pertama, median", Cell::Duration(125))?
        .with_fact("Penyelesaian, median", Cell::Duration(3_900))?
        .with_fact("Nilai pelanggan", Cell::Quantity(Quantity::from_thousandths(4_700)))?
        .with_section(per_agent()?)?
        .with_section(daily()?)?
        .with_section(Table::new("Keluhan", vec![Column::new("text", "Isi", Kind::Text)])?)?;
    Ok(report)
}

fn per_agent() -> Result<Table, Box<dyn Error>> {
    let agents = [
        ("Siti Rahmawati", 412, 95, 5_310, 9_420, 148),
        ("Budi Santoso", 388, 128, 6_125, 9_180, 203),
        ("Dewi Anggraini Kusumawardhani", 301, 64, 4_980, 9_655, 97),
        ("Agus Salim", 127, 1_342, 12_480, 8_105, 61),
        ("Made Wirawan", 45, 45, 3_600, 10_000, 12),
    ];
    let agents = agents.map(|(name, talks, first, resolved, rate, messages)| {
        vec![
            name.into(),
            Cell::Integer(talks),
            Cell::Integer(messages * 31),
            Cell::Duration(first),
            Cell::Duration(resolved),
            Cell::Percent(rate),
        ]
    });
    let table = Table::new(
        "Per agen",
        vec![
            Column::new("agent", "Agen", Kind::Text),
            Column::new("talks", "Percakapan", Kind::Integer).with_total(Total::Sum),
            Column::new("messages", "Pesan", Kind::Integer).with_total(Total::Sum),
            Column::new("first", "Balasan pertama", Kind::Duration)
                .with_total(Total::Given(Cell::Duration(149))),
            Column::new("resolved", "Penyelesaian", Kind::Duration)
                .with_total(Total::Given(Cell::Duration(6_010))),
            Column::new("rate", "Dalam target", Kind::Percent)
                .with_total(Total::Given(Cell::Percent(9_272))),
        ],
    )?;
    Ok(table.with_rows(agents)?)
}

fn daily() -> Result<Table, Box<dyn Error>> {
    let mut table = Table::new(
        "Per hari",
        vec![
            Column::new("day", "Tanggal", Kind::Date),
            Column::new("talks", "Percakapan", Kind::Integer).with_total(Total::Sum),
            Column::new("first", "Balasan pertama", Kind::Duration),
            Column::new("sold", "Penjualan", Kind::Rupiah).with_total(Total::Sum),
            Column::new("note", "Catatan", Kind::Text),
        ],
    )?;
    let first = NaiveDate::from_ymd_opt(2026, 11, 1).ok_or("no day")?;
    for day in 0..30_u32 {
        let date = BusinessDay::new(first + Days::new(day.into()));
        let n = i64::from(day * 37 % 23);
        let note = match day {
            4 => {
                "Pengiriman dari Surabaya terlambat; pelanggan diberi tahu lewat siaran, dan lima \
                  percakapan dibuka kembali keesokan harinya."
            }
            11 => "Promo 11.11: #diskon *besar* $50_000 _semua_ <toko> @pusat \\ =1+1",
            17 => "مرحبا · שלום · Привет · 😀",
            _ => "",
        };
        table.push(vec![
            date.into(),
            Cell::Integer(30 + n),
            Cell::Duration(40 + 13 * u64::from(day)),
            Rupiah::new(1_250_000 + n * 487_500).into(),
            note.into(),
        ])?;
    }
    Ok(table)
}

/// Many rows of everything.
fn ledger(rows: i64) -> Result<Report, Box<dyn Error>> {
    let mut table = Table::new(
        "Transaksi",
        vec![
            Column::new("at", "Waktu", Kind::Moment),
            Column::new("number", "Nomor", Kind::Text),
            Column::new("shop", "Toko", Kind::Text),
            Column::new("items", "Barang", Kind::Integer).with_total(Total::Sum),
            Column::new("weight", "Berat (kg)", Kind::Quantity).with_total(Total::Sum),
            Column::new("margin", "Margin", Kind::Percent),
            Column::new("wait", "Waktu tunggu", Kind::Duration),
            Column::new("sum", "Jumlah", Kind::Rupiah).with_total(Total::Sum),
        ],
    )?;
    let start = "2026-11-01T00:00:00Z".parse::<DateTime<Utc>>()?;
    for n in 0..rows {
        table.push(vec![
            Cell::Moment(start + TimeDelta::seconds(n * 517)),
            format!("ORD-2026-{n:06}").into(),
            format!("Toko Makmur Jaya {}", n * 7919 % 613).into(),
            Cell::Integer(n * 31 % 47 + 1),
            Quantity::from_thousandths(n * 7_919 % 90_000).into(),
            Cell::Percent(n * 131 % 4_000),
            Cell::Duration((n * 977 % 9_000).unsigned_abs()),
            Rupiah::new(n * 104_729 % 25_000_000).into(),
        ])?;
    }
    Ok(Report::new(heading("Transaksi per pesanan")?)?
        .with_fact("Pesanan", Cell::Integer(rows))?
        .with_section(table)?)
}
