//! The settings of Meta's Cloud API.

use anyhow::ensure;
use http::{Uri, header};

use crate::secret::Secret;
use crate::timing::Timing;
use crate::wire::Wire;

/// Where Meta's Graph API lives.
pub const META: &str = "https://graph.facebook.com";
/// The version that this driver was written against.
pub const API_VERSION: &str = "v23.0";

/// The settings of one number at Meta.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the API lives; [`META`].
    pub base_url: String,
    /// Its version, like `v23.0`.
    pub api_version: String,
    /// Meta's id of the number that sends: digits.
    pub phone_number_id: String,
    /// The access token of a system user.
    pub access_token: Secret,
    /// How long to wait for what.
    pub timing: Timing,
}

impl Config {
    /// Everything but the number and its token as it usually is.
    pub fn new(phone_number_id: impl Into<String>, access_token: Secret) -> Self {
        Self {
            base_url: META.to_owned(),
            api_version: API_VERSION.to_owned(),
            phone_number_id: phone_number_id.into(),
            access_token,
            timing: Timing::default(),
        }
    }

    pub(super) fn wire(&self) -> anyhow::Result<Wire> {
        let id = &self.phone_number_id;
        let is_id = (1..=32).contains(&id.len()) && id.bytes().all(|c| c.is_ascii_digit());
        ensure!(
            is_id,
            "the phone number id must be the digits that Meta shows, not a phone number"
        );
        let version = self.api_version.strip_prefix('v').unwrap_or_default();
        let is_version = version.split('.').count() == 2
            && version.split('.').all(|part| part.parse::<u16>().is_ok());
        ensure!(is_version, "the API version must look like {API_VERSION}");
        let key = (header::AUTHORIZATION, self.access_token.header("Bearer ")?);
        let wire = Wire::new(&self.base_url, key, &self.timing)?;
        let uri: Uri = self.base_url.parse()?;
        // Whoever reads the token on the way can send in the shop's name.
        let is_safe = uri.scheme_str() == Some("https")
            || matches!(uri.host(), Some("127.0.0.1" | "[::1]" | "localhost"));
        ensure!(is_safe, "the base URL must begin with https:// unless it is this machine");
        Ok(wire)
    }

    /// The address of the number.
    pub(super) fn number(&self) -> String {
        format!("/{}/{}", self.api_version, self.phone_number_id)
    }
}
