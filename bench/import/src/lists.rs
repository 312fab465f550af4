//! Lists of made-up products.

use rust_xlsxwriter::Workbook;

const TITLES: [&str; 4] = ["Kode Barang", "Nama Barang", "Kategori", "Harga Jual"];

fn name(n: u32) -> String {
    format!("Kampas Rem Depan Tipe {n}")
}

fn price(n: u32, round: u32) -> u32 {
    10_000 + n % 1_000 * 100 + round
}

/// A CSV of `rows` products at the prices of this round.
pub(crate) fn csv(rows: u32, round: u32) -> Vec<u8> {
    let mut list = TITLES.join(";");
    for n in 0..rows {
        list += &format!("\nBRK-{n:06};{};REM;{}", name(n), price(n, round));
    }
    list.into_bytes()
}

/// The same as a workbook.
pub(crate) fn xlsx(rows: u32, round: u32) -> anyhow::Result<Vec<u8>> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, TITLES)?;
    for n in 0..rows {
        sheet.write(n + 1, 0, format!("BRK-{n:06}"))?;
        sheet.write(n + 1, 1, name(n))?;
        sheet.write(n + 1, 2, "REM")?;
        sheet.write(n + 1, 3, price(n, round))?;
    }
    Ok(book.save_to_buffer()?)
}
