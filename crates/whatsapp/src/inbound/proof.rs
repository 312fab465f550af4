//! Who posted a body: signatures over its raw bytes, compared in constant time, before anybody
//! parses it.

use chrono::{DateTime, Duration, Utc};
use hmac::{Hmac, Mac};
use http::HeaderMap;
use sha2::{Sha256, Sha512};

use crate::secret::Secret;

/// `sha256=<hex>` over the body: the Cloud API (keyed with the app's secret) and gowa.
pub const HUB_SIGNATURE: &str = "x-hub-signature-256";
/// The hexadecimal HMAC of WAHA.
pub const WAHA_HMAC: &str = "x-webhook-hmac";
/// Its algorithm; only `sha512` exists.
pub const WAHA_ALGORITHM: &str = "x-webhook-hmac-algorithm";
/// When WAHA posted, in milliseconds.
pub const WAHA_TIMESTAMP: &str = "x-webhook-timestamp";
/// `sha256=<hex>` over `timestamp.body`: our own scheme.
pub const NIAGA_SIGNATURE: &str = "x-niaga-signature";
/// The timestamp that was signed, in seconds.
pub const NIAGA_TIMESTAMP: &str = "x-niaga-timestamp";
/// The token of a channel whose gateway cannot sign.
pub const TOKEN_HEADER: &str = "x-niaga-token";
/// The same token in the address, for gateways that cannot send headers either.
pub const TOKEN_QUERY: &str = "token";

/// How far the signed timestamp of our own scheme may be from our clock. Within it, the message's
/// id keeps a repeated body from being stored twice; beyond it, this does.
pub const WINDOW: Duration = Duration::minutes(5);
/// The same for WAHA. Its timestamp is not signed, so this stops mistakes and no attacker, and its
/// retries may run for hours: what is sent again is known by the message's id.
pub const WAHA_WINDOW: Duration = Duration::hours(24);

/// Meta's challenge is a number; nothing longer is echoed.
const LONGEST_CHALLENGE: usize = 256;

/// How a channel's gateway proves itself.
#[derive(Clone, Debug)]
pub enum Scheme {
    /// [`HUB_SIGNATURE`].
    Hub(Secret),
    /// [`WAHA_HMAC`].
    Waha(Secret),
    /// [`NIAGA_SIGNATURE`] and [`NIAGA_TIMESTAMP`].
    Niaga(Secret),
    /// [`TOKEN_HEADER`], `Authorization: Bearer`, or [`TOKEN_QUERY`].
    Token(Secret),
}

/// What was posted, as it came.
#[derive(Clone, Copy, Debug)]
pub struct Posted<'a> {
    /// All headers.
    pub headers: &'a HeaderMap,
    /// What stands behind the `?`.
    pub query: &'a str,
    /// The raw bytes.
    pub body: &'a [u8],
}

/// Why nothing is proven. The caller hears 401 whatever it is; the log hears which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unproven {
    /// It must be there.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// It is twice there, or not of its form.
    #[error("{0} cannot be read")]
    Malformed(&'static str),
    /// Signed with another algorithm.
    #[error("{0} names an algorithm that is not taken")]
    Algorithm(&'static str),
    /// It is not the signature of these bytes.
    #[error("the signature is wrong")]
    Signature,
    /// It is not the token.
    #[error("the token is wrong")]
    Token,
    /// Too old, or from the future.
    #[error("the timestamp is out of the window")]
    Window,
    /// No handshake.
    #[error("not a handshake")]
    Handshake,
}

impl Scheme {
    /// Whether the channel's gateway posted this.
    pub fn verify(&self, posted: Posted<'_>, now: DateTime<Utc>) -> Result<(), Unproven> {
        match self {
            Self::Hub(secret) => {
                let told = prefixed(posted.headers, HUB_SIGNATURE)?;
                is_sha256(secret, &told, &[posted.body])
            }
            Self::Waha(secret) => waha(secret, posted, now),
            Self::Niaga(secret) => {
                let told = prefixed(posted.headers, NIAGA_SIGNATURE)?;
                let timestamp = required(posted.headers, NIAGA_TIMESTAMP)?;
                let at = timestamp.parse().ok().and_then(|at| DateTime::from_timestamp(at, 0));
                let at = at.ok_or(Unproven::Malformed(NIAGA_TIMESTAMP))?;
                // The signature first: whoever cannot sign learns nothing of our clock.
                is_sha256(secret, &told, &[timestamp.as_bytes(), b".", posted.body])?;
                is_within(WINDOW, at, now)
            }
            Self::Token(secret) => {
                let told = token(posted)?.ok_or(Unproven::Missing(TOKEN_HEADER))?;
                if secret.is(&told) { Ok(()) } else { Err(Unproven::Token) }
            }
        }
    }
}

/// What our own scheme puts into [`NIAGA_SIGNATURE`] for a body posted at `at`; the same seconds
/// go into [`NIAGA_TIMESTAMP`].
pub fn sign(secret: &Secret, at: DateTime<Utc>, body: &[u8]) -> String {
    let mut mac = secret.keyed::<Hmac<Sha256>>();
    mac.update(at.timestamp().to_string().as_bytes());
    mac.update(b".");
    mac.update(body);
    format!("sha256={}", hex::encode(mac.finalize().into_bytes()))
}

/// Meta's `GET` when a webhook is set up: answers the challenge to be echoed as `text/plain`, to
/// whoever knows the token. Everybody else hears 403.
pub fn handshake(query: &str, verify_token: &Secret) -> Result<String, Unproven> {
    let one = |key: &'static str| single(query, key)?.ok_or(Unproven::Missing(key));
    let (mode, token) = (one("hub.mode")?, one("hub.verify_token")?);
    let challenge = one("hub.challenge")?;
    if mode != "subscribe" {
        return Err(Unproven::Handshake);
    }
    if !verify_token.is(&token) {
        return Err(Unproven::Token);
    }
    // It comes back to a browser if somebody opens the address, so it may carry nothing.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let is_short = (1..=LONGEST_CHALLENGE).contains(&challenge.len());
    if is_short && challenge.bytes().all(is_plain) {
        Ok(challenge)
    } else {
        Err(Unproven::Malformed("hub.challenge"))
    }
}

fn waha(secret: &Secret, posted: Posted<'_>, now: DateTime<Utc>) -> Result<(), Unproven> {
    let told = required(posted.headers, WAHA_HMAC)?;
    let algorithm = optional(posted.headers, WAHA_ALGORITHM)?.unwrap_or("sha512");
    if !algorithm.eq_ignore_ascii_case("sha512") {
        return Err(Unproven::Algorithm(WAHA_ALGORITHM));
    }
    let told = hex::decode(told).map_err(|_| Unproven::Malformed(WAHA_HMAC))?;
    let mut mac = secret.keyed::<Hmac<Sha512>>();
    mac.update(posted.body);
    mac.verify_slice(&told).map_err(|_| Unproven::Signature)?;
    // Older versions do not send it.
    let Some(timestamp) = optional(posted.headers, WAHA_TIMESTAMP)? else {
        return Ok(());
    };
    let at = timestamp.parse().ok().and_then(DateTime::from_timestamp_millis);
    is_within(WAHA_WINDOW, at.ok_or(Unproven::Malformed(WAHA_TIMESTAMP))?, now)
}

fn is_sha256(secret: &Secret, told: &[u8], signed: &[&[u8]]) -> Result<(), Unproven> {
    let mut mac = secret.keyed::<Hmac<Sha256>>();
    for part in signed {
        mac.update(part);
    }
    mac.verify_slice(told).map_err(|_| Unproven::Signature)
}

fn is_within(window: Duration, at: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), Unproven> {
    if now.signed_duration_since(at).abs() <= window { Ok(()) } else { Err(Unproven::Window) }
}

/// The bytes of a `sha256=<hex>`.
fn prefixed(headers: &HeaderMap, name: &'static str) -> Result<Vec<u8>, Unproven> {
    let digits = required(headers, name)?.strip_prefix("sha256=");
    let bytes = digits.and_then(|digits| hex::decode(digits).ok());
    bytes.ok_or(Unproven::Malformed(name))
}

fn required<'a>(headers: &'a HeaderMap, name: &'static str) -> Result<&'a str, Unproven> {
    optional(headers, name)?.ok_or(Unproven::Missing(name))
}

/// A header that is there once at most: of two, a proxy and we might believe different ones.
fn optional<'a>(headers: &'a HeaderMap, name: &'static str) -> Result<Option<&'a str>, Unproven> {
    let mut all = headers.get_all(name).iter();
    match (all.next(), all.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => {
            value.to_str().map(|text| Some(text.trim())).map_err(|_| Unproven::Malformed(name))
        }
        (Some(_), Some(_)) => Err(Unproven::Malformed(name)),
    }
}

/// The token from the first place that has one.
fn token(posted: Posted<'_>) -> Result<Option<String>, Unproven> {
    if let Some(told) = optional(posted.headers, TOKEN_HEADER)? {
        return Ok(Some(told.to_owned()));
    }
    let bearer = optional(posted.headers, "authorization")?;
    if let Some(told) = bearer.and_then(|bearer| bearer.strip_prefix("Bearer ")) {
        return Ok(Some(told.trim().to_owned()));
    }
    single(posted.query, TOKEN_QUERY)
}

fn single(query: &str, key: &'static str) -> Result<Option<String>, Unproven> {
    let pairs = form_urlencoded::parse(query.as_bytes());
    let mut all = pairs.filter(|(name, _)| name == key).map(|(_, value)| value.into_owned());
    match (all.next(), all.next()) {
        (first, None) => Ok(first),
        _ => Err(Unproven::Malformed(key)),
    }
}
