//! A place in a body: its value, and the path by which a refusal names it.

use std::fmt;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::moment::{self, Moment};
use crate::address::{Address, AddressError};

/// The longest id that a database's key should hold; the Cloud API's have about a hundred.
const LONGEST_ID: usize = 255;
/// The longest name of a person that a screen shows; longer ones are cut.
const LONGEST_NAME: usize = 200;

/// Why a field cannot be read.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Problem {
    /// The body is not JSON, or nested deeper than anybody would.
    #[error("not JSON")]
    NotJson,
    /// It must be there.
    #[error("missing")]
    Missing,
    /// It is something else.
    #[error("not {0}")]
    Not(&'static str),
    /// It has more than it may.
    #[error("too long")]
    TooLong,
    /// No id of WhatsApp's.
    #[error("{0}")]
    NotAnAddress(#[from] AddressError),
}

impl Problem {
    /// The same for programs: `missing`, `too_long`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotJson => "not_json",
            Self::Missing => "missing",
            Self::Not(_) => "wrong_kind",
            Self::TooLong => "too_long",
            Self::NotAnAddress(_) => "not_an_address",
        }
    }
}

/// A body that cannot be read, and the first field that says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Malformed {
    /// Its path: `entry.0.changes.0.value.messages.2.id`. Empty for the whole body.
    pub field: String,
    /// What is wrong there.
    pub problem: Problem,
}

impl Malformed {
    pub(super) fn new(field: impl Into<String>, problem: Problem) -> Self {
        Self { field: field.into(), problem }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = if self.field.is_empty() { "the body" } else { &self.field };
        write!(f, "{field}: {}", self.problem)
    }
}

impl std::error::Error for Malformed {}

/// A place in a body. `null` counts as absent, as gateways use it.
#[derive(Clone, Debug)]
pub(super) struct Field<'a> {
    value: Option<&'a Value>,
    path: String,
}

impl<'a> Field<'a> {
    pub(super) fn root(value: &'a Value) -> Self {
        Self { value: Some(value), path: String::new() }
    }

    /// The member `key`, there or not.
    pub(super) fn at(&self, key: &str) -> Self {
        let value = self.value.and_then(|value| value.get(key)).filter(|value| !value.is_null());
        let dot = if self.path.is_empty() { "" } else { "." };
        Self { value, path: format!("{}{dot}{key}", self.path) }
    }

    /// The member of the first key that is there; the first key names it otherwise.
    pub(super) fn at_any(&self, keys: &[&str]) -> Self {
        let fields = || keys.iter().map(|key| self.at(key));
        fields().find(Self::is_there).unwrap_or_else(|| self.at(keys.first().unwrap_or(&"")))
    }

    pub(super) fn is_there(&self) -> bool {
        self.value.is_some()
    }

    pub(super) fn is_true(&self) -> bool {
        self.value == Some(&Value::Bool(true))
    }

    pub(super) fn malformed(&self, problem: Problem) -> Malformed {
        Malformed::new(self.path.clone(), problem)
    }

    /// Refuses what is absent or no object.
    pub(super) fn object(self) -> Result<Self, Malformed> {
        match self.value {
            Some(Value::Object(_)) => Ok(self),
            Some(_) => Err(self.malformed(Problem::Not("an object"))),
            None => Err(self.malformed(Problem::Missing)),
        }
    }

    /// The elements; none if it is absent.
    pub(super) fn items(&self) -> Result<Vec<Self>, Malformed> {
        let element =
            |(at, value)| Self { value: Some(value), path: format!("{}.{at}", self.path) };
        match self.value {
            None => Ok(Vec::new()),
            Some(Value::Array(values)) => Ok(values.iter().enumerate().map(element).collect()),
            Some(_) => Err(self.malformed(Problem::Not("a list"))),
        }
    }

    /// Words, whatever else they may be: what only decorates a message does not refuse it.
    pub(super) fn words(&self) -> Option<String> {
        let text = match self.value? {
            Value::String(text) => clean(text),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        (!text.is_empty()).then_some(text)
    }

    /// A name of a person or a file.
    pub(super) fn name(&self) -> Option<String> {
        let words = self.words()?;
        let name: String = words.trim().chars().take(LONGEST_NAME).collect();
        (!name.is_empty()).then_some(name)
    }

    /// Words that must be there.
    pub(super) fn text(&self) -> Result<String, Malformed> {
        match self.value {
            None => Err(self.malformed(Problem::Missing)),
            Some(Value::String(text)) => Ok(clean(text)),
            Some(_) => Err(self.malformed(Problem::Not("a text"))),
        }
    }

    /// An id that must be there.
    pub(super) fn id(&self) -> Result<String, Malformed> {
        let id = self.text()?;
        match id.len() {
            0 => Err(self.malformed(Problem::Missing)),
            1..=LONGEST_ID => Ok(id),
            _ => Err(self.malformed(Problem::TooLong)),
        }
    }

    /// An id that may be there; one that cannot be is not.
    pub(super) fn maybe_id(&self) -> Option<String> {
        self.id().ok()
    }

    /// An id as a text, or as an object that holds it.
    pub(super) fn plain(&self) -> Self {
        match self.value {
            Some(Value::Object(_)) => self.at_any(&["_serialized", "id", "user"]),
            _ => self.clone(),
        }
    }

    /// An address that must be there.
    pub(super) fn address(&self) -> Result<Address, Malformed> {
        let raw = self.plain();
        Address::parse(&raw.text()?).map_err(|refusal| raw.malformed(refusal.into()))
    }

    /// An address that may be there, and then must be one.
    pub(super) fn maybe_address(&self) -> Result<Option<Address>, Malformed> {
        match self.plain().words() {
            None => Ok(None),
            Some(_) => self.address().map(Some),
        }
    }

    pub(super) fn integer(&self) -> Option<i64> {
        match self.value? {
            Value::Number(number) => number.as_i64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    pub(super) fn size(&self) -> Option<u64> {
        self.integer().and_then(|size| u64::try_from(size).ok())
    }

    /// Degrees up to `most`, on either side.
    pub(super) fn degrees(&self, most: f64) -> Result<f64, Malformed> {
        let degrees = match self.value {
            None => return Err(self.malformed(Problem::Missing)),
            Some(Value::Number(number)) => number.as_f64(),
            Some(Value::String(text)) => text.trim().parse().ok(),
            Some(_) => None,
        };
        let on_earth = degrees.filter(|degrees| degrees.abs() <= most);
        on_earth.ok_or_else(|| self.malformed(Problem::Not("a place on earth")))
    }

    /// A time in any of the ways that gateways write it.
    pub(super) fn moment(&self, received_at: DateTime<Utc>) -> Result<Moment, Malformed> {
        moment::read(self.value, received_at).ok_or_else(|| self.malformed(Problem::Not("a time")))
    }
}

/// Without the one character that PostgreSQL cannot keep.
fn clean(text: &str) -> String {
    text.chars().filter(|&c| c != '\0').collect()
}
