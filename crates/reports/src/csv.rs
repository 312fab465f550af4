//! A section of a report as CSV (RFC 4180): header and rows, for programs and spreadsheets.
//!
//! Numbers are bare: `5000000`, `1,5`, `12,5%`, `0:02:05`; days and moments as in ISO 8601, moments
//! on the clock of the report's zone. The row of totals is left out: a reader would take it for
//! data.

use crate::cell::Cell;
use crate::refusal::Refusal;
use crate::report::Report;
use crate::shown::{Shown, decimals, parts};

/// What stands between cells; decimals follow it as spreadsheets expect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// `;`, with decimal commas: what Excel reads where commas are for decimals, as in Indonesia.
    #[default]
    Semicolon,
    /// `,`, with decimal points.
    Comma,
}

/// Whether the file begins with the mark of UTF-8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ByteOrderMark {
    /// Without it Excel guesses another encoding.
    #[default]
    With,
    /// For programs that take the mark for text.
    Without,
}

/// Who the file is for: Excel in Indonesia by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// What stands between cells.
    pub separator: Separator,
    /// How the file begins.
    pub mark: ByteOrderMark,
}

impl Style {
    const fn delimiter(self) -> u8 {
        match self.separator {
            Separator::Semicolon => b';',
            Separator::Comma => b',',
        }
    }

    const fn decimal_mark(self) -> char {
        match self.separator {
            Separator::Semicolon => ',',
            Separator::Comma => '.',
        }
    }
}

/// One section, counted from zero, as CSV in UTF-8 with lines that end in CR LF.
///
/// Text that a spreadsheet would take for a formula gets an apostrophe in front.
///
/// # Errors
/// The report has no such section.
pub fn write(report: &Report, section: usize, style: Style) -> Result<Vec<u8>, Refusal> {
    let table = report.sections().get(section).ok_or(Refusal::SectionMissing)?;
    let shown = Shown::of(report.heading());
    let places: Vec<usize> =
        (0..table.columns().len()).map(|place| decimals(table.column(place))).collect();
    let mut file = match style.mark {
        ByteOrderMark::With => "\u{FEFF}".as_bytes().to_vec(),
        ByteOrderMark::Without => Vec::new(),
    };
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(style.delimiter())
        .terminator(::csv::Terminator::CRLF)
        .from_writer(&mut file);
    let labels = table.columns().iter().map(|column| guarded(column.label()));
    let written = "rows are as wide as the header, and memory takes everything";
    writer.write_record(labels).expect(written);
    for row in table.rows() {
        let cells = row.iter().zip(&places).map(|(cell, places)| text(cell, *places, shown, style));
        writer.write_record(cells).expect(written);
    }
    writer.flush().expect(written);
    drop(writer);
    Ok(file)
}

fn text(cell: &Cell, decimals: usize, shown: Shown, style: Style) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => guarded(text),
        Cell::Integer(number) => number.to_string(),
        Cell::Rupiah(sum) => sum.get().to_string(),
        Cell::Quantity(quantity) => decimal(quantity.thousandths(), 3, decimals, style),
        Cell::Percent(points) => format!("{}%", decimal(*points, 2, decimals, style)),
        Cell::Duration(seconds) => {
            format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
        }
        Cell::Date(day) => day.to_string(),
        Cell::Moment(at) => shown.local(*at).format("%Y-%m-%d %H:%M:%S").to_string(),
    }
}

fn decimal(number: i64, places: usize, decimals: usize, style: Style) -> String {
    let (sign, whole, rest) = parts(number, places, decimals);
    let mark = style.decimal_mark();
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{mark}{rest}") }
}

/// The text, unable to be a formula. Some programs pass over blanks in front, and take the wide
/// signs of East Asian keyboards for the narrow ones.
fn guarded(text: &str) -> String {
    let begins = text.trim_start().chars().next();
    let is_formula = matches!(begins, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    if is_formula || text.starts_with('\n') { format!("'{text}") } else { text.to_owned() }
}
