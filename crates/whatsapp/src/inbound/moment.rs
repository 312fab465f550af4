//! Times as gateways write them, in UTC, and whether they can be true.

use chrono::{DateTime, Duration, Utc};
use serde_json::Value;

/// No message is older: WhatsApp began in 2009.
pub const EARLIEST: DateTime<Utc> =
    DateTime::from_timestamp(1_230_768_000, 0).expect("the beginning of 2009");
/// How far another clock may be ahead of ours.
pub const SKEW: Duration = Duration::minutes(10);

/// A time as a gateway told it, or ours in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The time.
    pub at: DateTime<Utc>,
    /// Why it is the time of arrival, and not what was told.
    pub clamped: Option<Clamp>,
}

/// Why a told time is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clamp {
    /// None was told.
    Untold,
    /// Before [`EARLIEST`].
    TooEarly,
    /// More than [`SKEW`] after it arrived.
    TooLate,
}

/// Reads seconds, milliseconds, microseconds or nanoseconds, as a number or in a text, and RFC
/// 3339. None for what is no time at all.
pub(super) fn read(value: Option<&Value>, received_at: DateTime<Utc>) -> Option<Moment> {
    let told = match value {
        None => return Some(Moment { at: received_at, clamped: Some(Clamp::Untold) }),
        Some(Value::Number(number)) => match number.as_i64() {
            Some(count) => Told::of(count),
            None => Told::of_fraction(number.as_f64()?),
        },
        Some(Value::String(text)) => in_text(text.trim())?,
        Some(_) => return None,
    };
    let clamped = match told {
        Told::TooEarly => Some(Clamp::TooEarly),
        Told::TooLate => Some(Clamp::TooLate),
        Told::At(at) if at < EARLIEST => Some(Clamp::TooEarly),
        Told::At(at) if at > received_at.checked_add_signed(SKEW).unwrap_or(received_at) => {
            Some(Clamp::TooLate)
        }
        Told::At(at) => return Some(Moment { at, clamped: None }),
    };
    Some(Moment { at: received_at, clamped })
}

enum Told {
    At(DateTime<Utc>),
    TooEarly,
    TooLate,
}

impl Told {
    /// By its size: seconds have ten digits until 2286, milliseconds thirteen, and so on.
    fn of(count: i64) -> Self {
        let at = match count {
            ..0 => return Self::TooEarly,
            0..100_000_000_000 => DateTime::from_timestamp(count, 0),
            100_000_000_000..100_000_000_000_000 => DateTime::from_timestamp_millis(count),
            100_000_000_000_000..100_000_000_000_000_000 => DateTime::from_timestamp_micros(count),
            _ => Some(DateTime::from_timestamp_nanos(count)),
        };
        at.map_or(Self::TooLate, Self::At)
    }

    /// WAHA's reactions carry seconds with a fraction.
    fn of_fraction(count: f64) -> Self {
        if count < 0.0 {
            return Self::TooEarly;
        }
        // Beyond it lie the numbers that an i64 does not hold.
        if count >= 1e18 {
            return Self::TooLate;
        }
        let is_seconds = count < 1e11;
        let count = if is_seconds { count * 1000.0 } else { count };
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1e18, a whole number")]
        let whole = count.round() as i64;
        if is_seconds {
            DateTime::from_timestamp_millis(whole).map_or(Self::TooLate, Self::At)
        } else {
            Self::of(whole)
        }
    }
}

fn in_text(text: &str) -> Option<Told> {
    if let Ok(count) = text.parse::<i64>() {
        return Some(Told::of(count));
    }
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(Told::At(at.with_timezone(&Utc)));
    }
    // `nan` and `inf` are numbers to the parser, and no times.
    text.parse::<f64>().ok().filter(|count| count.is_finite()).map(Told::of_fraction)
}
