//! Whole rupiah, added and multiplied only in ways that cannot silently go wrong.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::quantity::Quantity;

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

/// A text that is no sum of whole rupiah.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a sum in whole rupiah")]
pub struct RupiahError;

/// Reads how people write money: `Rp 1.250.000`, `1250000`, `1.250.000,00`, `-Rp 5.000`.
impl FromStr for Rupiah {
    type Err = RupiahError;

    fn from_str(text: &str) -> Result<Self, RupiahError> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.as_str()),
        };
        let text = text
            .strip_prefix("Rp")
            .or_else(|| text.strip_prefix("rp"))
            .unwrap_or(text);
        let text = text.strip_prefix("IDR").unwrap_or(text);
        let (whole, cents) = text.split_once(',').unwrap_or((text, ""));
        if !cents.chars().all(|c| c == '0') || cents.len() > 2 {
            return Err(RupiahError);
        }
        let mut groups = whole.split('.');
        let first = groups.next().unwrap_or("");
        let rest: Vec<&str> = groups.collect();
        let grouped = rest.is_empty() || first.len() <= 3;
        let well_formed = rest.iter().all(|group| group.len() == 3) && grouped;
        let digits: String = std::iter::once(first).chain(rest).collect();
        if !well_formed || digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(RupiahError);
        }
        let value: i64 = digits.parse().map_err(|_| RupiahError)?;
        Ok(Self(if negative { -value } else { value }))
    }
}

crate::column!(Rupiah(i64), BigInt);
crate::integer_schema!(Rupiah, 1_250_000, "Whole rupiah");
