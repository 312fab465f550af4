//! What the tests look for, and how they look at what they found.

use std::ops::ControlFlow;

use sheets::{Cell, Field, Layout, Refusal, Row, Table};

/// A price list: code, name, price.
pub const PRICES: Layout = Layout {
    fields: &[
        Field { name: "code", titles: &["kode", "code", "kode barang"], is_required: true },
        Field { name: "name", titles: &["nama", "name", "nama barang"], is_required: false },
        Field {
            name: "price",
            titles: &["harga", "price", "harga rp", "harga jual"],
            is_required: false,
        },
    ],
    least_titles: 2,
    is_header_optional: false,
    max_rows: 150_000,
};

/// A list that may come without titles.
pub const ORDERS: Layout = Layout {
    fields: &[
        Field { name: "code", titles: &["kode", "code"], is_required: true },
        Field { name: "qty", titles: &["qty", "jumlah"], is_required: false },
    ],
    least_titles: 1,
    is_header_optional: true,
    max_rows: 1_000,
};

/// All rows of a file.
pub fn read(content: &[u8], layout: &Layout) -> Result<(Table, Vec<Row>), Refusal> {
    let mut rows = Vec::new();
    let table = sheets::read(content, layout, &mut |row| {
        rows.push(row);
        ControlFlow::Continue(())
    })?;
    Ok((table, rows))
}

/// Line, code, name and price of each row of a price list; what cannot be read is `!`.
pub fn prices(content: &[u8]) -> Vec<(u32, String, String, String)> {
    let (table, rows) = read(content, &PRICES).expect("the file can be read");
    assert_eq!(table.rows, rows.len());
    let row = |row: &Row| {
        let price =
            row.cells[2].whole().map(|price| price.map_or(String::new(), |it| it.to_string()));
        (row.line, code(&row.cells[0]), row.cells[1].shown(), price.unwrap_or("!".into()))
    };
    rows.iter().map(row).collect()
}

/// A code as it is read; `!` when it cannot be.
pub fn code(cell: &Cell) -> String {
    cell.code().map_or("!".to_owned(), Option::unwrap_or_default)
}

/// The row that is expected of a price list.
pub fn row(line: u32, code: &str, name: &str, price: &str) -> (u32, String, String, String) {
    (line, code.to_owned(), name.to_owned(), price.to_owned())
}
