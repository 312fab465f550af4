//! What is said in a conversation: messages in and out, notes among agents, and what was done.

pub mod content;
pub(crate) mod deliver;
pub mod files;
pub mod list;
pub mod media;
pub mod note;
pub mod retry;
pub mod send;
pub(crate) mod states;
pub(crate) mod write;

use base::AccountId;
use chrono::{DateTime, Utc};
use kernel::App;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::entity::message;
use crate::ids::{ConversationId, DeskMessageId};
pub use content::Content;

base::refusals! {
    /// Why a message is not written or sent again.
    pub enum Refusal in "desk.message" {
        /// No such message, or not for this caller.
        NotFound => 404 "not_found",
            id "Pesan ini tidak ditemukan.",
            en "This message was not found.";
        /// It has no file, or its file never came.
        NoFile => 404 "no_file",
            id "Berkas pesan ini tidak ada.",
            en "This message has no file.";
        /// It is on its way, it arrived, or it was never sent.
        NotRetryable => 409 "not_retryable",
            id "Pesan ini tidak bisa dikirim ulang.",
            en "This message cannot be sent again.";
        /// The message it answers is not in this conversation.
        UnknownQuote => 422 "unknown_quote",
            id "Pesan yang dikutip tidak ada di percakapan ini.",
            en "The quoted message is not in this conversation.";
        /// The file was never uploaded here.
        UnknownFile => 422 "unknown_file",
            id "Berkas ini belum diunggah.",
            en "This file was not uploaded.";
        /// Somebody named is not at the desk.
        UnknownMention => 422 "unknown_mention",
            id "Ada yang disebut yang bukan agen di sini.",
            en "Somebody mentioned is not an agent here.";
    }
}

/// Who speaks to whom.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// The customer to the business.
    #[sea_orm(string_value = "in")]
    In,
    /// The business to the customer; without an author it was written on the phone, or by the machine.
    #[sea_orm(string_value = "out")]
    Out,
    /// Agents among themselves.
    #[sea_orm(string_value = "note")]
    Note,
    /// What was done.
    #[sea_orm(string_value = "event")]
    Event,
}

/// How far a sent message has come.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
pub enum SendState {
    /// Waits to be sent.
    #[sea_orm(string_value = "queued")]
    Queued,
    /// WhatsApp has it.
    #[sea_orm(string_value = "sent")]
    Sent,
    /// The customer's phone has it.
    #[sea_orm(string_value = "delivered")]
    Delivered,
    /// The customer opened it.
    #[sea_orm(string_value = "read")]
    Read,
    /// It will not arrive; it may be sent again.
    #[sea_orm(string_value = "failed")]
    Failed,
    /// Nobody knows whether WhatsApp took it; sent again, it may arrive twice.
    #[sea_orm(string_value = "unknown")]
    Unknown,
}

/// A sign on a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reaction {
    /// Whose sign: a WhatsApp id, or `business`.
    pub by: String,
    /// The sign.
    pub emoji: String,
}

/// What a message answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Quoted {
    /// Its place.
    pub seq: i64,
    /// Who spoke.
    pub kind: MessageKind,
    /// What it is, as in a preview.
    pub content: String,
    /// Its first words, 120 characters at most.
    pub text: String,
}

/// One message as lists and events show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct DeskMessage {
    /// Its id.
    pub id: DeskMessageId,
    /// Its conversation.
    pub conversation: ConversationId,
    /// Its place in it, from 1 without gaps.
    pub seq: i64,
    /// Who speaks to whom.
    pub kind: MessageKind,
    /// The agent who wrote it.
    pub author: Option<AccountId>,
    /// In a group: who wrote it.
    pub sender: Option<String>,
    /// Its words; of a file its caption.
    pub text: String,
    /// What it is beside words.
    pub content: Option<Content>,
    /// Where its file is, once it is here: a path of this API.
    pub media_url: Option<String>,
    /// What it answers.
    pub quoted: Option<Quoted>,
    /// The signs on it.
    pub reactions: Vec<Reaction>,
    /// How far a sent one has come.
    pub state: Option<SendState>,
    /// Why it was not sent, in the gateway's words.
    pub error: Option<String>,
    /// When its words were changed.
    pub edited_at: Option<DateTime<Utc>>,
    /// When it was taken back; its words are gone then.
    pub revoked_at: Option<DateTime<Utc>>,
    /// The `Idempotency-Key` of the screen that wrote it: by it that screen knows its own.
    pub key: Option<String>,
    /// When it arrived here, or was written.
    pub at: DateTime<Utc>,
    /// Only the beginning is here, because the whole does not fit an event: fetch it.
    #[serde(default)]
    pub cut: bool,
}

/// Bytes of words that an event carries: three times the longest that people type on a phone.
const CUT_TEXT: usize = 2000;
/// Bytes of the rest of a message that an event carries.
const CUT_CONTENT: usize = 1000;
/// Characters of a preview.
const PREVIEW: usize = 120;

impl DeskMessage {
    /// The row as it is shown, with what it answers.
    pub fn of(row: &message::Model, quoted: Option<&message::Model>) -> Self {
        let content = Content::stored(row.content.as_ref());
        let has_file = matches!(&content, Some(Content::Media { file: Some(_), .. }));
        let reactions = row.reactions.clone().map(serde_json::from_value);
        Self {
            id: row.id,
            conversation: row.conversation_id,
            seq: row.seq,
            kind: row.kind,
            author: row.author_id,
            sender: row.sender_name.clone(),
            text: row.body.clone(),
            media_url: has_file.then(|| format!("/api/desk/messages/{}/media", row.id)),
            content,
            quoted: quoted.map(Quoted::of),
            reactions: reactions.and_then(Result::ok).unwrap_or_default(),
            state: row.state,
            error: row.error.clone(),
            edited_at: row.edited_at,
            revoked_at: row.revoked_at,
            key: row.client_key.clone(),
            at: row.at,
            cut: false,
        }
    }

    /// The same, short enough for an event.
    pub fn cut(mut self) -> Self {
        if self.text.len() > CUT_TEXT {
            let end = (0..=CUT_TEXT).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
            self.text.truncate(end);
            self.cut = true;
        }
        let length = serde_json::to_string(&self.content).map_or(0, |text| text.len());
        if length > CUT_CONTENT {
            self.content = None;
            self.cut = true;
        }
        self
    }
}

impl Quoted {
    fn of(row: &message::Model) -> Self {
        let content = Content::stored(row.content.as_ref());
        Self {
            seq: row.seq,
            kind: row.kind,
            content: content::word(content.as_ref()).to_owned(),
            text: preview(&row.body),
        }
    }
}

/// The first words of a text, on one line.
pub(crate) fn preview(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(PREVIEW).collect()
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, send::send))
        .routes(routes!(note::note))
        .routes(routes!(retry::retry))
        .routes(routes!(media::media))
        .merge(files::router())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_is_one_short_line() {
        assert_eq!(preview("  Halo,\n stok\tada? "), "Halo, stok ada?");
        assert_eq!(preview(&"é".repeat(500)).chars().count(), 120);
    }
}
