//! Rows below a header, whatever kind of file they come from.

use std::ops::ControlFlow;

use crate::cell::Cell;
use crate::header::{self, Header};
use crate::layout::{Layout, squashed};
use crate::refusal::Refusal;

/// Rows that are not blank among which the header is looked for: a letterhead is shorter.
pub(crate) const HEADER_WITHIN: usize = 50;

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its title as it stands in the file.
    pub header: String,
    /// The field it was recognised as.
    pub field: Option<&'static str>,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its columns, left to right; none when it was read by places.
    pub columns: Vec<Column>,
    /// Rows below the header that are not blank.
    pub rows: usize,
}

/// One row below the header.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number as a spreadsheet program shows it, from 1.
    pub line: u32,
    /// One cell for each field of the layout, in its order.
    pub cells: Vec<Cell>,
}

/// A row as it stands in the file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RawRow {
    pub(crate) line: u32,
    pub(crate) cells: Vec<Cell>,
}

impl RawRow {
    fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_empty)
    }
}

/// Where rows come from.
pub(crate) trait RawRows {
    /// The next row, blank ones too.
    fn next_row(&mut self) -> Result<Option<RawRow>, Refusal>;
}

/// What reading a sheet came to.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It is what was looked for.
    Found(Table),
    /// No header is in it. `missing` is the refusal that names the required column that would have
    /// made one.
    NoHeader { missing: Option<Refusal>, is_blank: bool },
}

/// Whether a sheet needs a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Titles {
    /// Without one it is not what was looked for.
    Needed,
    /// The places of the columns say what they are.
    ByPlace,
}

/// The first rows that are not blank.
pub(crate) fn sample(rows: &mut impl RawRows, count: usize) -> Result<Vec<RawRow>, Refusal> {
    let mut sample = Vec::new();
    while sample.len() < count
        && let Some(row) = rows.next_row()?
    {
        if !row.is_blank() {
            sample.push(row);
        }
    }
    Ok(sample)
}

/// Reads one sheet.
pub(crate) fn read(
    rows: &mut impl RawRows,
    layout: &Layout,
    titles: Titles,
    each: &mut dyn FnMut(Row) -> ControlFlow<()>,
) -> Result<Outcome, Refusal> {
    let mut sample = sample(rows, HEADER_WITHIN)?;
    let is_blank = sample.is_empty();
    let header = match titles {
        Titles::Needed => header::find(&sample, layout),
        Titles::ByPlace => (!is_blank).then(|| by_place(layout)),
    };
    let Some(header) = header else {
        return Ok(Outcome::NoHeader { missing: None, is_blank });
    };
    if let Some(field) = layout.missing(&header.fields) {
        let missing = Some(Refusal::ColumnMissing { column: field.titles[0].to_owned() });
        return Ok(Outcome::NoHeader { missing, is_blank });
    }
    sample.drain(..header.end);
    let mut below = Below { header: &header, layout, count: 0 };
    for row in sample {
        if below.give(row, each)?.is_break() {
            return Ok(Outcome::Found(below.table()));
        }
    }
    while let Some(row) = rows.next_row()? {
        if below.give(row, each)?.is_break() {
            return Ok(Outcome::Found(below.table()));
        }
    }
    if below.count == 0 {
        return Err(Refusal::NoRows);
    }
    Ok(Outcome::Found(below.table()))
}

/// A header that is not there: the first column is the first field, and so on.
fn by_place(layout: &Layout) -> Header {
    Header { end: 0, columns: Vec::new(), fields: (0..layout.fields.len()).map(Some).collect() }
}

/// What stands below the header.
struct Below<'a> {
    header: &'a Header,
    layout: &'a Layout,
    count: usize,
}

impl Below<'_> {
    fn give(
        &mut self,
        row: RawRow,
        each: &mut dyn FnMut(Row) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Refusal> {
        let line = row.line;
        let cells = self.arranged(row);
        if cells.iter().all(Cell::is_empty) || self.is_header_again(&cells) {
            return Ok(ControlFlow::Continue(()));
        }
        self.count += 1;
        if self.count > self.layout.max_rows {
            return Err(Refusal::TooManyRows { limit: self.layout.max_rows });
        }
        Ok(each(Row { line, cells }))
    }

    fn arranged(&self, row: RawRow) -> Vec<Cell> {
        let mut cells = vec![Cell::Empty; self.layout.fields.len()];
        for (field, cell) in self.header.fields.iter().zip(row.cells) {
            if let Some(field) = field {
                cells[*field] = cell;
            }
        }
        cells
    }

    /// Printed lists repeat their titles on every page.
    fn is_header_again(&self, cells: &[Cell]) -> bool {
        let mut titles = self.header.columns.iter().zip(&self.header.fields);
        !self.header.columns.is_empty()
            && titles.all(|(column, field)| {
                let cell = field.map_or(&Cell::Empty, |field| &cells[field]);
                field.is_none() || squashed(&cell.shown()) == squashed(&column.header)
            })
    }

    fn table(&self) -> Table {
        Table { columns: self.header.columns.clone(), rows: self.count }
    }
}
