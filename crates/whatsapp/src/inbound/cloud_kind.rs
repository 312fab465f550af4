//! What a message of the Cloud API says.

use super::field::{Field, Malformed};
use super::{Card, Kind, Media, MediaClass, MediaSource};

pub(super) fn read(message: &Field<'_>) -> Result<Kind, Malformed> {
    let name = message.at("type").text()?;
    // What belongs to a type stands under its name.
    let of_type = message.at(&name);
    Ok(match name.as_str() {
        "text" => Kind::Text(of_type.at("body").text()?),
        "image" | "video" | "audio" | "voice" | "document" | "sticker" => {
            Kind::Media(media(&name, &of_type.object()?)?)
        }
        "button" => {
            Kind::Choice { title: of_type.at("text").text()?, id: of_type.at("payload").words() }
        }
        "interactive" => interactive(&of_type)?,
        "reaction" => Kind::Reaction {
            emoji: of_type.at("emoji").words(),
            target: of_type.at("message_id").id()?,
        },
        "location" => Kind::Location {
            latitude: of_type.at("latitude").degrees(90.0)?,
            longitude: of_type.at("longitude").degrees(180.0)?,
            name: of_type.at("name").name(),
            address: of_type.at("address").words(),
        },
        "contacts" => Kind::Contacts(of_type.items()?.iter().map(card).collect::<Result<_, _>>()?),
        "system" => {
            let event = of_type.at("type").name();
            let name = event.map_or_else(|| name.clone(), |event| format!("system.{event}"));
            Kind::Other { name, body: of_type.at("body").words() }
        }
        // `unsupported`, `order` and whatever comes: the words are those of its first error.
        _ => {
            let errors = message.at("errors").items()?;
            let title = errors.first().and_then(|error| error.at_any(&["title", "message"]).name());
            Kind::Other { name, body: title.or_else(|| of_type.at_any(&["body", "text"]).words()) }
        }
    })
}

fn media(name: &str, file: &Field<'_>) -> Result<Media, Malformed> {
    let class = match name {
        "image" => MediaClass::Image,
        "video" => MediaClass::Video,
        "audio" if file.at("voice").is_true() => MediaClass::Voice,
        "audio" => MediaClass::Audio,
        "voice" => MediaClass::Voice,
        "sticker" => MediaClass::Sticker,
        _ => MediaClass::Document,
    };
    Ok(Media {
        class,
        // Their `url` lives minutes; the id is asked for a fresh one.
        source: Some(MediaSource::Id(file.at("id").id()?)),
        mime: file.at("mime_type").name(),
        file_name: file.at("filename").name(),
        caption: file.at("caption").words(),
        size: file.at("file_size").size(),
        sha256: file.at("sha256").maybe_id(),
    })
}

fn interactive(told: &Field<'_>) -> Result<Kind, Malformed> {
    let name = told.at("type").text()?;
    let reply = told.at(&name);
    Ok(match name.as_str() {
        "button_reply" | "list_reply" => {
            Kind::Choice { title: reply.at("title").text()?, id: reply.at("id").words() }
        }
        _ => Kind::Other { name: format!("interactive.{name}"), body: reply.at("body").words() },
    })
}

fn card(contact: &Field<'_>) -> Result<Card, Malformed> {
    let phones = contact.at("phones").items()?;
    Ok(Card {
        name: contact.at("name").at_any(&["formatted_name", "first_name"]).name(),
        phones: phones
            .iter()
            .filter_map(|phone| phone.at_any(&["phone", "wa_id"]).name())
            .collect(),
    })
}
