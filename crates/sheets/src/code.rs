//! Codes that a spreadsheet program took for numbers or dates: undone where nothing was lost.

use crate::cell::short;
use crate::refusal::CellRefusal;

/// The first number whose digits a workbook may have rounded.
const BEYOND: f64 = 1e15;
/// Months as programs of both languages abbreviate them.
const MONTHS: [&str; 17] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mei",
    "agu", "agt", "okt", "des",
];

/// The code of a number cell: `90915.0` is `90915`.
pub(crate) fn of_number(number: f64) -> Result<String, CellRefusal> {
    if number.is_finite() && number.fract() == 0.0 && (0.0..BEYOND).contains(&number) {
        return Ok(format!("{number:.0}"));
    }
    Err(CellRefusal::DigitsLost { text: number.to_string() })
}

/// The code of a text cell.
pub(crate) fn of_text(text: &str) -> Result<String, CellRefusal> {
    // By an apostrophe Excel is told that a number is text.
    let text = text.strip_prefix('\'').unwrap_or(text);
    if is_date(text) {
        return Err(CellRefusal::DateNotCode { text: short(text) });
    }
    if is_scientific(text) {
        return Err(CellRefusal::DigitsLost { text: short(text) });
    }
    let digits = text.strip_suffix(".0").filter(|digits| all_digits(digits));
    Ok(digits.unwrap_or(text).to_owned())
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `9.0915E+04`: digits are gone. `12E5` may be somebody's code; Excel always writes the sign.
fn is_scientific(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    let Some((mantissa, exponent)) = upper.split_once("E+") else {
        return false;
    };
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, "0"));
    [whole, fraction, exponent].into_iter().all(all_digits)
}

/// `12-Mar`, `Mar-12`, `12-Mar-2025`, `12/03/2025`, `2025-03-12 00:00:00`.
fn is_date(text: &str) -> bool {
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    let pieces: Vec<&str> = day.split(['-', '/']).collect();
    let number = |piece: &str, digits: std::ops::RangeInclusive<usize>| {
        (digits.contains(&piece.len()) && all_digits(piece)).then(|| piece.parse::<u32>().ok())?
    };
    let is_day = |piece: &str| number(piece, 1..=2).is_some_and(|day| (1..=31).contains(&day));
    let is_year =
        |piece: &str| number(piece, 4..=4).is_some_and(|year| (1900..=2100).contains(&year));
    let is_short_year = |piece: &str| number(piece, 2..=2).is_some() || is_year(piece);
    let is_month = |piece: &str| MONTHS.contains(&piece.to_ascii_lowercase().as_str());
    match pieces[..] {
        [a, b] => (is_day(a) && is_month(b)) || (is_month(a) && is_short_year(b)),
        [a, b, c] if is_month(b) => is_day(a) && is_short_year(c),
        [a, b, c] => {
            (is_day(a) && is_day(b) && is_year(c)) || (is_year(a) && is_day(b) && is_day(c))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_became_a_number_is_the_code_again() {
        for number in [0.0, 7.0, 90_915.0, 999_999_999_999_999.0] {
            assert_eq!(of_number(number), Ok(format!("{number:.0}")));
        }
        for (text, code) in [
            ("90915.0", "90915"),
            ("00123", "00123"),
            ("'00123", "00123"),
            ("06455-KVB-401", "06455-KVB-401"),
            ("12E5", "12E5"),
            ("1.5", "1.5"),
            ("12-MX", "12-MX"),
            ("1-2-3", "1-2-3"),
        ] {
            assert_eq!(of_text(text).as_deref(), Ok(code));
        }
    }

    #[test]
    fn a_code_that_lost_digits_or_became_a_date_is_refused() {
        for number in [1.5, -3.0, 1e15, 1.234e20, f64::NAN] {
            assert!(matches!(of_number(number), Err(CellRefusal::DigitsLost { .. })), "{number}");
        }
        for text in ["9.0915E+04", "8,99E+12", "1E+10"] {
            assert!(matches!(of_text(text), Err(CellRefusal::DigitsLost { .. })), "{text}");
        }
        for text in
            ["12-Mar", "Mar-12", "1-Des-25", "12-Mei-2025", "12/03/2025", "2025-03-12 00:00:00"]
        {
            assert!(matches!(of_text(text), Err(CellRefusal::DateNotCode { .. })), "{text}");
        }
    }
}
