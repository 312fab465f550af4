//! One section as a sheet: a frozen header, real values, and formulas below them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError, column_number_to_name};

use super::look::{A4, Look};
use crate::cell::Cell;
use crate::column::{Column, Kind, Total};
use crate::shown::{Shown, decimals};
use crate::table::Table;

/// The widest a column gets by itself, in pixels: about 60 characters, and longer text wraps.
const MAX_WIDTH: u32 = 430;

/// Seconds of a day, which is one in Excel.
const DAY: f64 = 86_400.0;

/// More columns than this print better on their side.
const PORTRAIT_COLUMNS: usize = 6;

/// A cell's row and column, from zero.
type Place = (u32, u16);

/// Writes the table into an empty sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    table: &Table,
    look: &Look,
    shown: Shown,
) -> Result<(), XlsxError> {
    let below = u32::try_from(table.rows().len()).expect("rows are limited") + 1;
    for (place, column) in (0_u16..).zip(table.columns()) {
        write_text(sheet, (0, place), column.label(), &look.header(column))?;
        let decimals = decimals(table.column(place.into()));
        let format = look.cell(column, decimals);
        for (row, cells) in (1..).zip(table.rows()) {
            write_cell(sheet, (row, place), &cells[usize::from(place)], &format, shown)?;
        }
        if let Some(totals) = table.totals() {
            let format = look.total(column, decimals);
            let total = &totals[usize::from(place)];
            write_total(sheet, (below, place), column, total, &format, shown)?;
        }
    }
    let last = u16::try_from(table.columns().len() - 1).expect("columns are limited");
    if !table.rows().is_empty() {
        sheet.autofilter(0, 0, below - 1, last)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_autofit_max_width(MAX_WIDTH);
    sheet.autofit();
    sheet.set_repeat_rows(0, 0)?.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    if table.columns().len() > PORTRAIT_COLUMNS {
        sheet.set_landscape();
    }
    Ok(())
}

/// The total of a column; the first column without one says what the row is.
fn write_total(
    sheet: &mut Worksheet,
    (row, place): Place,
    column: &Column,
    total: &Cell,
    format: &Format,
    shown: Shown,
) -> Result<(), XlsxError> {
    if column.total == Total::Sum && row > 1 {
        let letters = column_number_to_name(place);
        let value = value(total, shown).unwrap_or_default();
        let sum = Formula::new(format!("=SUM({letters}2:{letters}{row})"));
        sheet.write_formula_with_format(row, place, sum.set_result(value.to_string()), format)?;
        return Ok(());
    }
    if place == 0 && *total == Cell::Empty {
        let format = format.clone().set_num_format("@");
        return write_text(sheet, (row, place), shown.words.total, &format);
    }
    write_cell(sheet, (row, place), total, format, shown)
}

/// A value in its format; nothing but the format where it is empty.
pub(super) fn write_cell(
    sheet: &mut Worksheet,
    (row, place): Place,
    cell: &Cell,
    format: &Format,
    shown: Shown,
) -> Result<(), XlsxError> {
    if let Cell::Text(text) = cell {
        return write_text(sheet, (row, place), text, format);
    }
    match value(cell, shown) {
        Some(number) => sheet.write_number_with_format(row, place, number, format)?,
        None => sheet.write_blank(row, place, format)?,
    };
    Ok(())
}

/// A text as text. What looks like a formula keeps being text when somebody edits the cell.
pub(super) fn write_text(
    sheet: &mut Worksheet,
    (row, place): Place,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if text.starts_with(['=', '+', '-', '@']) {
        let quoted = format.clone().set_quote_prefix();
        sheet.write_string_with_format(row, place, text, &quoted)?;
    } else {
        sheet.write_string_with_format(row, place, text, format)?;
    }
    Ok(())
}

/// The number that Excel keeps for a value.
#[expect(clippy::cast_precision_loss, reason = "numbers of a report have at most fifteen digits")]
fn value(cell: &Cell, shown: Shown) -> Option<f64> {
    match cell {
        Cell::Date(day) => Some(serial(day.date().and_time(NaiveTime::MIN))),
        Cell::Moment(at) => Some(serial(shown.local(*at))),
        cell => {
            let scale = match cell.kind()? {
                Kind::Quantity => 1000.0,
                Kind::Percent => 10_000.0,
                Kind::Duration => DAY,
                _ => 1.0,
            };
            cell.number().map(|number| number as f64 / scale)
        }
    }
}

/// Days since the last one of 1899, as Excel counts from March 1900 on.
#[expect(clippy::cast_precision_loss, reason = "seconds of four centuries have eleven digits")]
fn serial(at: NaiveDateTime) -> f64 {
    let start = NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day of the calendar");
    (at - start.and_time(NaiveTime::MIN)).num_seconds() as f64 / DAY
}
