//! One value of a report, and what may not be in it.

use base::{BusinessDay, Quantity, Rupiah};
use chrono::{DateTime, Datelike, Utc};
use serde::{Serialize, Serializer};
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};

use crate::column::Kind;
use crate::limits::{FIRST_YEAR, LAST_YEAR, MAX_NUMBER, MAX_TEXT};
use crate::refusal::Refusal;

/// A value with its kind. In JSON the bare value: the kind is its column's, or its fact's.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing to show; fits every column. `null` in JSON.
    #[default]
    Empty,
    /// What people wrote, or a name. Never markup, never a formula.
    Text(String),
    /// A count.
    Integer(i64),
    /// A sum of money.
    Rupiah(Rupiah),
    /// A measured quantity.
    Quantity(Quantity),
    /// A length of time in seconds.
    Duration(u64),
    /// A share in basis points: 1250 is 12,5%.
    Percent(i64),
    /// A business day.
    Date(BusinessDay),
    /// A moment in UTC, shown in the report's zone.
    Moment(DateTime<Utc>),
}

impl Cell {
    /// A text, or nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// Its kind; none when it is empty.
    pub const fn kind(&self) -> Option<Kind> {
        Some(match self {
            Self::Empty => return None,
            Self::Text(_) => Kind::Text,
            Self::Integer(_) => Kind::Integer,
            Self::Rupiah(_) => Kind::Rupiah,
            Self::Quantity(_) => Kind::Quantity,
            Self::Duration(_) => Kind::Duration,
            Self::Percent(_) => Kind::Percent,
            Self::Date(_) => Kind::Date,
            Self::Moment(_) => Kind::Moment,
        })
    }

    /// The number in it: units, rupiah, thousandths, seconds or basis points.
    pub(crate) fn number(&self) -> Option<i64> {
        match self {
            Self::Integer(number) | Self::Percent(number) => Some(*number),
            Self::Rupiah(sum) => Some(sum.get()),
            Self::Quantity(quantity) => Some(quantity.thousandths()),
            // Beyond counting is beyond the limit as well.
            Self::Duration(seconds) => Some(i64::try_from(*seconds).unwrap_or(i64::MAX)),
            Self::Empty | Self::Text(_) | Self::Date(_) | Self::Moment(_) => None,
        }
    }

    /// The cell of a kind with this number; empty for kinds that are no numbers.
    pub(crate) fn of_number(kind: Kind, number: i64) -> Self {
        match kind {
            Kind::Integer => Self::Integer(number),
            Kind::Percent => Self::Percent(number),
            Kind::Rupiah => Self::Rupiah(Rupiah::new(number)),
            Kind::Quantity => Self::Quantity(Quantity::from_thousandths(number)),
            Kind::Duration => Self::Duration(u64::try_from(number).unwrap_or_default()),
            Kind::Text | Kind::Date | Kind::Moment => Self::Empty,
        }
    }

    /// The cell as every format can show it.
    ///
    /// # Errors
    /// What is too long, too large, or out of the calendar.
    pub(crate) fn checked(self) -> Result<Self, Refusal> {
        if let Self::Text(text) = self {
            return Ok(Self::text(cleaned(&text, MAX_TEXT)?));
        }
        if self.number().is_some_and(|number| number.unsigned_abs() > MAX_NUMBER.unsigned_abs()) {
            return Err(Refusal::NumberTooLarge);
        }
        let year = match &self {
            Self::Date(day) => Some(day.year()),
            Self::Moment(at) => Some(at.year()),
            _ => None,
        };
        match year {
            Some(year) if !(FIRST_YEAR..=LAST_YEAR).contains(&year) => Err(Refusal::DateOutOfRange),
            _ => Ok(self),
        }
    }
}

/// The text without what files cannot carry: controls become the mark of a lost character, every
/// line ends alike, tabs are blanks.
///
/// # Errors
/// More characters than the limit.
pub(crate) fn cleaned(text: &str, limit: usize) -> Result<String, Refusal> {
    if text.chars().nth(limit).is_some() {
        return Err(Refusal::TextTooLong { limit });
    }
    let lines = text.replace("\r\n", "\n");
    Ok(lines
        .chars()
        .map(|c| match c {
            '\t' => ' ',
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\n' => c,
            '\u{FFFE}' | '\u{FFFF}' => char::REPLACEMENT_CHARACTER,
            c if c.is_control() => char::REPLACEMENT_CHARACTER,
            c => c,
        })
        .collect())
}

/// The same, on one line: for titles and labels.
///
/// # Errors
/// More characters than a label has.
pub(crate) fn cleaned_label(text: &str) -> Result<String, Refusal> {
    let text = cleaned(text.trim(), crate::limits::MAX_LABEL)?;
    Ok(text.replace('\n', " "))
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

impl From<i64> for Cell {
    fn from(count: i64) -> Self {
        Self::Integer(count)
    }
}

impl From<Rupiah> for Cell {
    fn from(sum: Rupiah) -> Self {
        Self::Rupiah(sum)
    }
}

impl From<Quantity> for Cell {
    fn from(quantity: Quantity) -> Self {
        Self::Quantity(quantity)
    }
}

impl From<BusinessDay> for Cell {
    fn from(day: BusinessDay) -> Self {
        Self::Date(day)
    }
}

impl From<DateTime<Utc>> for Cell {
    fn from(at: DateTime<Utc>) -> Self {
        Self::Moment(at)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) | Self::Percent(number) => serializer.serialize_i64(*number),
            Self::Duration(seconds) => serializer.serialize_u64(*seconds),
            Self::Rupiah(sum) => sum.serialize(serializer),
            Self::Quantity(quantity) => quantity.serialize(serializer),
            Self::Date(day) => day.serialize(serializer),
            Self::Moment(at) => at.serialize(serializer),
        }
    }
}

impl utoipa::PartialSchema for Cell {
    fn schema() -> RefOr<Schema> {
        let types = vec![Type::String, Type::Number, Type::Null];
        ObjectBuilder::new()
            .schema_type(SchemaType::Array(types))
            .description(Some(
                "A value of its column's kind: text; a count; whole rupiah; units with at most \
                 three decimals; seconds; basis points; a day; a moment in UTC; null for nothing",
            ))
            .into()
    }
}

impl utoipa::ToSchema for Cell {
    fn name() -> std::borrow::Cow<'static, str> {
        "ReportCell".into()
    }
}
