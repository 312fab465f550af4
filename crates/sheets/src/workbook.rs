//! XLSX: the first visible sheet with a recognised header, cell by cell.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};

use crate::archive;
use crate::cell::Cell;
use crate::layout::Layout;
use crate::refusal::Refusal;
use crate::splitter::COLUMNS_LIMIT;
use crate::table::{self, Outcome, RawRow, RawRows, Row, Table, Titles};

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the rows of a workbook. Of formulas it reads the results that Excel last stored.
pub(crate) fn read(
    content: &[u8],
    layout: &Layout,
    each: &mut dyn FnMut(Row) -> ControlFlow<()>,
) -> Result<Table, Refusal> {
    archive::check(content)?;
    let mut book: Book<'_> = guarded(|| Xlsx::new(Cursor::new(content)))?.map_err(refusal)?;
    let mut why = None;
    let mut is_blank = true;
    for name in visible_sheets(&book) {
        match read_sheet(&mut book, &name, layout, Titles::Needed, each)? {
            Some(Outcome::Found(table)) => return Ok(table),
            Some(Outcome::NoHeader { missing, is_blank: blank }) => {
                why = why.or(missing);
                is_blank &= blank;
            }
            None => {}
        }
    }
    if is_blank {
        return Err(Refusal::Empty);
    }
    if layout.is_header_optional {
        for name in visible_sheets(&book) {
            let read = read_sheet(&mut book, &name, layout, Titles::ByPlace, each)?;
            if let Some(Outcome::Found(table)) = read {
                return Ok(table);
            }
        }
    }
    Err(why.unwrap_or_else(|| layout.header_missing()))
}

fn visible_sheets(book: &Book<'_>) -> Vec<String> {
    let sheets = book.sheets_metadata().iter();
    sheets
        .filter(|sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect()
}

/// Nothing for what is in the book's list and is no sheet with cells.
fn read_sheet(
    book: &mut Book<'_>,
    name: &str,
    layout: &Layout,
    titles: Titles,
    each: &mut dyn FnMut(Row) -> ControlFlow<()>,
) -> Result<Option<Outcome>, Refusal> {
    let cells = match guarded(|| book.worksheet_cells_reader(name))? {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
        Err(error) => return Err(refusal(error)),
    };
    let mut rows = SheetRows { cells, next: None, is_over: false, from: 0 };
    table::read(&mut rows, layout, titles, each).map(Some)
}

/// The rows of one sheet.
struct SheetRows<'a, 'b> {
    cells: XlsxCellReader<'a, Cursor<&'b [u8]>>,
    /// The cell that has begun the next row.
    next: Option<calamine::Cell<DataRef<'a>>>,
    /// Asked beyond its end, the library takes the file for damaged.
    is_over: bool,
    /// The least place of the next row: no row may come twice.
    from: u32,
}

impl<'a> SheetRows<'a, '_> {
    fn next_cell(&mut self) -> Result<Option<calamine::Cell<DataRef<'a>>>, Refusal> {
        if self.is_over {
            return Ok(None);
        }
        let cell = guarded(|| self.cells.next_cell())?.map_err(refusal)?;
        self.is_over = cell.is_none();
        Ok(cell)
    }
}

/// The library panics over some damages, found by our own tests; to us they are one more damage.
fn guarded<T>(read: impl FnOnce() -> T) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(read)).map_err(|_| Refusal::Broken)
}

impl RawRows for SheetRows<'_, '_> {
    fn next_row(&mut self) -> Result<Option<RawRow>, Refusal> {
        let first = match self.next.take() {
            Some(cell) => cell,
            None => match self.next_cell()? {
                Some(cell) => cell,
                None => return Ok(None),
            },
        };
        let row = first.get_position().0;
        if row < self.from {
            return Err(Refusal::Broken);
        }
        self.from = row.saturating_add(1);
        let mut cells = Vec::new();
        put(&mut cells, &first);
        while let Some(cell) = self.next_cell()? {
            if cell.get_position().0 != row {
                self.next = Some(cell);
                break;
            }
            put(&mut cells, &cell);
        }
        Ok(Some(RawRow { line: self.from, cells }))
    }
}

fn put(cells: &mut Vec<Cell>, cell: &calamine::Cell<DataRef<'_>>) {
    let place = cell.get_position().1 as usize;
    let value = value_of(cell.get_value());
    if place >= COLUMNS_LIMIT || value.is_empty() {
        return;
    }
    if cells.len() <= place {
        cells.resize(place + 1, Cell::Empty);
    }
    cells[place] = value;
}

fn value_of(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::of_text(text),
        DataRef::SharedString(text) => Cell::of_text(text),
        #[expect(clippy::cast_precision_loss, reason = "Excel itself keeps 15 digits")]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(yes) => Cell::Bool(*yes),
        DataRef::DateTime(date) => Cell::Date(date_text(date)),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Date(text.clone()),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

/// The day as people of here write it; a duration as its number of days.
fn date_text(date: &calamine::ExcelDateTime) -> String {
    if !date.is_datetime() {
        return date.as_f64().to_string();
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    format!("{day:02}/{month:02}/{year}")
}

fn refusal(error: XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Encrypted,
        _ => Refusal::Broken,
    }
}
