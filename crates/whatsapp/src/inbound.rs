//! What gateways post to us, read without I/O: a webhook's handler only has to store it.
//!
//! [`proof`] tells who posted a body, over its raw bytes and before it is parsed. [`read`] tells
//! what it says, in the same words for every gateway.

mod batch;
mod cloud;
mod cloud_kind;
mod dialect;
mod field;
mod gowa;
mod moment;
pub mod proof;
mod waha;
mod web;
mod wwebjs;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use dialect::{Dialect, detect};
pub use field::{Malformed, Problem};
pub use moment::{Clamp, EARLIEST, Moment, SKEW};

use crate::address::{Address, Silent};
use crate::driver::Typing;
use crate::outgoing::ReceiptStage;
use field::Field;

/// The most events of one body. Meta puts up to a thousand into one; the others send one.
pub const MAX_HEARD: usize = 4_000;

/// Where a gateway says that something arrived; the handler knows which channel that is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// The Cloud API's `phone_number_id`.
    PhoneNumberId(String),
    /// The name of WAHA's session.
    Session(String),
    /// The business's own address.
    Own(Address),
    /// It does not say.
    Untold,
}

/// One thing that a body tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// A message, in or out.
    Message(Box<Message>),
    /// News of a message that was sent.
    Receipt(Box<Receipt>),
    /// The state of a gateway's link.
    Session(Session),
    /// Somebody types in a chat, or does not any more. Nothing to be kept.
    Typing {
        /// The conversation.
        chat: Address,
        /// Which of the two.
        typing: Typing,
    },
    /// Understood, and of no use here.
    Ignored(Ignored),
    /// Not understood: to be kept for a person. Never an error, or the gateway would repeat it.
    Unknown(Unknown),
}

/// A message that somebody wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Who posted it.
    pub dialect: Dialect,
    /// Where it arrived.
    pub channel: Channel,
    /// The gateway's id of it. A repeated one in the same chat is the same message.
    pub provider_id: String,
    /// The id on WhatsApp's own wire, where the gateway's is longer: the one our driver minted.
    pub wire_id: Option<String>,
    /// The conversation: the other person, or a group.
    pub chat: Address,
    /// All that is known of who wrote it; the phone first. They belong to one person.
    pub sender: Vec<Address>,
    /// The name that the sender gave themself.
    pub push_name: Option<String>,
    /// Whether the business wrote it, perhaps on its own phone.
    pub from_me: bool,
    /// What it says.
    pub kind: Kind,
    /// The id of the message it answers.
    pub quoted_id: Option<String>,
    /// When it was written, as the gateway tells.
    pub sent_at: Moment,
}

/// What a message says.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Words.
    Text(String),
    /// A pressed button or a picked row: what it says and what it stands for.
    Choice {
        /// What the person saw.
        title: String,
        /// What the business named it.
        id: Option<String>,
    },
    /// A file.
    Media(Media),
    /// A sign on another message.
    Reaction {
        /// The sign; none takes it away.
        emoji: Option<String>,
        /// The id of the other message.
        target: String,
    },
    /// A place.
    Location {
        /// Degrees north.
        latitude: f64,
        /// Degrees east.
        longitude: f64,
        /// What the place is called.
        name: Option<String>,
        /// Its address.
        address: Option<String>,
    },
    /// Cards of people.
    Contacts(Vec<Card>),
    /// An earlier message has new words.
    Edited {
        /// The id of the earlier message.
        target: String,
        /// The new words.
        body: String,
    },
    /// An earlier message was taken back.
    Revoked {
        /// The id of the earlier message.
        target: String,
    },
    /// Something else: what the gateway calls it, and its words if it has any.
    Other {
        /// The gateway's word.
        name: String,
        /// Its words.
        body: Option<String>,
    },
}

/// A file of a message. Whoever fetches it checks the address first: it comes from outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Media {
    /// What it is to a person.
    pub class: MediaClass,
    /// Where it is; none if the gateway did not keep it.
    pub source: Option<MediaSource>,
    /// What it is to a program.
    pub mime: Option<String>,
    /// The name it had with the sender.
    pub file_name: Option<String>,
    /// The words under it.
    pub caption: Option<String>,
    /// Its length in bytes.
    pub size: Option<u64>,
    /// Its SHA-256 as the gateway writes it: base64 or hexadecimal.
    pub sha256: Option<String>,
}

/// What a file is to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaClass {
    /// A picture.
    Image,
    /// A film.
    Video,
    /// Sound.
    Audio,
    /// A voice note.
    Voice,
    /// Any file.
    Document,
    /// A sticker.
    Sticker,
}

/// Where a file is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaSource {
    /// To be asked for by this id.
    Id(String),
    /// A whole address.
    Url(String),
    /// A path below the gateway's own address.
    Path(String),
}

/// A card of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The name on it.
    pub name: Option<String>,
    /// The numbers on it, as written.
    pub phones: Vec<String>,
}

/// News of a message that was sent. They repeat and overtake each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Who posted it.
    pub dialect: Dialect,
    /// Where it arrived.
    pub channel: Channel,
    /// The gateway's id of the message.
    pub provider_id: String,
    /// Our id of the message, if it is told.
    pub wire_id: Option<String>,
    /// Whose phone it is about, if it is told.
    pub about: Vec<Address>,
    /// How far the message has come.
    pub stage: ReceiptStage,
    /// What the provider says about a failure, for people.
    pub error: Option<String>,
    /// When that was, as the gateway tells.
    pub at: Moment,
}

/// The state of a gateway's link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who posted it.
    pub dialect: Dialect,
    /// Its name there.
    pub name: String,
    /// What it is in.
    pub state: SessionState,
    /// Since when, as the gateway tells.
    pub at: Moment,
}

/// What a gateway's link is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// Stopped on purpose.
    Stopped,
    /// On its way up.
    Starting,
    /// Waits for a person to scan or to type a code.
    Pairing,
    /// WhatsApp wants a passkey, which a person must give.
    Passkey,
    /// Up.
    Working,
    /// Broken; a person must look.
    Failed,
    /// A state that came later than this program.
    Other(String),
}

impl SessionState {
    /// Reads WAHA's word.
    pub fn parse(word: &str) -> Self {
        match word {
            "STOPPED" => Self::Stopped,
            "STARTING" => Self::Starting,
            "SCAN_QR_CODE" => Self::Pairing,
            "PASSKEY_REQUIRED" | "PASSKEY_CONFIRMATION_REQUIRED" => Self::Passkey,
            "WORKING" => Self::Working,
            "FAILED" => Self::Failed,
            other => Self::Other(other.to_owned()),
        }
    }
}

/// Why something understood is of no use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ignored {
    /// It comes from where nobody is answered.
    Silent(Silent),
    /// An event of a kind that a desk does not need, such as who joined a group.
    Event(String),
    /// Still waiting, which the sender knows already.
    NotYetSent,
    /// Somebody else's receipt: of a message that the business received.
    OfReceived,
}

/// What was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// Who posted it, if its shape tells.
    pub dialect: Option<Dialect>,
    /// Where it arrived.
    pub channel: Channel,
    /// What it seems to be, for the person who looks.
    pub what: String,
}

/// Reads a body. `received_at` stands in for times that cannot be true.
///
/// A body of no known shape is one [`Heard::Unknown`]. Of several events, those that cannot be read
/// are [`Heard::Unknown`] too, so that one bad event does not cost the others; a body of which
/// nothing can be read is [`Malformed`] at its first bad field.
pub fn read(body: &[u8], received_at: DateTime<Utc>) -> Result<Vec<Heard>, Malformed> {
    let value: serde_json::Value =
        serde_json::from_slice(body).map_err(|_| Malformed::new("", Problem::NotJson))?;
    let unknown = || {
        let what = "a body of no known shape".to_owned();
        vec![Heard::Unknown(Unknown { dialect: None, channel: Channel::Untold, what })]
    };
    let root = Field::root(&value);
    match detect(&value) {
        Some(Dialect::Cloud) => cloud::read(&root, received_at),
        Some(Dialect::Waha) => waha::read(&root, received_at),
        Some(Dialect::Wwebjs) => wwebjs::read(&root, received_at),
        Some(Dialect::Gowa) => gowa::read(&root, received_at),
        // What is in process posts nothing.
        Some(Dialect::Simulator | Dialect::Web) | None => Ok(unknown()),
    }
}

/// Phones first, then hidden numbers; each once.
fn ordered(mut addresses: Vec<Address>) -> Vec<Address> {
    addresses.sort();
    addresses.dedup();
    addresses
}

/// What `true_628…@c.us_3EB0…_628…@c.us` is called on the wire: `3EB0…`. None for a bare id.
fn wire_id(provider_id: &str) -> Option<String> {
    let rest = provider_id.strip_prefix("true_").or_else(|| provider_id.strip_prefix("false_"))?;
    let (_, rest) = rest.split_once('_')?;
    let id = rest.split('_').next().unwrap_or(rest);
    (!id.is_empty()).then(|| id.to_owned())
}

/// `image/jpeg` is a picture to a person; what is not sound or sight is a document.
fn class_of(mime: Option<&str>) -> MediaClass {
    match mime.and_then(|mime| mime.split('/').next()) {
        Some("image") => MediaClass::Image,
        Some("video") => MediaClass::Video,
        Some("audio") => MediaClass::Audio,
        _ => MediaClass::Document,
    }
}

/// The name and the numbers of a vCard.
pub(crate) fn card(name: Option<String>, vcard: &str) -> Card {
    let value = |line: &str| line.split_once(':').map(|(_, value)| value.trim().to_owned());
    let is = |line: &str, key: &str| {
        let end = line.find([':', ';']).unwrap_or(line.len());
        // `item1.TEL` is the number of a group of lines.
        line[..end].rsplit('.').next().is_some_and(|word| word.eq_ignore_ascii_case(key))
    };
    let named = || vcard.lines().find(|line| is(line, "FN")).and_then(value);
    let phones = vcard.lines().filter(|line| is(line, "TEL")).filter_map(value).collect();
    Card { name: name.or_else(named), phones }
}
