//! Files at Meta: handed over before a message names them, and fetched by their ids.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::Uri;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Inner, verdict};
use crate::content::Media;
use crate::driver::FetchError;
use crate::outgoing::SendOutcome;
use crate::wire::{Answer, Form};

/// Where Meta keeps files. Our token goes to these and to the API, and nowhere else.
const HOSTS: [&str; 4] = ["fbsbx.com", "fbcdn.net", "facebook.com", "whatsapp.net"];
/// Uploads that are remembered for a next try; a line has fewer messages on their way.
const REMEMBERED: usize = 1_000;

/// What was uploaded for messages that have not gone out yet, by their wire ids.
#[derive(Debug, Default)]
pub(super) struct Uploads(Mutex<HashMap<String, String>>);

impl Uploads {
    fn of(&self, wire_id: &str) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(wire_id).cloned()
    }

    fn remember(&self, wire_id: &str, id: &str) {
        let mut uploads = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if uploads.len() >= REMEMBERED {
            // They are uploaded again, nothing else.
            uploads.clear();
        }
        uploads.insert(wire_id.to_owned(), id.to_owned());
    }

    /// The message will not be tried again.
    pub(super) fn forget(&self, wire_id: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(wire_id);
    }
}

impl Inner {
    /// Hands a file over and answers its id. Whatever goes wrong, no message went out.
    pub(super) async fn upload(
        &self,
        wire_id: &str,
        media: &Media,
        bytes: &Bytes,
    ) -> Result<String, SendOutcome> {
        if bytes.len() as u64 > media.kind.limit() {
            return Err(SendOutcome::rejected("media_too_large"));
        }
        if !is_mime(&media.mime_type) {
            return Err(SendOutcome::rejected("media_type"));
        }
        if let Some(id) = self.uploads.of(wire_id) {
            return Ok(id);
        }
        let Some(now) = self.lifeline.online() else { return Err(SendOutcome::ChannelDown) };
        let name = media.filename.as_deref().unwrap_or(media.kind.as_str());
        let form = Form::around(bytes)
            .field("messaging_product", "whatsapp")
            .field("type", &media.mime_type)
            .file("file", name, &media.mime_type, bytes);
        let path = format!("{}/media", self.config.number());
        match self.wire.post_form(&path, form).await {
            Ok(answer) => {
                let (status, code) = (answer.status.as_u16(), verdict::code(&answer));
                tracing::debug!(wire_id, status, code, "Meta answered an upload");
                if let Some(id) = uploaded(&answer) {
                    self.uploads.remember(wire_id, id);
                    return Ok(id.to_owned());
                }
                Err(match self.end(verdict::judge(&answer, now)) {
                    SendOutcome::Unknown | SendOutcome::Accepted { .. } => retry(),
                    outcome => outcome,
                })
            }
            Err(failure) => {
                tracing::warn!(wire_id, %failure, "an upload to Meta failed");
                Err(match self.lifeline.unanswered(&failure) {
                    SendOutcome::Unknown => retry(),
                    outcome => outcome,
                })
            }
        }
    }

    /// Fetches the file of this id.
    pub(super) async fn download(&self, id: &str, limit: u64) -> Result<Bytes, FetchError> {
        if !is_media_id(id) {
            return Err(FetchError::Refused("media_id"));
        }
        let number = &self.config.phone_number_id;
        let path = format!("/{}/{id}?phone_number_id={number}", self.config.api_version);
        let answer = self.wire.get(&path).await;
        let answer = answer.map_err(|failure| FetchError::Later(failure.to_string()))?;
        let described = described(&answer)?;
        let told = |key: &str| described.get(key);
        let size = told("file_size").and_then(|size| {
            size.as_u64().or_else(|| size.as_str().and_then(|text| text.parse().ok()))
        });
        if size.is_some_and(|size| size > limit) {
            return Err(FetchError::TooLarge);
        }
        let url = told("url").and_then(Value::as_str).ok_or(FetchError::Refused("address"))?;
        let uri = trusted(url, self.wire.base()).ok_or(FetchError::Refused("host"))?;
        let bytes = self.wire.download(uri, limit).await?.bytes;
        if size.is_some_and(|size| size != bytes.len() as u64) {
            return Err(FetchError::Later("the file is not as long as it should be".to_owned()));
        }
        match told("sha256").and_then(Value::as_str).and_then(digest) {
            Some(digest) if digest != Sha256::digest(&bytes).as_slice() => {
                Err(FetchError::Refused("checksum"))
            }
            _ => Ok(bytes),
        }
    }
}

fn retry() -> SendOutcome {
    SendOutcome::Retry { after: None, reason: "the upload was not confirmed".to_owned() }
}

fn uploaded(answer: &Answer) -> Option<&str> {
    let id = answer.body.as_ref()?.get("id")?.as_str()?;
    (answer.status.is_success() && is_media_id(id)).then_some(id)
}

/// What Meta says of a file.
fn described(answer: &Answer) -> Result<&Value, FetchError> {
    let later = || {
        let (status, code) = (answer.status.as_u16(), verdict::code(answer));
        FetchError::Later(format!("the provider answered {status} (code {code:?})"))
    };
    match (verdict::code(answer), &answer.body) {
        // No such file, or not any more: Meta keeps them for thirty days.
        (Some(100), _) => Err(FetchError::Gone),
        (None, Some(body)) if answer.status.is_success() => Ok(body),
        _ if answer.status.is_redirection() => Err(FetchError::Refused("redirect")),
        _ if answer.status == http::StatusCode::NOT_FOUND => Err(FetchError::Gone),
        _ => Err(later()),
    }
}

/// `url`, if our token may go there: the API's own address, or Meta's stores over TLS.
fn trusted(url: &str, base: &str) -> Option<Uri> {
    let (uri, base): (Uri, Uri) = (url.parse().ok()?, base.parse().ok()?);
    let authority = uri.authority()?;
    if authority.as_str().contains('@') {
        return None;
    }
    let is_own = uri.scheme() == base.scheme() && Some(authority) == base.authority();
    let host = authority.host().to_ascii_lowercase();
    let is_below = |domain: &str| {
        host.strip_suffix(domain).is_some_and(|name| name.is_empty() || name.ends_with('.'))
    };
    let is_metas = uri.scheme_str() == Some("https")
        && matches!(authority.port_u16(), None | Some(443))
        && HOSTS.into_iter().any(is_below);
    (is_own || is_metas).then_some(uri)
}

/// The bytes of a SHA-256 in hexadecimal or base64.
fn digest(text: &str) -> Option<Vec<u8>> {
    let bytes = if text.len() == 64 { hex::decode(text).ok() } else { None };
    bytes.or_else(|| BASE64_STANDARD.decode(text).ok()).filter(|bytes| bytes.len() == 32)
}

fn is_media_id(id: &str) -> bool {
    let is_sign = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'_';
    (1..=128).contains(&id.len()) && id.bytes().all(is_sign)
}

/// `image/jpeg`, and nothing that would end the line of a header.
fn is_mime(text: &str) -> bool {
    let is_sign = |c: u8| c.is_ascii_graphic() || c == b' ';
    text.len() <= 128 && text.contains('/') && text.bytes().all(is_sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_goes_to_meta_and_to_the_configured_address_only() {
        let base = "http://127.0.0.1:3000";
        let good = [
            "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1",
            "https://LOOKASIDE.fbsbx.com:443/x",
            "https://scontent.whatsapp.net/v/x?ccb=1",
            "http://127.0.0.1:3000/file",
        ];
        let bad = [
            "http://lookaside.fbsbx.com/x",
            "https://lookaside.fbsbx.com:8443/x",
            "https://fbsbx.com.evil.example/x",
            "https://evilfbsbx.com/x",
            "https://evil.example/fbsbx.com",
            "https://lookaside.fbsbx.com@evil.example/x",
            "https://token@lookaside.fbsbx.com/x",
            "http://127.0.0.1:3001/file",
            "https://127.0.0.1:3000/file",
            "http://2130706433:3000/file",
            "http://[::ffff:127.0.0.1]:3000/file",
            "http://169.254.169.254/latest",
            "//lookaside.fbsbx.com/x",
            "file:///etc/passwd",
            "",
        ];
        assert_eq!(good.iter().find(|url| trusted(url, base).is_none()), None);
        assert_eq!(bad.iter().find(|url| trusted(url, base).is_some()), None);
    }
}
