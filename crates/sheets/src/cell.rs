//! One cell: what the file says, cleaned of what nobody sees, and read as what it should be.

use crate::amount;
use crate::code;
use crate::refusal::CellRefusal;

/// Longest text of a cell that a refusal repeats.
const SHOWN: usize = 60;

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing, or nothing that can be seen. Also a cell of a column that is not there.
    #[default]
    Empty,
    /// Text without invisible characters, never blank.
    Text(String),
    /// A number, as workbooks keep all of them.
    Number(f64),
    /// Yes or no.
    Bool(bool),
    /// A date or time, as text.
    Date(String),
    /// A formula without result, e.g. `#REF!`.
    Error(String),
}

impl Cell {
    /// The cell of a text.
    pub fn of_text(text: &str) -> Self {
        let text = clean(text);
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// The whole content as text; empty for nothing.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Date(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        }
    }

    /// The beginning of the content, for a refusal to repeat.
    pub(crate) fn short(&self) -> String {
        short(&self.shown())
    }

    /// Its text; nothing when it is empty.
    ///
    /// # Errors
    /// A failed formula.
    pub fn text(&self) -> Result<Option<String>, CellRefusal> {
        match self {
            Self::Empty => Ok(None),
            Self::Error(_) => Err(CellRefusal::FormulaError { text: self.short() }),
            _ => Ok(Some(self.shown())),
        }
    }

    /// Its code, with what a spreadsheet program did to it undone where nothing was lost; nothing
    /// when it is empty.
    ///
    /// # Errors
    /// A failed formula, a date, a number that lost digits.
    pub fn code(&self) -> Result<Option<String>, CellRefusal> {
        match self {
            Self::Empty => Ok(None),
            Self::Text(text) => code::of_text(text).map(Some),
            Self::Number(number) => code::of_number(*number).map(Some),
            Self::Bool(_) => Ok(Some(self.shown())),
            Self::Date(_) => Err(CellRefusal::DateNotCode { text: self.short() }),
            Self::Error(_) => Err(CellRefusal::FormulaError { text: self.short() }),
        }
    }

    /// Its whole number from 0, however it is written; nothing when it is empty.
    ///
    /// # Errors
    /// What is no number, is negative, has a fraction or is beyond 15 digits.
    pub fn whole(&self) -> Result<Option<i64>, CellRefusal> {
        match self {
            Self::Empty => Ok(None),
            Self::Text(text) => amount::of_text(text),
            Self::Number(number) => amount::of_number(*number).map(Some),
            Self::Bool(_) => Err(CellRefusal::NotANumber { text: self.short() }),
            Self::Date(_) => Err(CellRefusal::UnexpectedDate { text: self.short() }),
            Self::Error(_) => Err(CellRefusal::FormulaError { text: self.short() }),
        }
    }

    /// Yes or no in the words people use; nothing when it is empty.
    ///
    /// # Errors
    /// Any other word.
    pub fn yes_or_no(&self) -> Result<Option<bool>, CellRefusal> {
        const YES: [&str; 12] =
            ["1", "true", "benar", "ya", "y", "yes", "aktif", "active", "on", "dijual", "ada", "x"];
        const NO: [&str; 12] = [
            "0",
            "false",
            "salah",
            "tidak",
            "t",
            "n",
            "no",
            "nonaktif",
            "tidakaktif",
            "inactive",
            "off",
            "stop",
        ];
        if let Self::Error(_) = self {
            return Err(CellRefusal::FormulaError { text: self.short() });
        }
        let word: String = self.shown().chars().filter(|c| c.is_alphanumeric()).collect();
        let word = word.to_lowercase();
        match () {
            () if self.is_empty() => Ok(None),
            () if YES.contains(&word.as_str()) => Ok(Some(true)),
            () if NO.contains(&word.as_str()) => Ok(Some(false)),
            () => Err(CellRefusal::NotYesOrNo { text: self.short() }),
        }
    }
}

/// The beginning of a text, for a refusal to repeat.
pub(crate) fn short(text: &str) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}

/// The text as people see it: no marks, zero-width or control characters, every kind of blank one
/// space, none at the ends. `="0123"`, by which zeros are kept in a CSV, is `0123`.
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len().min(SHOWN));
    for c in text.chars() {
        if c.is_whitespace() {
            if !cleaned.is_empty() && !cleaned.ends_with(' ') {
                cleaned.push(' ');
            }
        } else if !c.is_control() && !is_invisible(c) {
            cleaned.push(c);
        }
    }
    if cleaned.ends_with(' ') {
        cleaned.pop();
    }
    let kept = cleaned.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    match kept {
        Some(kept) if !kept.contains('"') => kept.trim().to_owned(),
        _ => cleaned,
    }
}

/// Characters without width that travel along when text is copied from web pages and chats.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_not_there() {
        let seen = [
            ("\u{feff}OLI-1\u{200b}", "OLI-1"),
            ("\u{a0}Oli\u{a0}\u{a0}Mesin\u{202f}", "Oli Mesin"),
            ("Oli\r\nMesin\t1L", "Oli Mesin 1L"),
            ("\u{200b} \u{a0}", ""),
            ("=\"00123\"", "00123"),
            ("=A1+B1", "=A1+B1"),
        ];

        for (text, expected) in seen {
            assert_eq!(clean(text), expected, "{text:?}");
        }
    }

    #[test]
    fn yes_and_no_are_understood_in_both_languages() {
        for (text, expected) in [
            ("Aktif", true),
            ("YA", true),
            ("1", true),
            ("Tidak Aktif", false),
            ("non-aktif", false),
        ] {
            assert_eq!(Cell::of_text(text).yes_or_no(), Ok(Some(expected)), "{text}");
        }
        assert_eq!(Cell::Bool(false).yes_or_no(), Ok(Some(false)));
        assert_eq!(Cell::Number(1.0).yes_or_no(), Ok(Some(true)));
        assert_eq!(Cell::Empty.yes_or_no(), Ok(None));
        assert!(Cell::of_text("mungkin").yes_or_no().is_err());
    }

    #[test]
    fn a_failed_formula_is_never_read_as_a_value() {
        let cell = Cell::Error("#REF!".into());

        assert!(cell.text().is_err() && cell.code().is_err());
        assert!(cell.whole().is_err() && cell.yes_or_no().is_err());
    }

    #[test]
    fn a_refusal_repeats_only_the_beginning_of_a_long_text() {
        let cell = Cell::of_text(&"é".repeat(40_000));

        let text = cell.whole().unwrap_err().to_string();

        assert!(text.len() < 300, "{text}");
    }
}
