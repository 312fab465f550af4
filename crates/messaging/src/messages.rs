//! A message: how it travels, how urgent it is, and what can become of it.

mod content;
pub(crate) mod list;
pub(crate) mod redact;
pub(crate) mod retry;
pub(crate) mod show;
mod write;

use chrono::{DateTime, Utc};
use kernel::{App, Audience, Event, Permission};
use sea_orm::prelude::StringLen;
use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::entity::message::Model;
use crate::lines::LineId;
use crate::permissions::ReadLog;

pub use content::{Approved, Attachment, AttachmentKind, Content};
pub(crate) use write::recipient;
pub use write::{NewMail, NewMessage, email, whatsapp, whatsapp_all};

base::id! {
    /// One message to one person.
    pub MessageId = "msg",
    /// One try to send it.
    pub AttemptId = "try"
}

base::refusals! {
    /// Why nothing is done with a message.
    pub enum Refusal in "messaging.message" {
        /// No such message, or another business's.
        NotFound => 404 "not_found",
            id "Pesan ini tidak ditemukan.",
            en "This message was not found.";
        /// It is on its way, or it arrived.
        NotRetryable { state: String } => 409 "not_retryable",
            id "Pesan ini tidak bisa dikirim ulang karena statusnya {state}.",
            en "This message cannot be sent again because its state is {state}.";
        /// A code or a link that nobody keeps.
        OneTime => 409 "one_time",
            id "Kode dan tautan sekali pakai tidak dikirim ulang. Minta yang baru.",
            en "One-time codes and links are not sent again. Ask for a new one.";
    }
}

/// How a message travels.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// To a phone.
    #[sea_orm(string_value = "whatsapp")]
    Whatsapp,
    /// To an address.
    #[sea_orm(string_value = "email")]
    Email,
}

/// How urgent a message is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// A one-time code: somebody waits for it, and nobody may read it later.
    #[sea_orm(string_value = "otp")]
    Otp,
    /// An answer to somebody who wrote.
    #[sea_orm(string_value = "reply")]
    Reply,
    /// News of somebody's own business.
    #[sea_orm(string_value = "transactional")]
    Transactional,
    /// The same to many.
    #[sea_orm(string_value = "bulk")]
    Bulk,
}

impl Class {
    /// Its place among the classes, smaller first.
    pub(crate) fn priority(self) -> i32 {
        match self {
            Self::Otp => 0,
            Self::Reply => 1,
            Self::Transactional => 2,
            Self::Bulk => 3,
        }
    }
}

/// What became of a message.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Waiting to be sent, for the first time or again.
    #[sea_orm(string_value = "queued")]
    Queued,
    /// A sender has it.
    #[sea_orm(string_value = "sending")]
    Sending,
    /// The provider took it.
    #[sea_orm(string_value = "accepted")]
    Accepted,
    /// The recipient's device has it.
    #[sea_orm(string_value = "delivered")]
    Delivered,
    /// The recipient opened it.
    #[sea_orm(string_value = "read")]
    Read,
    /// Nobody knows whether the provider took it.
    #[sea_orm(string_value = "unknown")]
    Unknown,
    /// It will not arrive.
    #[sea_orm(string_value = "failed")]
    Failed,
    /// It was not sent in time, and then not any more.
    #[sea_orm(string_value = "expired")]
    Expired,
    /// Whoever wrote it took it back.
    #[sea_orm(string_value = "cancelled")]
    Cancelled,
}

impl State {
    /// Whether a person may have it sent again.
    pub(crate) fn is_retryable(self) -> bool {
        matches!(self, Self::Failed | Self::Unknown | Self::Expired)
    }
}

/// A message's state changed: the log's screens fetch it again, and who wrote it learns how far it
/// came.
#[derive(Clone, Debug)]
pub struct MessageUpdated {
    /// The message.
    pub id: MessageId,
    /// The line it leaves by, once that is chosen.
    pub line: Option<LineId>,
    /// What became of it.
    pub state: State,
    /// What the provider calls it.
    pub provider_id: Option<String>,
    /// Why the last try failed.
    pub error: Option<String>,
    /// When that was.
    pub at: DateTime<Utc>,
}

impl MessageUpdated {
    /// That this message is as it is now.
    pub(crate) fn of(message: Model, at: DateTime<Utc>) -> Self {
        let Model { id, line_id, state, provider_id, error, .. } = message;
        Self { id, line: line_id, state, provider_id, error, at }
    }
}

impl Event for MessageUpdated {
    const NAME: &'static str = "message.updated";

    fn subject(&self) -> String {
        self.id.to_string()
    }

    fn audience(&self) -> Vec<Audience> {
        vec![Audience::Permission(ReadLog::INFO.name.to_owned())]
    }
}

/// The log's routes.
pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(show::show))
        .routes(routes!(retry::retry))
}
