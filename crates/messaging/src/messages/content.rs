//! What a WhatsApp message is beside its text.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a message is. Its text always says the same in words, for drivers that can do no more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Content {
    /// Only its text.
    #[default]
    Text,
    /// A one-time code: lines with an approved template for codes send that.
    Code {
        /// The code.
        code: String,
    },
    /// A file of the installation's store, with the text as its caption.
    File(Attachment),
    /// A text that the provider has approved.
    Template(Approved),
}

/// A file to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its name in the store.
    pub file: String,
    /// What is in it.
    pub mime: String,
    /// The name that the phone shows for a document.
    pub file_name: Option<String>,
    /// How the phone shows it.
    pub shown_as: AttachmentKind,
}

/// How a phone shows a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AttachmentKind {
    /// A picture.
    Image,
    /// A film.
    Video,
    /// Sound.
    Audio,
    /// Anything else.
    Document,
}

/// An approved text and what fills its gaps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Approved {
    /// Its name at the provider.
    pub name: String,
    /// Its language as the provider writes it: `id`, `en_US`.
    pub language: String,
    /// What fills the gaps of its body, in order.
    #[serde(default)]
    pub parameters: Vec<String>,
}
