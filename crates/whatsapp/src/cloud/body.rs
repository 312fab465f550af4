//! What is posted to Meta.

use serde_json::{Value, json};

use crate::address::Address;
use crate::content::{Content, Media, MediaKind, MediaSource, Template};
use crate::outgoing::Outgoing;

/// A message, with the id under which its file was uploaded; else our word for why Meta cannot send
/// it. Our id travels with it and comes back in every status.
pub(super) fn message(message: &Outgoing, upload: Option<&str>) -> Result<Value, &'static str> {
    let (kind, value) = match &message.content {
        Content::Text => ("text", json!({ "body": message.text, "preview_url": false })),
        Content::Template(template) => ("template", of_template(template)),
        Content::Media(media) => (media.kind.as_str(), of_media(media, &message.text, upload)?),
    };
    let mut body = json!({
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "type": kind,
        kind: value,
        "biz_opaque_callback_data": message.wire_id,
    });
    let (key, id) = recipient(message)?;
    body[key] = id.into();
    if let Some(quoted) = &message.quoted {
        body["context"] = json!({ "message_id": quoted });
    }
    Ok(body)
}

fn is_otp(content: &Content) -> bool {
    matches!(content, Content::Template(template) if template.otp.is_some())
}

/// The news that a message was read. Everything before it counts as read, too.
pub(super) fn read(message_id: &str) -> Value {
    json!({ "messaging_product": "whatsapp", "status": "read", "message_id": message_id })
}

/// The same, and that somebody types an answer. It ends with the answer, or after 25 seconds.
pub(super) fn typing(message_id: &str) -> Value {
    let mut body = read(message_id);
    body["typing_indicator"] = json!({ "type": "text" });
    body
}

/// Whom Meta reaches. Groups and linked devices' hidden numbers it does not know.
pub(super) fn recipient(message: &Outgoing) -> Result<(&'static str, &str), &'static str> {
    match &message.to {
        Address::Phone(phone) => Ok(("to", phone.as_str())),
        // Meta sends one-time codes to numbers only.
        Address::Bsuid(_) if is_otp(&message.content) => Err("phone_needed"),
        Address::Bsuid(id) => Ok(("recipient", id.as_str())),
        _ => Err("recipient_unsupported"),
    }
}

fn of_template(template: &Template) -> Value {
    let text = |text: &String| json!({ "type": "text", "text": text });
    let mut components = Vec::new();
    if !template.parameters.is_empty() {
        let parameters: Vec<Value> = template.parameters.iter().map(text).collect();
        components.push(json!({ "type": "body", "parameters": parameters }));
    }
    if let Some(otp) = &template.otp {
        components.push(json!({
            "type": "button", "sub_type": "url", "index": "0", "parameters": [text(otp)],
        }));
    }
    json!({
        "name": template.name,
        "language": { "code": template.language },
        "components": components,
    })
}

fn of_media(media: &Media, caption: &str, upload: Option<&str>) -> Result<Value, &'static str> {
    let mut value = match (&media.source, upload) {
        (MediaSource::Bytes(_), Some(id)) => json!({ "id": id }),
        (MediaSource::Bytes(_), None) => return Err("media_missing"),
        (MediaSource::Link(link), _) => json!({ "link": link }),
    };
    // Meta refuses a caption of a sound, and a name of anything but a document.
    if media.kind != MediaKind::Audio && !caption.is_empty() {
        value["caption"] = caption.into();
    }
    if let (MediaKind::Document, Some(name)) = (media.kind, &media.filename) {
        value["filename"] = name.as_str().into();
    }
    Ok(value)
}
