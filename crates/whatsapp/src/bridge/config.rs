//! The settings of a gateway.

use anyhow::ensure;
use http::HeaderName;

use crate::secret::Secret;
use crate::timing::Timing;
use crate::wire::Wire;

/// The settings of one session at a gateway.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the gateway lives, like `http://127.0.0.1:3000`.
    pub base_url: String,
    /// What it knows us by (`X-Api-Key`).
    pub api_key: Secret,
    /// The name of the session; `default` if nobody chose one.
    pub session: String,
    /// How long to wait for what.
    pub timing: Timing,
}

impl Config {
    /// The session `default` of this gateway.
    pub fn new(base_url: impl Into<String>, api_key: Secret) -> Self {
        Self {
            base_url: base_url.into(),
            api_key,
            session: "default".to_owned(),
            timing: Timing { look_every: std::time::Duration::from_secs(15), ..Timing::default() },
        }
    }

    pub(super) fn wire(&self) -> anyhow::Result<Wire> {
        let is_sign = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'_';
        let is_name = (1..=64).contains(&self.session.len()) && self.session.bytes().all(is_sign);
        ensure!(is_name, "the session's name may have letters, digits, - and _");
        let key = (HeaderName::from_static("x-api-key"), self.api_key.header("")?);
        Wire::new(&self.base_url, key, &self.timing)
    }
}
