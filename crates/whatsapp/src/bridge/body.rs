//! What is posted to the gateway.

use serde_json::{Value, json};

use crate::address::Address;
use crate::content::{Content, Media, MediaKind, MediaSource};
use crate::outgoing::Outgoing;

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
            body["file"] = file(media).ok_or("media_unsupported")?;
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

fn file(media: &Media) -> Option<Value> {
    let MediaSource::Link(url) = &media.source else { return None };
    Some(json!({ "mimetype": media.mime_type, "filename": media.filename, "url": url }))
}
