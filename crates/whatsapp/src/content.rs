//! What a message is beside its text.

use std::fmt;

use bytes::Bytes;

/// What a message is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Only its text.
    Text,
    /// A text that the provider has approved, allowed outside the reply window.
    Template(Template),
    /// A file, with the text as its caption.
    Media(Media),
}

/// An approved text and what fills its gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its name at the provider.
    pub name: String,
    /// Its language as the provider writes it: `id`, `en_US`.
    pub language: String,
    /// What fills the gaps of its body, in order.
    pub parameters: Vec<String>,
    /// The one-time code behind the button of an authentication template.
    pub otp: Option<String>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// How the phone shows it.
    pub kind: MediaKind,
    /// What is in it: `image/jpeg`.
    pub mime_type: String,
    /// Where it is.
    pub source: MediaSource,
    /// The name that the phone shows for a document.
    pub filename: Option<String>,
}

/// How the phone shows a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    /// A picture.
    Image,
    /// A film.
    Video,
    /// A voice note or music. Has no caption.
    Audio,
    /// Anything else.
    Document,
}

impl MediaKind {
    /// `image`, `video`, `audio` or `document`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::Document => "document",
        }
    }

    /// The most bytes that WhatsApp takes of this kind. Source:
    /// developers.facebook.com/docs/whatsapp/cloud-api/reference/media#supported-media-types.
    pub fn limit(self) -> u64 {
        let megabytes = match self {
            Self::Image => 5,
            Self::Video | Self::Audio => 16,
            Self::Document => 100,
        };
        megabytes * 1024 * 1024
    }
}

/// Where a file is.
#[derive(Clone, PartialEq, Eq)]
pub enum MediaSource {
    /// Here; the driver hands it over as its provider wants it.
    Bytes(Bytes),
    /// At this public address, where the provider fetches it.
    Link(String),
}

impl fmt::Debug for MediaSource {
    /// A file is as long as it likes; a log is not.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "Bytes({})", bytes.len()),
            Self::Link(link) => f.debug_tuple("Link").field(link).finish(),
        }
    }
}
