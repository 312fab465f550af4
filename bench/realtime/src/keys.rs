//! The application's side of the protocol: what it signs.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;
use hmac::{Hmac, KeyInit, Mac};
use md5::{Digest, Md5};
use sha2::Sha256;

/// An app of the server.
#[derive(Clone, Debug)]
pub struct Keys {
    pub id: String,
    pub key: String,
    pub secret: String,
}

impl Keys {
    /// The target of a signed request to `/apps/{id}{path}`. `query` stands before `auth_…` in the
    /// order of the alphabet, or is empty.
    pub fn target(&self, method: &str, path: &str, query: &str, body: &[u8]) -> Result<String> {
        let path = format!("/apps/{}{path}", self.id);
        let mut signed = format!("auth_key={}&auth_timestamp={}", self.key, unix_s()?);
        signed.push_str("&auth_version=1.0");
        if !body.is_empty() {
            signed.push_str("&body_md5=");
            signed.push_str(&hex::encode(Md5::digest(body)));
        }
        if !query.is_empty() {
            signed.push('&');
            signed.push_str(query);
        }
        let signature = self.sign(&format!("{method}\n{path}\n{signed}"))?;
        Ok(format!("{path}?{signed}&auth_signature={signature}"))
    }

    /// What lets a socket subscribe.
    pub fn auth(&self, socket: &str, channel: &str, data: &str) -> Result<String> {
        Ok(format!("{}:{}", self.key, self.sign(&format!("{socket}:{channel}:{data}"))?))
    }

    fn sign(&self, text: &str) -> Result<String> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret.as_bytes())?;
        mac.update(text.as_bytes());
        Ok(hex::encode(mac.finalize().into_bytes()))
    }
}

#[expect(clippy::disallowed_methods, reason = "the server compares it with its own clock")]
fn unix_s() -> Result<u64> {
    Ok(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())
}
