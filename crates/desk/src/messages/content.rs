//! What a message is beside words, as it is stored and shown.

use sea_orm::entity::prelude::Json;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use whatsapp::inbound::{Card, Kind, Media, MediaClass};

/// Most cards of one message that are kept; WhatsApp sends a few.
const CARDS: usize = 20;
/// Longest word of a stranger that is kept: names of files, places and people.
const WORD: usize = 300;

/// What a message is beside words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Content {
    /// A file. Its caption is the message's text.
    Media {
        /// `image`, `video`, `audio`, `voice`, `document` or `sticker`.
        class: String,
        /// Its kind for programs: `image/jpeg`.
        mime: Option<String>,
        /// The name it had with the sender.
        file_name: Option<String>,
        /// Its length.
        bytes: Option<i64>,
        /// Its name in our store, once it is here.
        file: Option<String>,
        /// Why it will never be here.
        gone: Option<String>,
    },
    /// A place.
    Location {
        /// Degrees north.
        latitude: f64,
        /// Degrees east.
        longitude: f64,
        /// What it is called.
        name: Option<String>,
        /// Its address.
        address: Option<String>,
    },
    /// Cards of people.
    Contacts {
        /// The cards.
        cards: Vec<ContactCard>,
    },
    /// A pressed button or a picked row; the text is what the person saw.
    Choice {
        /// What it stands for.
        id: Option<String>,
    },
    /// A text that WhatsApp has approved.
    Template {
        /// Its name there.
        name: String,
        /// Its language there.
        language: String,
        /// What fills its gaps.
        #[serde(default)]
        parameters: Vec<String>,
    },
    /// What was done, of a message of the kind `event`.
    Event {
        /// `assigned`, `released`, `state`, `priority`, `labels`, `merged`, `late`, `csat`.
        what: String,
        /// Who did it: an account, or empty for the machine.
        by: Option<String>,
        /// What it was before.
        from: Option<String>,
        /// What it is now.
        to: Option<String>,
    },
    /// Something that came later than this program: what the gateway calls it.
    Other {
        /// The gateway's word.
        name: String,
    },
}

/// A card of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ContactCard {
    /// The name on it.
    pub name: Option<String>,
    /// The numbers on it, as written.
    pub phones: Vec<String>,
}

impl Content {
    /// As it was stored; nothing for words alone.
    pub fn stored(json: Option<&Json>) -> Option<Self> {
        json.and_then(|json| serde_json::from_value(json.clone()).ok())
    }

    /// To be stored.
    pub fn json(&self) -> Option<Json> {
        serde_json::to_value(self).ok()
    }
}

/// What a preview calls it.
pub(crate) fn word(content: Option<&Content>) -> &str {
    match content {
        None => "text",
        Some(Content::Media { class, .. }) => class,
        Some(Content::Location { .. }) => "location",
        Some(Content::Contacts { .. }) => "contacts",
        Some(Content::Choice { .. }) => "choice",
        Some(Content::Template { .. }) => "template",
        Some(Content::Event { .. }) => "event",
        Some(Content::Other { .. }) => "other",
    }
}

/// The words and the rest of what somebody wrote; nothing for what changes an earlier message.
pub(crate) fn read(kind: &Kind) -> Option<(String, Option<Content>)> {
    Some(match kind {
        Kind::Text(text) => (text.clone(), None),
        Kind::Choice { title, id } => {
            (title.clone(), Some(Content::Choice { id: id.as_deref().map(short) }))
        }
        Kind::Media(media) => (media.caption.clone().unwrap_or_default(), Some(file(media))),
        Kind::Location { latitude, longitude, name, address } => {
            let (name, address) = (name.as_deref().map(short), address.as_deref().map(short));
            let place =
                Content::Location { latitude: *latitude, longitude: *longitude, name, address };
            (String::new(), Some(place))
        }
        Kind::Contacts(cards) => {
            let cards = cards.iter().take(CARDS).map(card).collect();
            (String::new(), Some(Content::Contacts { cards }))
        }
        Kind::Other { name, body } => {
            (body.clone().unwrap_or_default(), Some(Content::Other { name: short(name) }))
        }
        Kind::Reaction { .. } | Kind::Edited { .. } | Kind::Revoked { .. } => return None,
    })
}

fn file(media: &Media) -> Content {
    Content::Media {
        class: class_word(media.class).to_owned(),
        mime: media.mime.as_deref().map(short),
        file_name: media.file_name.as_deref().map(short),
        bytes: media.size.and_then(|size| i64::try_from(size).ok()),
        file: None,
        gone: None,
    }
}

fn class_word(class: MediaClass) -> &'static str {
    match class {
        MediaClass::Image => "image",
        MediaClass::Video => "video",
        MediaClass::Audio => "audio",
        MediaClass::Voice => "voice",
        MediaClass::Document => "document",
        MediaClass::Sticker => "sticker",
    }
}

fn card(card: &Card) -> ContactCard {
    ContactCard {
        name: card.name.as_deref().map(short),
        phones: card.phones.iter().take(CARDS).map(|phone| short(phone)).collect(),
    }
}

fn short(text: &str) -> String {
    text.chars().take(WORD).collect()
}
