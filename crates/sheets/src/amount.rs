//! Whole numbers as people write them: `Rp 1.250.000,-`, `1,250,000`, `1250000.00`, `1,25E+06`.

use crate::cell::short;
use crate::refusal::CellRefusal;

/// Digits that a workbook keeps exactly; no price or quantity has more.
const DIGITS: usize = 15;
/// The first number with more.
const BEYOND: f64 = 1e15;
/// How far a calculated number may be from the whole one it means: a workbook's `0.1 + 0.2`.
const NOISE: f64 = 1e-6;
/// What stands before or after a sum of money.
const CURRENCY: [&str; 3] = ["rp.", "rp", "idr"];

/// The number of a workbook's cell.
pub(crate) fn of_number(number: f64) -> Result<i64, CellRefusal> {
    let text = || number.to_string();
    let whole = number.round();
    if !number.is_finite() {
        Err(CellRefusal::NotANumber { text: text() })
    } else if whole.abs() >= BEYOND {
        Err(CellRefusal::TooLarge { text: text() })
    } else if (number - whole).abs() > NOISE {
        Err(CellRefusal::Fraction { text: text() })
    } else if whole < 0.0 {
        Err(CellRefusal::Negative { text: text() })
    } else {
        // Below 1e15 every whole f64 prints as exactly its digits.
        let digits = format!("{:.0}", whole.abs());
        digits.parse().map_err(|_| CellRefusal::TooLarge { text: text() })
    }
}

/// The number of a text; nothing when it only says that there is none (`-`, `Rp -`).
pub(crate) fn of_text(text: &str) -> Result<Option<i64>, CellRefusal> {
    let short = || short(text);
    let (bare, is_negative) = bare(text);
    if bare.is_empty() || bare == "-" {
        return Ok(None);
    }
    let parts = parts(&bare).ok_or_else(|| CellRefusal::NotANumber { text: short() })?;
    if is_negative {
        return Err(CellRefusal::Negative { text: short() });
    }
    if parts.fraction.bytes().any(|digit| digit != b'0') {
        return Err(CellRefusal::Fraction { text: short() });
    }
    let digits = parts.whole.trim_start_matches('0');
    if digits.len() > DIGITS {
        return Err(CellRefusal::TooLarge { text: short() });
    }
    let number = if digits.is_empty() { Ok(0) } else { digits.parse() };
    number.map(Some).map_err(|_| CellRefusal::TooLarge { text: short() })
}

/// The text without currency, blanks and sign, and whether the sign was a minus.
fn bare(text: &str) -> (String, bool) {
    let mut rest: String = text.to_lowercase().replace('\u{2212}', "-");
    let is_bracketed = rest.starts_with('(') && rest.ends_with(')');
    if is_bracketed {
        rest = rest[1..rest.len() - 1].to_owned();
    }
    rest.retain(|c| c != ' ');
    let mut is_negative = is_bracketed;
    // The sign may stand on either side of the currency.
    for _ in 0..2 {
        for currency in CURRENCY {
            if let Some(after) = rest.strip_prefix(currency) {
                rest = after.to_owned();
            }
        }
        if rest.len() > 1
            && let Some(after) = rest.strip_prefix('-')
        {
            is_negative = true;
            rest = after.to_owned();
        } else if let Some(after) = rest.strip_prefix('+') {
            rest = after.to_owned();
        }
    }
    for ending in [",--", ",-", ".-"].into_iter().chain(CURRENCY) {
        if let Some(before) = rest.strip_suffix(ending) {
            rest = before.to_owned();
        }
    }
    (rest, is_negative)
}

/// A number's digits before and behind its decimal mark.
struct Parts {
    whole: String,
    fraction: String,
}

fn parts(text: &str) -> Option<Parts> {
    if let Some((mantissa, exponent)) = text.split_once('e') {
        return shifted(mantissa, exponent.parse().ok()?);
    }
    let (whole, fraction) = match decimal_mark(text) {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, ""),
    };
    let mark = if whole.contains('.') { '.' } else { ',' };
    let groups: Vec<&str> = whole.split(mark).collect();
    let in_threes =
        (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3);
    let is_whole = groups.len() == 1 || in_threes;
    let whole = groups.concat();
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (is_whole && !whole.is_empty() && all_digits(&whole) && all_digits(fraction))
        .then(|| Parts { whole, fraction: fraction.to_owned() })
}

/// Where the decimals begin. With both marks the last one separates them; with one mark it groups
/// when three digits follow each, as rupiah are written.
fn decimal_mark(text: &str) -> Option<usize> {
    let last = text.rfind(['.', ','])?;
    let mark = &text[last..=last];
    let is_only = text.matches(mark).count() == 1;
    let has_both = text.contains('.') && text.contains(',');
    let groups = text.len() - last - 1 == 3 && &text[..last] != "0" && last > 0;
    (is_only && (has_both || !groups)).then_some(last)
}

/// `1,25` and `6` for `1,25E+06`.
fn shifted(mantissa: &str, exponent: i32) -> Option<Parts> {
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    let places = usize::try_from(exponent).ok().filter(|places| *places <= DIGITS)?;
    let digits = format!("{whole}{fraction}");
    if whole.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let end = whole.len() + places;
    let digits = format!("{digits:0<end$}");
    Some(Parts { whole: digits[..end].to_owned(), fraction: digits[end..].to_owned() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_sum_is_read_however_people_write_it() {
        let million = [
            "1250000",
            "1.250.000",
            "1,250,000",
            "1250000.00",
            "1250000,00",
            "1.250.000,00",
            "1,250,000.00",
            "Rp 1.250.000,-",
            "Rp. 1.250.000",
            "rp1.250.000.-",
            "IDR 1,250,000",
            "1 250 000",
            "1.25E6",
            "1,25E+06",
            "1.250.000 Rp",
            "+1250000",
            "0001250000",
            "1250000.0",
        ];

        for text in million {
            assert_eq!(of_text(text), Ok(Some(1_250_000)), "{text}");
        }
        for (text, number) in [("1.250", 1250), ("1,250", 1250), ("0", 0), ("Rp 0", 0), ("5", 5)] {
            assert_eq!(of_text(text), Ok(Some(number)), "{text}");
        }
        assert_eq!((of_text("-"), of_text("Rp -")), (Ok(None), Ok(None)));
    }

    #[test]
    fn what_is_no_whole_rupiah_is_refused_with_its_reason() {
        let code = |text| of_text(text).map_err(|refusal| base::Refuse::code(&refusal));

        for text in ["-5000", "(5.000)", "Rp -5.000", "-Rp 5.000", "\u{2212}5"] {
            assert_eq!(code(text), Err("platform.cell.negative"), "{text}");
        }
        for text in ["1250.5", "1.250,50", "0.500", "1,25", "1.2345E2"] {
            assert_eq!(code(text), Err("platform.cell.fraction"), "{text}");
        }
        for text in ["murah", "1.25.000", "12a", "1..2", "1,2,3.4.5", "e5", "1E99", "."] {
            assert_eq!(code(text), Err("platform.cell.not_a_number"), "{text}");
        }
        assert_eq!(code("1234567890123456"), Err("platform.cell.too_large"));
    }

    #[test]
    fn a_workbooks_number_is_whole_or_refused() {
        assert_eq!(of_number(1_250_000.0), Ok(1_250_000));
        assert_eq!(of_number(0.1 * 3.0 * 10.0), Ok(3));
        assert_eq!(of_number(-0.0), Ok(0));
        for number in [-1.0, 0.5, 1e15, f64::NAN, f64::INFINITY] {
            assert!(of_number(number).is_err(), "{number}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_number_or_a_refusal(text in "\\PC{0,40}") {
            let _read = of_text(&text);
        }

        #[test]
        fn a_sum_written_in_either_way_is_the_same(sum in 0..1_000_000_000_000_i64) {
            let grouped = |mark: char| {
                let digits = sum.to_string();
                let place = |(at, digit): (usize, char)| {
                    let mark = (at > 0 && (digits.len() - at) % 3 == 0).then_some(mark);
                    mark.into_iter().chain([digit])
                };
                digits.chars().enumerate().flat_map(place).collect::<String>()
            };

            for text in [sum.to_string(), grouped('.'), grouped(','), format!("Rp {},-", grouped('.'))] {
                prop_assert_eq!(of_text(&text), Ok(Some(sum)), "{}", text);
            }
        }
    }
}
