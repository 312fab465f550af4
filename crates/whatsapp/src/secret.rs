//! Tokens and keys, which nothing prints.

use std::fmt;

use anyhow::Context;
use http::HeaderValue;

/// A value that must not be printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Hides `value`.
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The value behind `prefix` as a header that no log shows. Fails on signs that no header has.
    pub(crate) fn header(&self, prefix: &str) -> anyhow::Result<HeaderValue> {
        anyhow::ensure!(!self.0.trim().is_empty(), "the secret is empty");
        let text = format!("{prefix}{}", self.0.trim());
        // The error of the conversion would be safe to show today; it is replaced so that it stays.
        let mut value = HeaderValue::try_from(text)
            .ok()
            .context("the secret has signs that no HTTP header can carry")?;
        value.set_sensitive(true);
        Ok(value)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(hidden)")
    }
}
