//! Spreadsheet files as people really make them: CSV and XLSX, read row by row under a header that
//! is recognised by its words. Knows files, not products.
//!
//! A caller says which columns it looks for ([`Layout`]); [`read`] finds out what kind of file it
//! has, how it is encoded and separated, where its header stands, and gives the rows below it one
//! by one. What is wrong with the whole file is a [`Refusal`]; what is wrong with one cell is a
//! [`CellRefusal`] of that cell, so that one bad row never stops the good ones.

mod amount;
mod archive;
mod cell;
mod code;
mod delimited;
mod encoding;
mod header;
mod kind;
mod layout;
mod refusal;
mod splitter;
mod table;
mod workbook;

use std::ops::ControlFlow;

pub use cell::{Cell, clean};
pub use layout::{Field, Layout};
pub use refusal::{CellRefusal, Refusal};
pub use table::{Column, Row, Table};

/// Reads `content` and gives `each` row below the header until it breaks off.
///
/// Takes as long as the file is large: call it where blocking is allowed.
///
/// # Errors
/// What is wrong with the file as a whole. Rows given before that may be forgotten: a caller that
/// wants all or nothing reads twice.
pub fn read(
    content: &[u8],
    layout: &Layout,
    each: &mut dyn FnMut(Row) -> ControlFlow<()>,
) -> Result<Table, Refusal> {
    match kind::of(content)? {
        kind::Kind::Workbook => workbook::read(content, layout, each),
        kind::Kind::Text => delimited::read(&encoding::text_of(content)?, layout, each),
    }
}

/// What stands in the file, without its rows: the columns, and how many rows there are.
///
/// # Errors
/// What is wrong with the file as a whole, at whichever row it shows.
pub fn scan(content: &[u8], layout: &Layout) -> Result<Table, Refusal> {
    read(content, layout, &mut |_| ControlFlow::Continue(()))
}
