//! Text into records and cells. A record is numbered as a spreadsheet program would: blank ones
//! count, and a line break inside quotes does not begin a new one.

use crate::cell::{Cell, clean};
use crate::refusal::Refusal;
use crate::table::{RawRow, RawRows};

/// Columns that are looked at; a price list has a dozen.
pub(crate) const COLUMNS_LIMIT: usize = 256;
/// Longest quoted cell: twice what Excel keeps in one. A quote that is not closed within that is
/// no quote but an inch sign, and must not swallow the rest of the file.
const QUOTED_LIMIT: usize = 64 * 1024;

/// Walks through the records of a text.
#[derive(Clone, Debug)]
pub(crate) struct Splitter<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    separator: u8,
}

impl<'a> Splitter<'a> {
    /// The records of `text`, the first of which is numbered `line`. The separator is ASCII.
    pub(crate) fn new(text: &'a str, line: u32, separator: u8) -> Self {
        Self { text, at: 0, line, separator }
    }

    /// The next record with its number.
    fn record(&mut self) -> Option<(u32, Vec<Cell>)> {
        if self.at >= self.text.len() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            let (value, end) = self.cell();
            if cells.len() < COLUMNS_LIMIT {
                cells.push(Cell::of_text(&value));
            }
            let stop = self.text.as_bytes().get(end).copied();
            self.at = end + 1;
            if stop == Some(self.separator) {
                continue;
            }
            if stop == Some(b'\r') && self.text.as_bytes().get(self.at) == Some(&b'\n') {
                self.at += 1;
            }
            break;
        }
        let line = self.line;
        self.line = self.line.saturating_add(1);
        Some((line, cells))
    }

    /// The cell that begins here, and where it ends.
    fn cell(&self) -> (std::borrow::Cow<'a, str>, usize) {
        let bytes = self.text.as_bytes();
        let spaces = bytes[self.at..].iter().take_while(|byte| **byte == b' ').count();
        let start = self.at + spaces;
        if bytes.get(start) == Some(&b'"')
            && let Some((value, end)) = self.quoted(start + 1)
        {
            return (value.into(), end);
        }
        let end = self.end_from(self.at);
        (self.text[self.at..end].into(), end)
    }

    /// A quoted cell from behind its first quote; nothing when it is never closed. What stands
    /// between the closing quote and the separator belongs to it, as people forget to double
    /// quotes.
    fn quoted(&self, start: usize) -> Option<(String, usize)> {
        let mut value = String::new();
        let mut from = start;
        loop {
            let window = &self.text.as_bytes()[from..];
            let window = &window[..window.len().min(QUOTED_LIMIT)];
            let quote = from + window.iter().position(|byte| *byte == b'"')?;
            value.push_str(&self.text[from..quote]);
            if value.len() > QUOTED_LIMIT {
                return None;
            }
            if self.text.as_bytes().get(quote + 1) == Some(&b'"') {
                value.push('"');
                from = quote + 2;
                continue;
            }
            let end = self.end_from(quote + 1);
            value.push_str(&self.text[quote + 1..end]);
            return Some((value, end));
        }
    }

    fn end_from(&self, from: usize) -> usize {
        let is_end = |byte: &u8| *byte == self.separator || matches!(byte, b'\r' | b'\n');
        let rest = &self.text.as_bytes()[from..];
        rest.iter().position(is_end).map_or(self.text.len(), |length| from + length)
    }
}

impl RawRows for Splitter<'_> {
    fn next_row(&mut self) -> Result<Option<RawRow>, Refusal> {
        Ok(self.record().map(|(line, cells)| RawRow { line, cells }))
    }
}

/// `sep=;` in the first line, by which Excel is told the separator: what it says, and the rest.
pub(crate) fn told_separator(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once(['\r', '\n'])?;
    let said = clean(first).to_lowercase();
    let said = said.strip_prefix("sep=")?;
    let rest = if text[first.len()..].starts_with("\r\n") { &rest[1..] } else { rest };
    match said.as_bytes() {
        // Cleaning takes a tab away.
        [] => Some((b'\t', rest)),
        [one] if one.is_ascii_punctuation() && *one != b'"' => Some((*one, rest)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut splitter = Splitter::new(text, 1, b',');
        let mut all = Vec::new();
        while let Some((line, cells)) = splitter.record() {
            all.push((line, cells.into_iter().map(|cell| cell.shown()).collect()));
        }
        all
    }

    fn row(line: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn every_kind_of_line_end_ends_a_record_and_blank_ones_are_counted() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "c,d", ""].join(end);

            assert_eq!(records(&text), [row(1, &["a", "b"]), row(2, &[""]), row(3, &["c", "d"])]);
        }
    }

    #[test]
    fn quotes_hold_separators_line_breaks_and_doubled_quotes() {
        let text = "\"a, b\", \"c \"\"d\"\"\",\"e\nf\"\ng";

        assert_eq!(records(text), [row(1, &["a, b", "c \"d\"", "e f"]), row(2, &["g"])]);
    }

    #[test]
    fn a_quote_that_is_an_inch_sign_swallows_nothing() {
        let text = "P-1,Pipa 1/2\" hitam\nP-2,\" lepas\nP-3,b";

        let expected = [
            row(1, &["P-1", "Pipa 1/2\" hitam"]),
            row(2, &["P-2", "\" lepas"]),
            row(3, &["P-3", "b"]),
        ];
        assert_eq!(records(text), expected);
    }

    #[test]
    fn the_separator_that_excel_was_told_is_taken_from_the_first_line() {
        assert_eq!(told_separator("sep=;\r\na;b"), Some((b';', "a;b")));
        assert_eq!(told_separator("SEP=\t\na"), Some((b'\t', "a")));
        assert_eq!(told_separator("kode,nama\na,b"), None);
    }
}
