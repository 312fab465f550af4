//! What is posted to the gateway.

use base::Phone;
use serde_json::{Value, json};

use crate::content::{Content, Media, MediaKind, MediaSource};
use crate::driver::Outgoing;

/// Where a message is posted, and what; nothing for a file that only Meta has.
pub(super) fn message(
    message: &Outgoing,
    content: &Content,
    session: &str,
) -> Option<(&'static str, Value)> {
    let mut body = json!({
        "session": session, "chatId": chat_id(&message.to), "reply_to": null,
    });
    let path = match content {
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
    Some((path, body))
}

/// The news that a chat was read.
pub(super) fn seen(chat: &Phone, session: &str) -> Value {
    json!({ "session": session, "chatId": chat_id(chat) })
}

fn chat_id(phone: &Phone) -> String {
    format!("{}@c.us", phone.as_str())
}

fn file(media: &Media) -> Option<Value> {
    let MediaSource::Link(url) = &media.source else { return None };
    Some(json!({ "mimetype": media.mime_type, "filename": media.filename, "url": url }))
}
