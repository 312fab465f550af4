//! Quantities in thousandths: 1.5 kg and 3 bottles, exactly.

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A quantity in thousandths of its unit.
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

/// A text that is no quantity with at most three decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a quantity with at most three decimals")]
pub struct QuantityError;

/// Reads `2`, `1,5` and `1.5`.
impl FromStr for Quantity {
    type Err = QuantityError;

    fn from_str(text: &str) -> Result<Self, QuantityError> {
        let text = text.trim();
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, rest) = text.split_once([',', '.']).unwrap_or((text, ""));
        let rest = rest.trim_end_matches('0');
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || rest.len() > 3 || !digits(whole) || !digits(rest) {
            return Err(QuantityError);
        }
        let thousandths: i64 = format!("{whole}{rest:0<3}")
            .parse()
            .map_err(|_| QuantityError)?;
        Ok(Self(if negative { -thousandths } else { thousandths }))
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.units() {
            Some(units) => serializer.serialize_i64(units),
            // Three decimals of an i64 this small print back exactly; larger ones stay text.
            None => match self.write('.').parse::<f64>() {
                Ok(number) if self.0.unsigned_abs() < 1 << 52 => serializer.serialize_f64(number),
                _ => serializer.collect_str(&self.write('.')),
            },
        }
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Read as written, never through a float: 0.1 is a tenth.
        let value = serde_json::Value::deserialize(deserializer)?;
        let text = match &value {
            serde_json::Value::Number(number) => number.to_string(),
            serde_json::Value::String(text) => text.clone(),
            _ => return Err(D::Error::custom(QuantityError)),
        };
        text.parse().map_err(D::Error::custom)
    }
}

crate::column!(Quantity(i64), BigInt);

impl utoipa::PartialSchema for Quantity {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::Number)
            .description(Some("A quantity with at most three decimals"))
            .into()
    }
}
impl utoipa::ToSchema for Quantity {}
