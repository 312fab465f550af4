//! What a message is beside its text.

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
    /// Where the provider finds it.
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
}

/// Where the provider finds a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MediaSource {
    /// Uploaded to it before, under this id.
    Id(String),
    /// At this public address.
    Link(String),
}
