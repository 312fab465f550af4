//! The kernel's part of the configuration. Unknown keys are errors; secrets never print.

use std::fmt;

use serde::Deserialize;

/// What the kernel needs to know.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The address people reach the installation at, e.g. `https://toko.example.id`. Links in
    /// mails begin with it, and cookies are `Secure` when it is https.
    pub public_url: Option<String>,
    /// Limits on requests.
    pub limits: Limits,
}

impl Config {
    /// Whether browsers reach us over TLS.
    pub fn is_https(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }
}

/// Limits on requests.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// API calls a minute for each signed-in account; 0 is no limit.
    pub api_calls_per_minute: u32,
    /// Largest request body in bytes.
    pub body_bytes: usize,
    /// Seconds in which a request's head must have arrived; also how long a connection may rest.
    pub head_seconds: u64,
    /// Seconds after which a request that is still running is cut off.
    pub request_seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            api_calls_per_minute: 60,
            body_bytes: 1024 * 1024,
            head_seconds: 30,
            request_seconds: 30,
        }
    }
}

/// A value that must not be printed: passwords, tokens, database addresses.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The value itself, for the one who uses it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(value: String) -> Self {
        Self(value)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(hidden)")
    }
}
