//! The rows of a quick order: codes and pieces as people paste and keep them.

use std::ops::ControlFlow;

use sheets::{Cell, CellRefusal, Field, Layout, Refusal};

use super::ROWS_LIMIT;

/// What a list looks like; without titles the first column is the code, the second the pieces.
const LAYOUT: Layout = Layout {
    fields: &[
        Field {
            name: "code",
            titles: &[
                "kode",
                "code",
                "kode barang",
                "kode produk",
                "kode part",
                "sku",
                "part no",
                "no part",
                "part number",
                "product code",
                "item code",
                "barang",
            ],
            is_required: true,
        },
        Field {
            name: "qty",
            titles: &["qty", "jumlah", "jml", "quantity", "banyak", "pcs", "order", "pesanan"],
            is_required: false,
        },
    ],
    least_titles: 1,
    is_header_optional: true,
    max_rows: ROWS_LIMIT,
};
/// What is counted in, behind a number.
const UNITS: [&str; 12] =
    ["pcs", "pc", "buah", "bh", "biji", "botol", "btl", "set", "unit", "dus", "box", "ea"];

/// One row of a list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Its number.
    pub(super) row: u32,
    /// The code.
    pub(super) code: Result<Option<String>, CellRefusal>,
    /// The pieces; nothing when none are said.
    pub(super) qty: Result<Option<i64>, CellRefusal>,
    /// The code and pieces it could be as well: `OLI-1 5` may be one code or a code and a number.
    pub(super) other: Option<(String, i64)>,
}

/// The rows of pasted lines. Each may be separated in its own way.
pub(super) fn of_text(text: &str) -> Result<Vec<Line>, Refusal> {
    let mut lines = Vec::new();
    let mut is_first = true;
    for (row, line) in (1..).zip(text.lines()) {
        if sheets::clean(line).is_empty() {
            continue;
        }
        let separator = line.chars().find(|letter| matches!(letter, '\t' | ';' | ','));
        let mut pieces = line.splitn(3, |letter| Some(letter) == separator).map(unquoted);
        let (code, qty) = (pieces.next().unwrap_or_default(), pieces.next().unwrap_or_default());
        if std::mem::take(&mut is_first) && LAYOUT.knows_title(&code.shown()) {
            continue;
        }
        lines.push(line_of(row, &code, &qty));
        if lines.len() > ROWS_LIMIT {
            return Err(Refusal::TooManyRows { limit: ROWS_LIMIT });
        }
    }
    if lines.is_empty() { Err(Refusal::Empty) } else { Ok(lines) }
}

/// The rows of a CSV or XLSX file.
pub(super) fn of_file(content: &[u8]) -> Result<Vec<Line>, Refusal> {
    let mut lines = Vec::new();
    sheets::read(content, &LAYOUT, &mut |row| {
        lines.push(line_of(row.line, &row.cells[0], &row.cells[1]));
        ControlFlow::Continue(())
    })?;
    Ok(lines)
}

fn unquoted(text: &str) -> Cell {
    Cell::of_text(text.trim().trim_matches('"'))
}

fn line_of(row: u32, code: &Cell, qty: &Cell) -> Line {
    let other = if qty.is_empty() { in_words(&code.shown()) } else { None };
    let qty = match qty {
        Cell::Text(text) => Cell::of_text(&bare_number(text)).whole(),
        qty => qty.whole(),
    };
    Line { row, code: code.code(), qty, other }
}

/// `OLI-1 5`, `OLI-1 x 5`, `OLI MX 08 5 pcs`: the code and the pieces behind it.
fn in_words(text: &str) -> Option<(String, i64)> {
    let mut words: Vec<&str> = text.split(' ').collect();
    if words.last().is_some_and(|word| UNITS.contains(&word.to_lowercase().as_str())) {
        words.pop();
    }
    let number = bare_number(words.pop()?);
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if words.last().is_some_and(|word| matches!(*word, "x" | "X" | "×" | "=" | ":" | "-")) {
        words.pop();
    }
    let code = words.join(" ");
    let code = code.trim_end_matches([':', '=']).to_owned();
    let qty = number.parse().ok()?;
    (!code.is_empty()).then_some((code, qty))
}

/// `x5`, `5 pcs`, `5pcs` without what is around the number.
fn bare_number(text: &str) -> String {
    let text = text.trim().to_lowercase();
    let text = text.trim_start_matches(['x', '×', '@', ' ']);
    let unit = UNITS.iter().find_map(|unit| {
        let number = text.strip_suffix(unit)?.trim_end();
        number.ends_with(|letter: char| letter.is_ascii_digit()).then_some(number)
    });
    unit.unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(row: u32, code: &str, qty: Option<i64>) -> Line {
        Line { row, code: Ok(Some(code.to_owned())), qty: Ok(qty), other: None }
    }

    #[test]
    fn pasted_lines_are_read_however_they_are_separated() {
        let lines =
            of_text("Kode, Qty\nOLI-1, 5\nOLI-2;6\n\nOLI-3\t7 pcs\n\"OLI-4\",\"x8\"\n").unwrap();

        let expected = [
            plain(2, "OLI-1", Some(5)),
            plain(3, "OLI-2", Some(6)),
            plain(5, "OLI-3", Some(7)),
            plain(6, "OLI-4", Some(8)),
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn blanks_separate_too_and_the_whole_may_still_be_one_code() {
        for (text, code, qty) in [
            ("OLI-1 5", "OLI-1", 5),
            ("OLI-1 x 5", "OLI-1", 5),
            ("OLI-1 x5", "OLI-1", 5),
            ("OLI-1: 5 pcs", "OLI-1", 5),
            ("OLI MX 08 12", "OLI MX 08", 12),
        ] {
            let line = of_text(text).unwrap().remove(0);
            assert_eq!(line.other, Some((code.to_owned(), qty)), "{text}");
            assert_eq!(line.qty, Ok(None), "{text}");
        }
        assert_eq!(of_text("OLI-1").unwrap(), [plain(1, "OLI-1", None)]);
        assert_eq!(of_text("Oli Mesin").unwrap()[0].other, None);
    }

    #[test]
    fn nothing_and_too_much_are_refused() {
        assert_eq!(of_text(" \n\n"), Err(Refusal::Empty));
        assert_eq!(of_text("kode,qty\n"), Err(Refusal::Empty));
        assert_eq!(of_text(&"A,1\n".repeat(1_001)), Err(Refusal::TooManyRows { limit: 1_000 }));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,80}") {
            let _read = of_text(&text);
        }
    }
}
