//! Finds the row of titles among the first rows of a sheet, below whatever stands above it.

use crate::cell::Cell;
use crate::layout::Layout;
use crate::table::{Column, RawRow};

/// Where a header stands and what its columns are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// Rows of the sample up to and with the header.
    pub(crate) end: usize,
    /// The columns of the file.
    pub(crate) columns: Vec<Column>,
    /// The field of each column, by its place in the layout.
    pub(crate) fields: Vec<Option<usize>>,
}

impl Header {
    /// How many columns are recognised.
    pub(crate) fn recognised(&self) -> usize {
        self.fields.iter().flatten().count()
    }
}

/// The first row that bears enough titles and all required ones; else the one that bears the most.
pub(crate) fn find(sample: &[RawRow], layout: &Layout) -> Option<Header> {
    let mut best: Option<Header> = None;
    for place in 0..sample.len() {
        let header = header_at(sample, place, layout);
        if header.recognised() < layout.least_titles {
            continue;
        }
        if layout.missing(&header.fields).is_none() {
            return Some(header);
        }
        if best.as_ref().is_none_or(|best| best.recognised() < header.recognised()) {
            best = Some(header);
        }
    }
    best
}

fn header_at(sample: &[RawRow], place: usize, layout: &Layout) -> Header {
    let titles: Vec<String> = sample[place].cells.iter().map(title).collect();
    let single = assign(&titles, place + 1, layout);
    let Some(below) = sample.get(place + 1).filter(|row| continues(row, &single, layout)) else {
        return single;
    };
    assign(&merged(&titles, below, layout), place + 2, layout)
}

/// Whether a row goes on with the titles above it: words only, and none below a required column,
/// which somebody merged over both rows.
fn continues(row: &RawRow, above: &Header, layout: &Layout) -> bool {
    let is_title = |cell: &Cell| match cell {
        Cell::Empty => true,
        Cell::Text(text) => !text.contains(|c: char| c.is_ascii_digit()),
        _ => false,
    };
    let required = |place: usize| {
        let field = above.fields.get(place).copied().flatten();
        field.is_some_and(|field| layout.fields[field].is_required)
    };
    let mut cells = row.cells.iter().enumerate();
    above.recognised() > 0
        && layout.missing(&above.fields).is_none()
        && cells.all(|(place, cell)| is_title(cell) && (cell.is_empty() || !required(place)))
        && row.cells.iter().any(|cell| !cell.is_empty())
}

/// Titles of two rows: the lower one with the upper one, which may be merged over several columns,
/// before it, unless only the upper one is known.
fn merged(upper: &[String], below: &RawRow, layout: &Layout) -> Vec<String> {
    let count = upper.len().max(below.cells.len());
    let mut over = "";
    let mut titles = Vec::with_capacity(count);
    for place in 0..count {
        let own = upper.get(place).map_or("", String::as_str);
        if !own.is_empty() {
            over = own;
        }
        let lower = below.cells.get(place).map(title).unwrap_or_default();
        let both = format!("{over} {lower}");
        titles.push(if lower.is_empty() {
            own.to_owned()
        } else if layout.field_of(&both).is_some() || layout.field_of(own).is_none() {
            both.trim().to_owned()
        } else {
            own.to_owned()
        });
    }
    titles
}

/// Gives each field its column; of two columns with one meaning the first has it.
fn assign(titles: &[String], end: usize, layout: &Layout) -> Header {
    let mut fields: Vec<Option<usize>> = Vec::with_capacity(titles.len());
    for title in titles {
        let field = layout.field_of(title).filter(|field| !fields.contains(&Some(*field)));
        fields.push(field);
    }
    let name = |field: &Option<usize>| field.map(|field| layout.fields[field].name);
    let columns = titles
        .iter()
        .zip(&fields)
        .map(|(title, field)| Column { header: title.clone(), field: name(field) })
        .collect();
    Header { end, columns, fields }
}

fn title(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.chars().take(100).collect(),
        _ => String::new(),
    }
}
