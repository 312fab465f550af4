//! Text files: which separator they use, and their rows.

use std::ops::ControlFlow;

use crate::header;
use crate::layout::Layout;
use crate::refusal::Refusal;
use crate::splitter::{Splitter, told_separator};
use crate::table::{self, HEADER_WITHIN, Outcome, Row, Table, Titles};

/// Separators that are tried; of equals the first wins.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Reads the rows of a text.
pub(crate) fn read(
    text: &str,
    layout: &Layout,
    each: &mut dyn FnMut(Row) -> ControlFlow<()>,
) -> Result<Table, Refusal> {
    let (rest, line, separator) = match told_separator(text) {
        Some((separator, rest)) => (rest, 2, separator),
        None => (text, 1, separator_of(text, layout)),
    };
    let splitter = || Splitter::new(rest, line, separator);
    match table::read(&mut splitter(), layout, Titles::Needed, each)? {
        Outcome::Found(table) => return Ok(table),
        Outcome::NoHeader { is_blank: true, .. } => return Err(Refusal::Empty),
        Outcome::NoHeader { missing, .. } if !layout.is_header_optional => {
            return Err(missing.unwrap_or_else(|| layout.header_missing()));
        }
        Outcome::NoHeader { .. } => {}
    }
    match table::read(&mut splitter(), layout, Titles::ByPlace, each)? {
        Outcome::Found(table) => Ok(table),
        Outcome::NoHeader { .. } => Err(layout.header_missing()),
    }
}

/// The separator under which the most titles are recognised, and then the one that cuts the most
/// rows into equally many cells.
fn separator_of(text: &str, layout: &Layout) -> u8 {
    let fit = |separator: &u8| {
        let mut splitter = Splitter::new(text, 1, *separator);
        let sample = table::sample(&mut splitter, HEADER_WITHIN).unwrap_or_default();
        let titles = header::find(&sample, layout).map_or(0, |header| header.recognised());
        let mut widths: Vec<usize> = sample.iter().map(|row| row.cells.len()).collect();
        widths.sort_unstable();
        let alike = widths.chunk_by(|a, b| a == b).filter(|same| same[0] > 1).map(<[usize]>::len);
        (titles, alike.max().unwrap_or(0))
    };
    // The last of equals is taken, so they are tried backwards.
    SEPARATORS.iter().rev().copied().max_by_key(|separator| fit(separator)).unwrap_or(b',')
}
