//! What go-whatsapp-web-multidevice posts: one event of one device.

use chrono::{DateTime, Utc};

use super::batch::unknown;
use super::field::{Field, Malformed, Problem};
use super::{
    Card, Channel, Dialect, Heard, Ignored, Kind, Media, MediaClass, MediaSource, Message, Receipt,
    card, ordered,
};
use crate::address::Address;
use crate::outgoing::ReceiptStage;

const GOWA: Dialect = Dialect::Gowa;

/// The members that hold a file, and what it is.
const FILES: [(&str, MediaClass); 6] = [
    ("image", MediaClass::Image),
    ("video", MediaClass::Video),
    ("video_note", MediaClass::Video),
    ("audio", MediaClass::Audio),
    ("document", MediaClass::Document),
    ("sticker", MediaClass::Sticker),
];

pub(super) fn read(root: &Field<'_>, received_at: DateTime<Utc>) -> Result<Vec<Heard>, Malformed> {
    let event = root.at("event").text()?;
    let payload = root.at("payload").object()?;
    let device = root.at("device_id").maybe_address().ok().flatten();
    let channel = match device {
        Some(own) => Channel::Own(own),
        // A device may have a name of its own instead.
        None => root.at("device_id").maybe_id().map_or(Channel::Untold, Channel::Session),
    };
    let kind: fn(&Field<'_>) -> Result<Kind, Malformed> = match event.as_str() {
        "message" => said,
        "message.reaction" => reaction,
        "message.edited" => edited,
        "message.revoked" => revoked,
        "message.ack" => return receipts(root, &payload, &channel, received_at),
        "message.deleted" => return Ok(vec![Heard::Ignored(Ignored::Event(event))]),
        _ => {
            let family = event.split('.').next().unwrap_or_default();
            let is_dull = ["group", "newsletter", "call", "chat_presence"].contains(&family);
            return Ok(vec![match is_dull {
                true => Heard::Ignored(Ignored::Event(event)),
                false => unknown(GOWA, &channel, format!("event {event}")),
            }]);
        }
    };
    message(&payload, channel, kind, received_at).map(|heard| vec![heard])
}

fn message(
    payload: &Field<'_>,
    channel: Channel,
    kind: fn(&Field<'_>) -> Result<Kind, Malformed>,
    received_at: DateTime<Utc>,
) -> Result<Heard, Malformed> {
    let provider_id = payload.at("id").id()?;
    let from = payload.at("from").address()?;
    let chat = payload.at("chat_id").maybe_address()?.unwrap_or_else(|| from.clone());
    for address in [&chat, &from] {
        if let Address::Ignored(silent) = address {
            return Ok(Heard::Ignored(Ignored::Silent(silent.clone())));
        }
    }
    let mut sender = vec![from];
    sender.extend(payload.at("from_lid").maybe_address().ok().flatten());
    sender.retain(Address::is_person);
    Ok(Heard::Message(Box::new(Message {
        dialect: GOWA,
        channel,
        provider_id,
        wire_id: None,
        chat,
        sender: ordered(sender),
        push_name: payload.at("from_name").name(),
        from_me: payload.at("is_from_me").is_true(),
        kind: kind(payload)?,
        quoted_id: payload.at("replied_to_id").maybe_id(),
        sent_at: payload.at("timestamp").moment(received_at)?,
    })))
}

fn said(payload: &Field<'_>) -> Result<Kind, Malformed> {
    for (key, class) in FILES {
        let file = payload.at(key);
        if file.is_there() {
            return Ok(Kind::Media(media(payload, &file, class)));
        }
    }
    let place = payload.at_any(&["location", "live_location"]);
    if place.is_there() {
        return Ok(Kind::Location {
            latitude: place.at("degreesLatitude").degrees(90.0)?,
            longitude: place.at("degreesLongitude").degrees(180.0)?,
            name: place.at("name").name(),
            address: place.at("address").words(),
        });
    }
    let mut cards = payload.at("contacts_array").items()?;
    cards.extend(Some(payload.at("contact")).filter(Field::is_there));
    if !cards.is_empty() {
        return Ok(Kind::Contacts(cards.iter().map(contact).collect::<Result<_, _>>()?));
    }
    let body = payload.at("body");
    if body.is_there() {
        return Ok(Kind::Text(body.text()?));
    }
    // Polls, lists and orders come without words.
    let named = ["list", "order", "poll"].into_iter().find(|key| payload.at(key).is_there());
    match named {
        Some(name) => Ok(Kind::Other { name: name.to_owned(), body: None }),
        None => Err(body.malformed(Problem::Missing)),
    }
}

/// A path below its address, or an object with a path or a URL.
fn media(payload: &Field<'_>, file: &Field<'_>, class: MediaClass) -> Media {
    let path = file.words().or_else(|| file.at("path").words()).map(MediaSource::Path);
    let caption = payload.at("body").words().or_else(|| file.at("caption").words());
    Media {
        class,
        source: path.or_else(|| file.at("url").words().map(MediaSource::Url)),
        mime: file.at_any(&["mime_type", "mimetype"]).name(),
        file_name: file.at("filename").name(),
        caption,
        size: file.at("file_size").size(),
        sha256: file.at("sha256").maybe_id(),
    }
}

fn contact(told: &Field<'_>) -> Result<Card, Malformed> {
    Ok(card(told.at("displayName").name(), &told.at("vcard").text()?))
}

fn reaction(payload: &Field<'_>) -> Result<Kind, Malformed> {
    let target = payload.at("reacted_message_id").id()?;
    Ok(Kind::Reaction { emoji: payload.at("reaction").words(), target })
}

fn edited(payload: &Field<'_>) -> Result<Kind, Malformed> {
    let target = payload.at("original_message_id").id()?;
    Ok(Kind::Edited { target, body: payload.at("body").text()? })
}

fn revoked(payload: &Field<'_>) -> Result<Kind, Malformed> {
    Ok(Kind::Revoked { target: payload.at("revoked_message_id").id()? })
}

/// One receipt may tell of several messages.
fn receipts(
    root: &Field<'_>,
    payload: &Field<'_>,
    channel: &Channel,
    received_at: DateTime<Utc>,
) -> Result<Vec<Heard>, Malformed> {
    let stage = match payload.at("receipt_type").text()?.as_str() {
        "delivered" | "" => ReceiptStage::Delivered,
        "read" | "played" => ReceiptStage::Read,
        "sender" | "read-self" | "played-self" | "inactive" | "peer_msg" | "hist_sync" => {
            return Ok(vec![Heard::Ignored(Ignored::OfReceived)]);
        }
        "server-error" => ReceiptStage::Failed { code: "server_error".to_owned() },
        other => return Ok(vec![unknown(GOWA, channel, format!("receipt {other}"))]),
    };
    let ids = payload.at("ids");
    if !ids.is_there() {
        return Err(ids.malformed(Problem::Missing));
    }
    let about = ["from", "from_lid"].map(|key| payload.at(key).maybe_address());
    let about: Vec<_> = about.into_iter().filter_map(Result::ok).flatten().collect();
    let about = ordered(about.into_iter().filter(Address::is_person).collect());
    let at = root.at_any(&["timestamp"]).moment(received_at)?;
    let ids = ids.items()?;
    if ids.len() > super::MAX_HEARD {
        return Err(payload.at("ids").malformed(Problem::TooLong));
    }
    let receipt = |id: &Field<'_>| {
        Ok(Heard::Receipt(Box::new(Receipt {
            dialect: GOWA,
            channel: channel.clone(),
            provider_id: id.id()?,
            wire_id: None,
            about: about.clone(),
            stage: stage.clone(),
            error: None,
            at,
        })))
    };
    ids.iter().map(receipt).collect()
}
