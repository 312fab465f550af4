//! What is posted to the gateway.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::address::Address;
use crate::content::{Content, Media, MediaKind, MediaSource};
use crate::outgoing::Outgoing;

/// The most bytes of one file. It is in memory several times over while it goes out, on both sides,
/// so it may have less than WhatsApp takes.
const MAX_FILE: u64 = 32 * 1024 * 1024;

/// Where a message is posted, and what; else our word for why the gateway cannot send it.
pub(super) fn message(
    message: &Outgoing,
    session: &str,
) -> Result<(&'static str, Value), &'static str> {
    let chat_id = chat_id(&message.to).ok_or("recipient_unsupported")?;
    let mut body = json!({ "session": session, "chatId": chat_id, "reply_to": message.quoted });
    let path = match &message.content {
        // A linked device has no templates; the text says the same.
        Content::Text | Content::Template(_) => {
            body["text"] = message.text.as_str().into();
            "/api/sendText"
        }
        Content::Media(media) => {
            body["file"] = file(media)?;
            if media.kind != MediaKind::Audio {
                body["caption"] = message.text.as_str().into();
            }
            match media.kind {
                MediaKind::Image => "/api/sendImage",
                MediaKind::Video => "/api/sendVideo",
                MediaKind::Audio => "/api/sendVoice",
                MediaKind::Document => "/api/sendFile",
            }
        }
    };
    Ok((path, body))
}

/// Whom the gateway can reach: it knows no business-scoped ids.
pub(super) fn chat_id(address: &Address) -> Option<String> {
    let known = matches!(address, Address::Phone(_) | Address::Lid(_) | Address::Group(_));
    known.then(|| address.to_string())
}

fn file(media: &Media) -> Result<Value, &'static str> {
    let mut file = json!({ "mimetype": media.mime_type, "filename": media.filename });
    match &media.source {
        MediaSource::Link(url) => file["url"] = url.as_str().into(),
        MediaSource::Bytes(bytes) => {
            if bytes.len() as u64 > media.kind.limit().min(MAX_FILE) {
                return Err("media_too_large");
            }
            file["data"] = BASE64_STANDARD.encode(bytes).into();
        }
    }
    Ok(file)
}
