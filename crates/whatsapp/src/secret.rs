//! Tokens and keys, which nothing prints.

use std::fmt;

use anyhow::Context;
use hmac::digest::KeyInit;
use http::HeaderValue;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// A value that must not be printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Hides `value`. None for a blank one, which everybody knows.
    pub fn new(value: impl Into<String>) -> Option<Self> {
        let value = value.into();
        (!value.trim().is_empty()).then_some(Self(value))
    }

    /// Whether it is `told`; takes as long for any text of one length.
    pub(crate) fn is(&self, told: &str) -> bool {
        // Digests have one length, so not even the secret's is told.
        let (ours, theirs) = (Sha256::digest(self.0.as_bytes()), Sha256::digest(told.as_bytes()));
        bool::from(ours.as_slice().ct_eq(theirs.as_slice()))
    }

    /// A code over bytes, keyed with it.
    pub(crate) fn keyed<M: KeyInit>(&self) -> M {
        M::new_from_slice(self.0.as_bytes()).expect("HMAC takes a key of any length")
    }

    /// The value behind `prefix` as a header that no log shows. Fails on signs that no header has.
    pub(crate) fn header(&self, prefix: &str) -> anyhow::Result<HeaderValue> {
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
