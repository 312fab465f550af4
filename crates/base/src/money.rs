//! Whole rupiah, added and multiplied only in ways that cannot silently go wrong.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::quantity::Quantity;

crate::refusals! {
    /// Why a text is not an amount of rupiah.
    pub enum RupiahError in "platform.rupiah" {
        /// No number, or one grouped in no known way.
        NotAnAmount => 422 "not_an_amount",
            id "Tulis jumlah seperti Rp 1.250.000.",
            en "Write the amount like Rp 1.250.000.";
        /// Parts of a rupiah.
        Cents => 422 "cents", id "Jumlah harus rupiah bulat.", en "The amount must be whole rupiah.";
        /// More than fits.
        TooLarge => 422 "too_large", id "Jumlah terlalu besar.", en "The amount is too large.";
    }
}

/// A sum of money in whole rupiah; negative for what is owed the other way.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Rupiah(i64);

impl Rupiah {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// A sum in whole rupiah.
    pub const fn new(rupiah: i64) -> Self {
        Self(rupiah)
    }

    /// The sum in whole rupiah.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The sum of both, unless it is beyond what can be counted.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, unless it is beyond what can be counted.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// This price for a whole number of units.
    pub fn times(self, units: u32) -> Option<Self> {
        self.0.checked_mul(i64::from(units)).map(Self)
    }

    /// This price for a quantity; `None` when it is no whole rupiah or beyond counting.
    pub fn checked_mul(self, quantity: Quantity) -> Option<Self> {
        let thousandths = i128::from(self.0) * i128::from(quantity.thousandths());
        if thousandths % 1000 != 0 {
            return None;
        }
        i64::try_from(thousandths / 1000).ok().map(Self)
    }

    /// The sum of all, unless it is beyond what can be counted.
    pub fn sum(all: impl IntoIterator<Item = Self>) -> Option<Self> {
        all.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }
}

/// `Rp 5.000.000`, as agreed for messages and documents.
impl fmt::Display for Rupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.unsigned_abs().to_string();
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}Rp ")?;
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                f.write_str(".")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

/// Reads amounts as people write them: `Rp 1.250.000`, `1250000`, `IDR 1.250.000,00`, `Rp5.000,-`,
/// `1,250,000.00`.
impl FromStr for Rupiah {
    type Err = RupiahError;

    fn from_str(text: &str) -> Result<Self, RupiahError> {
        let mut rest: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        rest.make_ascii_lowercase();
        let mut rest = rest.as_str();
        let mut negative = take_minus(&mut rest);
        for currency in ["rp.", "rp", "idr"] {
            if let Some(amount) = rest.strip_prefix(currency) {
                rest = amount;
                break;
            }
        }
        if !negative {
            negative = take_minus(&mut rest);
        }
        let magnitude: i128 = whole_digits(rest)?.parse().map_err(|_| RupiahError::TooLarge)?;
        let signed = if negative { -magnitude } else { magnitude };
        i64::try_from(signed).map(Self).map_err(|_| RupiahError::TooLarge)
    }
}

fn take_minus(text: &mut &str) -> bool {
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => {
            *text = rest;
            true
        }
        None => false,
    }
}

/// The digits before the cents, without grouping.
fn whole_digits(text: &str) -> Result<String, RupiahError> {
    let (whole, cents_mark) = without_cents(text)?;
    // `1.250.000` and `1,250,000`, but one mark only, and not the one of the cents.
    let mark = match cents_mark {
        Some(',') => '.',
        Some(_) => ',',
        None if whole.contains('.') => '.',
        None => ',',
    };
    let groups: Vec<&str> = whole.split(mark).collect();
    let digits = groups.concat();
    let in_threes =
        (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3);
    let is_number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    if is_number && (groups.len() == 1 || in_threes) {
        Ok(digits)
    } else {
        Err(RupiahError::NotAnAmount)
    }
}

/// Splits off `,00` and `,-` (and `.00` after commas), and tells the mark that stood before them
/// when it cannot be the one that groups.
fn without_cents(text: &str) -> Result<(&str, Option<char>), RupiahError> {
    let Some(at) = text.rfind([',', '.']) else {
        return Ok((text, None));
    };
    let (whole, cents) = (&text[..at], &text[at + 1..]);
    let comma = text[at..].starts_with(',');
    match cents {
        "-" | "--" | "0" | "00" if comma => Ok((whole, Some(','))),
        "00" if whole.contains(',') => Ok((whole, Some('.'))),
        // `5.000.-` groups with the very mark that it ends with.
        "-" | "--" => Ok((whole, None)),
        _ if (1..=2).contains(&cents.len()) && cents.bytes().all(|c| c.is_ascii_digit()) => {
            Err(RupiahError::Cents)
        }
        _ => Ok((text, None)),
    }
}

crate::column!(Rupiah(i64), BigInt);
crate::integer_schema!(Rupiah, 1_250_000, "Whole rupiah");
