//! A table: columns, rows that fit them, and the row of totals.

use std::collections::HashSet;

use serde::Serialize;
use utoipa::ToSchema;

use crate::cell::{Cell, cleaned_label};
use crate::column::{Column, Total};
use crate::limits::{MAX_COLUMNS, MAX_NUMBER, MAX_ROWS};
use crate::refusal::Refusal;

/// A section of a report. Every row in it is as wide as its header, and every cell of its column's
/// kind or empty.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = ReportTable)]
pub struct Table {
    title: String,
    columns: Vec<Column>,
    /// Cells in the order of the columns.
    rows: Vec<Vec<Cell>>,
    /// One cell for each column; null when no column has a total.
    totals: Option<Vec<Cell>>,
}

impl Table {
    /// A table without rows.
    ///
    /// # Errors
    /// No columns or too many, two with one key, a sum of what has none, a total of another kind.
    pub fn new(title: impl AsRef<str>, columns: Vec<Column>) -> Result<Self, Refusal> {
        if columns.is_empty() {
            return Err(Refusal::NoColumns);
        }
        if columns.len() > MAX_COLUMNS {
            return Err(Refusal::TooManyColumns { limit: MAX_COLUMNS });
        }
        let title = cleaned_label(title.as_ref())?;
        let checked: Result<Vec<_>, _> = columns.into_iter().map(Column::checked).collect();
        let (columns, totals): (Vec<Column>, Vec<Cell>) = checked?.into_iter().unzip();
        let mut keys = HashSet::new();
        if let Some(twice) = columns.iter().find(|column| !keys.insert(column.key.as_str())) {
            return Err(Refusal::ColumnTwice { column: twice.key.clone() });
        }
        let has_totals = columns.iter().any(|column| column.total != Total::Nothing);
        Ok(Self { title, columns, rows: Vec::new(), totals: has_totals.then_some(totals) })
    }

    /// The table with all of these rows.
    ///
    /// # Errors
    /// The first row that does not fit.
    pub fn with_rows(mut self, rows: impl IntoIterator<Item = Vec<Cell>>) -> Result<Self, Refusal> {
        rows.into_iter().try_for_each(|row| self.push(row))?;
        Ok(self)
    }

    /// Adds a row below the others. A row that does not fit changes nothing.
    ///
    /// # Errors
    /// Another width than the header's, a cell of another kind, a text too long, a number or sum
    /// too large, one row too many.
    pub fn push(&mut self, row: Vec<Cell>) -> Result<(), Refusal> {
        if row.len() != self.columns.len() {
            return Err(Refusal::RowWidth { expected: self.columns.len(), found: row.len() });
        }
        if self.rows.len() == MAX_ROWS {
            return Err(Refusal::TooManyRows { limit: MAX_ROWS });
        }
        let fitting = self.columns.iter().zip(row).map(|(column, cell)| column.accept(cell));
        let row = fitting.collect::<Result<Vec<_>, _>>()?;
        self.totals = self.totals_with(&row)?;
        self.rows.push(row);
        Ok(())
    }

    /// The totals once this row is below the others.
    fn totals_with(&self, row: &[Cell]) -> Result<Option<Vec<Cell>>, Refusal> {
        let Some(totals) = &self.totals else {
            return Ok(None);
        };
        let added = self.columns.iter().zip(totals).zip(row).map(|((column, total), cell)| {
            if column.total != Total::Sum {
                return Ok(total.clone());
            }
            let sum = total.number().unwrap_or_default() + cell.number().unwrap_or_default();
            if sum.unsigned_abs() > MAX_NUMBER.unsigned_abs() {
                return Err(Refusal::NumberTooLarge);
            }
            Ok(Cell::of_number(column.kind, sum))
        });
        added.collect::<Result<Vec<_>, _>>().map(Some)
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Its columns, at least one.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Its rows, each as wide as the header.
    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }

    /// What stands below the rows, as wide as the header; none when no column has a total.
    pub fn totals(&self) -> Option<&[Cell]> {
        self.totals.as_deref()
    }

    /// All cells of a column, its total last.
    pub(crate) fn column(&self, place: usize) -> impl Iterator<Item = &Cell> {
        let below = self.totals.iter().map(move |totals| &totals[place]);
        self.rows.iter().map(move |row| &row[place]).chain(below)
    }
}
