//! A conversation: one matter of one contact in one inbox, and who may see it.

pub mod audience;
pub mod change;
pub mod counts;
pub(crate) mod cursor;
pub mod list;
pub mod load;
pub mod presence;
pub mod read;
pub mod show;
pub mod start;
pub mod state;

use base::AccountId;
use chrono::{DateTime, Utc};
use kernel::App;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::contacts::ContactBrief;
use crate::entity::{contact, conversation};
use crate::ids::{ConversationId, InboxId, LabelId, TeamId};
use crate::messages::MessageKind;
use state::Status;

base::refusals! {
    /// Why nothing is done with a conversation.
    pub enum Refusal in "desk.conversation" {
        /// No such conversation, or not for this caller.
        NotFound => 404 "not_found",
            id "Percakapan ini tidak ditemukan.",
            en "This conversation was not found.";
        /// It is done; it must be opened first.
        Resolved => 409 "resolved",
            id "Percakapan ini sudah selesai. Buka kembali dulu.",
            en "This conversation is resolved. Open it first.";
        /// The same contact has a newer one under way here.
        AnotherOpen => 409 "another_open",
            id "Kontak ini punya percakapan lain yang masih berjalan di kotak masuk ini.",
            en "This contact has another conversation under way in this inbox.";
        /// Too long since the customer wrote.
        WindowClosed => 409 "window_closed",
            id "Sudah lebih dari 24 jam sejak pelanggan menulis. Kirim template.",
            en "It is more than 24 hours since the customer wrote. Send a template.";
        /// A sleep must end, and soon.
        BadSnooze => 422 "bad_snooze",
            id "Waktu tunda harus di masa depan, paling lama setahun.",
            en "A snooze must end in the future, within a year.";
        /// Nobody answers from a group or an inbox that is off.
        CannotSend => 409 "cannot_send",
            id "Percakapan ini tidak bisa dibalas dari sini.",
            en "This conversation cannot be answered from here.";
        /// The inbox that is named is none, or is off.
        UnknownInbox => 422 "unknown_inbox",
            id "Kotak masuk ini tidak ada atau tidak aktif.",
            en "There is no such inbox, or it is off.";
        /// No such label.
        UnknownLabel => 422 "unknown_label",
            id "Label ini tidak ada.",
            en "There is no such label.";
    }
}

/// How urgent agents find it.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// It can wait.
    #[sea_orm(string_value = "low")]
    Low,
    /// As most.
    #[default]
    #[sea_orm(string_value = "normal")]
    Normal,
    /// Sooner than most.
    #[sea_orm(string_value = "high")]
    High,
    /// Now.
    #[sea_orm(string_value = "urgent")]
    Urgent,
}

/// How the last message begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Preview {
    /// Who speaks.
    pub kind: MessageKind,
    /// What it is: `text`, `image`, `video`, `audio`, `voice`, `document`, `sticker`, `location`,
    /// `contacts`, `choice`, `template`, `event` or `other`.
    pub content: String,
    /// Its first words, 120 characters at most; may be empty.
    pub text: String,
}

/// A conversation as lists and events show it. Names of agents, labels and inboxes stand in their
/// own lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Conversation {
    /// Its id.
    pub id: ConversationId,
    /// Where it arrived.
    pub inbox: InboxId,
    /// With whom.
    pub contact: ContactBrief,
    /// Where it stands.
    pub state: Status,
    /// When a snoozed one wakes.
    pub snoozed_until: Option<DateTime<Utc>>,
    /// How urgent agents find it.
    pub priority: Priority,
    /// Whose it is.
    pub assignee: Option<AccountId>,
    /// The team it was handed to.
    pub team: Option<TeamId>,
    /// Its labels.
    pub labels: Vec<LabelId>,
    /// The place of its last message; a gap in what is shown is fetched.
    pub last_seq: i64,
    /// When anybody last wrote.
    pub last_message_at: DateTime<Utc>,
    /// How the last message begins.
    pub preview: Preview,
    /// Messages of the customer that the caller has not read, 100 meaning "or more". Empty in
    /// events, which many hear.
    pub unread: Option<i64>,
    /// The first message of the customer that nobody has answered yet.
    pub waiting_since: Option<DateTime<Utc>>,
    /// Until when free text may be sent, where the line limits it; afterwards only templates.
    pub window_until: Option<DateTime<Utc>>,
    /// When the first reply is late; empty once it came.
    pub first_reply_due: Option<DateTime<Utc>>,
    /// When the resolution is late; empty once it is resolved.
    pub resolution_due: Option<DateTime<Utc>>,
    /// When it was resolved.
    pub resolved_at: Option<DateTime<Utc>>,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

impl Conversation {
    /// The row as events show it.
    pub fn of(row: &conversation::Model, contact: &contact::Model) -> Self {
        Self {
            id: row.id,
            inbox: row.inbox_id,
            contact: ContactBrief::of(contact),
            state: row.state,
            snoozed_until: row.snoozed_until,
            priority: row.priority,
            assignee: row.assignee_id,
            team: row.team_id,
            labels: labels_of(row),
            last_seq: row.last_seq,
            last_message_at: row.last_message_at,
            preview: Preview {
                kind: row.last_kind,
                content: row.last_content.clone(),
                text: row.last_preview.clone(),
            },
            unread: None,
            waiting_since: row.waiting_since,
            window_until: row.window_until,
            first_reply_due: row.first_reply_due,
            resolution_due: row.resolution_due,
            resolved_at: row.resolved_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

/// A row's labels.
pub(crate) fn labels_of(row: &conversation::Model) -> Vec<LabelId> {
    serde_json::from_value(row.labels.clone()).unwrap_or_default()
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, start::start))
        .routes(routes!(counts::counts))
        .routes(routes!(show::show, change::change))
        .routes(routes!(read::read))
        .routes(routes!(presence::presence))
}
