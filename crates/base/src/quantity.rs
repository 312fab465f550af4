//! Quantities in thousandths: 1.5 kg and 3 bottles, exactly.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Visitor};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

crate::refusals! {
    /// Why a text is not a quantity.
    pub enum QuantityError in "platform.quantity" {
        /// No number.
        NotANumber => 422 "not_a_number",
            id "Tulis jumlah seperti 2 atau 1,5.",
            en "Write the quantity like 2 or 1,5.";
        /// Finer than thousandths.
        TooFine => 422 "too_fine",
            id "Paling banyak tiga angka di belakang koma.",
            en "At most three decimals.";
        /// More than fits.
        TooLarge => 422 "too_large", id "Jumlah terlalu besar.", en "The quantity is too large.";
    }
}

/// Below this many thousandths (fifteen digits) a JSON number carries any decimal exactly.
const EXACT_DECIMALS_BELOW: u64 = 1_000_000_000_000_000;

/// A quantity in thousandths of its unit: a JSON number of units (`2`, `1.5`), thousandths in the
/// database.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(i64);

impl Quantity {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Whole units, unless beyond what can be counted.
    pub fn from_units(units: i64) -> Option<Self> {
        units.checked_mul(1000).map(Self)
    }

    /// Thousandths of a unit.
    pub const fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// In thousandths of a unit.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// In whole units, if it is whole.
    pub fn units(self) -> Option<i64> {
        (self.0 % 1000 == 0).then_some(self.0 / 1000)
    }

    /// The sum of both, unless it is beyond what can be counted.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, unless it is beyond what can be counted.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The sum of all, unless it is beyond what can be counted.
    pub fn sum(all: impl IntoIterator<Item = Self>) -> Option<Self> {
        all.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    fn write(self, separator: char) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        if rest == 0 {
            return format!("{sign}{whole}");
        }
        let rest = format!("{rest:03}");
        format!("{sign}{whole}{separator}{}", rest.trim_end_matches('0'))
    }
}

/// `2` and `1,5`, as Indonesians write.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.write(','))
    }
}

/// Reads plain decimals, already without grouping: `-12.5`.
fn from_decimal(text: &str, separator: char) -> Result<Quantity, QuantityError> {
    let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (units, decimals) = digits.split_once(separator).unwrap_or((digits, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !is_number(units) || !is_number(decimals) {
        return Err(QuantityError::NotANumber);
    }
    let decimals = decimals.trim_end_matches('0');
    if decimals.len() > 3 {
        return Err(QuantityError::TooFine);
    }
    let thousandths: i128 =
        format!("{units}{decimals:0<3}").parse().map_err(|_| QuantityError::TooLarge)?;
    let signed = if negative { -thousandths } else { thousandths };
    i64::try_from(signed).map(Quantity).map_err(|_| QuantityError::TooLarge)
}

/// Reads `2`, `1,5`, `1.5`, and `1.250` as Indonesians mean it: one thousand two hundred and fifty.
impl FromStr for Quantity {
    type Err = QuantityError;

    fn from_str(text: &str) -> Result<Self, QuantityError> {
        let text = text.trim();
        let whole = text.split(',').next().unwrap_or_default();
        let groups: Vec<&str> = whole.trim_start_matches(['-', '\u{2212}']).split('.').collect();
        let in_threes = (1..=3).contains(&groups[0].len())
            && !groups[0].starts_with('0')
            && groups[1..].iter().all(|group| group.len() == 3);
        if groups.len() == 1 {
            from_decimal(text, ',')
        } else if in_threes {
            let dots = whole.len();
            from_decimal(&format!("{}{}", whole.replace('.', ""), &text[dots..]), ',')
        } else {
            from_decimal(text, '.')
        }
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(units) = self.units() {
            return serializer.serialize_i64(units);
        }
        if self.0.unsigned_abs() >= EXACT_DECIMALS_BELOW {
            return Err(S::Error::custom("a JSON number cannot carry this quantity exactly"));
        }
        let units: f64 = self.write('.').parse().map_err(S::Error::custom)?;
        serializer.serialize_f64(units)
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Units)
    }
}

/// Reads a number of units.
struct Units;

impl Visitor<'_> for Units {
    type Value = Quantity;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number with at most three decimals")
    }

    fn visit_i64<E: de::Error>(self, units: i64) -> Result<Quantity, E> {
        Quantity::from_units(units).ok_or_else(|| E::custom(QuantityError::TooLarge))
    }

    fn visit_u64<E: de::Error>(self, units: u64) -> Result<Quantity, E> {
        let units = i64::try_from(units).map_err(|_| E::custom(QuantityError::TooLarge))?;
        self.visit_i64(units)
    }

    /// The shortest text of the number is the text that was sent, up to fifteen digits; beyond
    /// them it is refused rather than guessed.
    fn visit_f64<E: de::Error>(self, units: f64) -> Result<Quantity, E> {
        let quantity = from_decimal(&units.to_string(), '.').map_err(E::custom)?;
        if quantity.0.unsigned_abs() >= EXACT_DECIMALS_BELOW {
            return Err(E::custom(QuantityError::TooLarge));
        }
        Ok(quantity)
    }
}

crate::column!(Quantity(i64), BigInt);

impl utoipa::PartialSchema for Quantity {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::Number)
            .description(Some("Units, with at most three decimals"))
            .examples([serde_json::json!(2), serde_json::json!(1.5)])
            .into()
    }
}
impl utoipa::ToSchema for Quantity {}
