//! How long a provider asks us to wait.

use std::time::Duration;

use chrono::{DateTime, Utc};
use http::HeaderValue;

/// A provider that names a longer rest is asked again after this one.
const LONGEST_REST: Duration = Duration::from_secs(3600);

/// `Retry-After`, RFC 9110 §10.2.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RetryAfter {
    In(Duration),
    At(DateTime<Utc>),
}

impl RetryAfter {
    pub(super) fn parse(value: &HeaderValue) -> Option<Self> {
        let text = value.to_str().ok()?.trim();
        if !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit()) {
            // More digits than fit are the longest rest.
            let seconds = text.parse().unwrap_or(u64::MAX);
            return Some(Self::In(Duration::from_secs(seconds).min(LONGEST_REST)));
        }
        DateTime::parse_from_rfc2822(text).ok().map(|at| Self::At(at.to_utc()))
    }

    /// Seen from this moment.
    pub(crate) fn from(self, now: DateTime<Utc>) -> Duration {
        match self {
            Self::In(rest) => rest,
            Self::At(at) => (at - now).to_std().unwrap_or_default().min(LONGEST_REST),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_seconds_or_a_date_and_never_longer_than_an_hour() {
        let now = DateTime::parse_from_rfc2822("Wed, 21 Oct 2026 07:28:00 GMT").expect("a date");
        let cases = [
            ("7", Some(7)),
            (" 0 ", Some(0)),
            ("99999999999999999999999", Some(3600)),
            ("Wed, 21 Oct 2026 07:28:30 GMT", Some(30)),
            ("Wed, 21 Oct 2026 07:00:00 GMT", Some(0)),
            ("Wed, 21 Oct 2099 07:00:00 GMT", Some(3600)),
            ("-3", None),
            ("soon", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let value = HeaderValue::from_str(text).expect("a header");
            let rest = RetryAfter::parse(&value).map(|after| after.from(now.to_utc()).as_secs());
            assert_eq!(rest, expected, "{text:?}");
        }
    }
}
