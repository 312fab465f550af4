//! What a message of whatsapp-web.js says; WAHA took its shape from there.

use super::field::{Field, Malformed, Problem};
use super::{Card, Kind, Media, MediaClass, MediaSource, card, class_of};

pub(super) fn read(message: &Field<'_>) -> Result<Kind, Malformed> {
    let data = message.at("_data");
    let name = message.at("type").words().or_else(|| data.at("type").words());
    let has_place = message.at("location").is_there();
    let vcards = cards(message)?;
    let has_file = message.at("hasMedia").is_true() || message.at("media").is_there();
    Ok(match name.as_deref() {
        Some("location") => place(message)?,
        _ if has_place => place(message)?,
        Some("vcard" | "multi_vcard") => {
            let vcard = message.at("body").text().map(|vcard| card(None, &vcard));
            if vcards.is_empty() { Kind::Contacts(vec![vcard?]) } else { Kind::Contacts(vcards) }
        }
        _ if !vcards.is_empty() => Kind::Contacts(vcards),
        Some("image" | "video" | "audio" | "ptt" | "document" | "sticker") => {
            Kind::Media(media(message, name.as_deref()))
        }
        _ if has_file => Kind::Media(media(message, name.as_deref())),
        Some("buttons_response" | "list_response") => Kind::Choice {
            title: message.at("body").text()?,
            id: message.at_any(&["selectedButtonId", "selectedRowId"]).words(),
        },
        Some("chat" | "text") => Kind::Text(message.at("body").text()?),
        Some(name) => Kind::Other { name: name.to_owned(), body: message.at("body").words() },
        None => match message.at("body") {
            body if body.is_there() && body.text()?.is_empty() => empty(),
            body if body.is_there() => Kind::Text(body.text()?),
            body if message.at("hasMedia").is_there() => {
                drop(body);
                empty()
            }
            body => return Err(body.malformed(Problem::Missing)),
        },
    })
}

/// WAHA's engines pass on what they do not know, such as polls, without words.
fn empty() -> Kind {
    Kind::Other { name: "unsupported".to_owned(), body: None }
}

fn place(message: &Field<'_>) -> Result<Kind, Malformed> {
    let (place, data) = (message.at("location"), message.at("_data"));
    let of = |key, short| {
        let told = place.at(key);
        if told.is_there() || !data.at(short).is_there() { told } else { data.at(short) }
    };
    Ok(Kind::Location {
        latitude: of("latitude", "lat").degrees(90.0)?,
        longitude: of("longitude", "lng").degrees(180.0)?,
        name: place.at_any(&["name", "title", "description"]).name(),
        address: place.at("address").words(),
    })
}

fn cards(message: &Field<'_>) -> Result<Vec<Card>, Malformed> {
    let all = message.at_any(&["vCards", "vcards"]).items()?;
    all.iter().map(|vcard| Ok(card(None, &vcard.text()?))).collect()
}

fn media(message: &Field<'_>, name: Option<&str>) -> Media {
    let (file, data) = (message.at("media"), message.at("_data"));
    let either = |key: &str| file.at(key).name().or_else(|| data.at(key).name());
    let mime = either("mimetype");
    let class = match name {
        Some("image") => MediaClass::Image,
        Some("video") => MediaClass::Video,
        Some("audio") => MediaClass::Audio,
        Some("ptt") => MediaClass::Voice,
        Some("document") => MediaClass::Document,
        Some("sticker") => MediaClass::Sticker,
        _ => class_of(mime.as_deref()),
    };
    let url = file.at("url").words().or_else(|| message.at("mediaUrl").words());
    let size = file.at_any(&["filesize", "size"]).size().or_else(|| data.at("size").size());
    Media {
        class,
        source: url.map(MediaSource::Url),
        mime,
        file_name: either("filename"),
        caption: message.at("body").words().or_else(|| data.at("caption").words()),
        size,
        sha256: data.at("filehash").maybe_id(),
    }
}
