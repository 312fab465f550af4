//! One account's authenticator: its secret, its picture, and which half minute a code belongs to.

use anyhow::Context;
use base::AccountId;
use chrono::{DateTime, Utc};
use kernel::App;
use qrcode::QrCode;
use qrcode::render::svg;
use totp_rs::{Builder, Secret, Totp};

use crate::email::Email;

/// What the key is for.
const PURPOSE: &str = "totp secret";
/// What authenticators write above the code.
const ISSUER: &str = "Niaga";
/// Bytes of a secret (RFC 4226 §4).
const SECRET_BYTES: usize = 20;
/// Half minutes before and after the present one whose codes count too (RFC 6238 §5.2).
const DRIFT: u16 = 1;
/// Smallest width of the picture in pixels; it is a drawing, so it grows sharp.
const PICTURE: u32 = 240;

/// An authenticator. Has no `Debug`: its library's tells the secret's length at least.
pub(super) struct Authenticator(Totp);

impl Authenticator {
    /// A new one with an unguessable secret.
    pub(super) fn new(app: &App, email: &Email) -> anyhow::Result<Self> {
        Self::with(app.random.bytes::<SECRET_BYTES>(), email.as_str())
    }

    /// The one behind a sealed secret.
    pub(super) fn unseal(app: &App, account: AccountId, sealed: &str) -> anyhow::Result<Self> {
        let secret = app.keys.unseal(PURPOSE, &account.to_string(), sealed)?;
        let secret = secret.try_into().map_err(|_| anyhow::anyhow!("a secret has 20 bytes"))?;
        Self::with(secret, "")
    }

    fn with(secret: [u8; SECRET_BYTES], account: &str) -> anyhow::Result<Self> {
        // A colon would end the issuer's name there.
        let account = account.replace(':', "_");
        let builder = Builder::new()
            .with_secret(Secret::new_stack(secret))
            .with_skew(DRIFT)
            .with_account_name(account)
            .with_issuer(Some(ISSUER));
        builder.build().map(Self).map_err(|error| anyhow::anyhow!("an authenticator: {error}"))
    }

    /// The secret as the table keeps it.
    pub(super) fn seal(&self, app: &App, account: AccountId) -> anyhow::Result<String> {
        let secret = self.0.secret().as_bytes();
        app.keys.seal(&app.random, PURPOSE, &account.to_string(), secret)
    }

    /// The secret as somebody types it.
    pub(super) fn secret(&self) -> String {
        self.0.secret().to_base32()
    }

    /// The address that authenticators read.
    pub(super) fn url(&self) -> anyhow::Result<String> {
        self.0.to_url().map_err(|error| anyhow::anyhow!("an authenticator's address: {error}"))
    }

    /// That address as a picture.
    pub(super) fn picture(&self) -> anyhow::Result<String> {
        let code = QrCode::new(self.url()?).context("drawing a QR code")?;
        Ok(code.render::<svg::Color>().min_dimensions(PICTURE, PICTURE).build())
    }

    /// The half minute this code belongs to, if it is one of those that count now.
    pub(super) fn step_of(&self, code: &str, now: DateTime<Utc>) -> Option<i64> {
        let seconds = u64::try_from(now.timestamp()).ok()?;
        i64::try_from(self.0.check(code, seconds)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    /// RFC 6238, appendix B: the last six of its eight digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let own = Authenticator::with(*b"12345678901234567890", "").expect("sound");
        for (seconds, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")]
        {
            let now = Utc.timestamp_opt(seconds, 0).single().expect("a moment");
            assert_eq!(own.step_of(code, now), Some(seconds / 30), "{seconds}");
        }
    }

    #[test]
    fn one_half_minute_of_drift_is_forgiven_and_no_more() {
        let own = Authenticator::with(*b"12345678901234567890", "").expect("sound");
        let at = |seconds| Utc.timestamp_opt(seconds, 0).single().expect("a moment");

        let steps = [0, 29, 30, 59, 60, 89, 90].map(|seconds| own.step_of("287082", at(seconds)));

        assert_eq!(steps, [Some(1), Some(1), Some(1), Some(1), Some(1), Some(1), None]);
        assert_eq!(own.step_of("287083", at(59)), None);
        assert_eq!(own.step_of("+87082", at(59)), None);
        assert_eq!(own.step_of("", at(59)), None);
    }

    #[test]
    fn the_address_names_the_house_and_the_account() {
        let own = Authenticator::with(*b"12345678901234567890", "a:b@c.id").expect("sound");

        let url = own.url().expect("an address");

        assert!(url.starts_with("otpauth://totp/Niaga:a_b%40c"), "{url}");
        assert!(url.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), "{url}");
        assert!(own.picture().expect("a picture").contains("<svg "));
    }
}
