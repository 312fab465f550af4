//! `desk_conversations`: one row a matter of one contact in one inbox.

use base::{AccountId, TenantId};
use sea_orm::entity::prelude::*;

use crate::conversations::Priority;
use crate::conversations::state::Status;
use crate::ids::{ContactId, ConversationId, InboxId, TeamId};
use crate::messages::MessageKind;

/// One conversation. Read where it stands with [`crate::conversations::state::State::of`].
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_conversations")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConversationId,
    /// The tenant.
    pub tenant_id: TenantId,
    /// Where it arrived.
    pub inbox_id: InboxId,
    /// With whom.
    pub contact_id: ContactId,
    /// Where answers go, as [`whatsapp::Address`] writes it.
    pub chat: String,
    /// Where it stands, as stored.
    pub state: Status,
    /// When a snoozed one wakes.
    pub snoozed_until: Option<DateTimeUtc>,
    /// How urgent agents find it.
    pub priority: Priority,
    /// Whose it is.
    pub assignee_id: Option<AccountId>,
    /// The team it was handed to.
    pub team_id: Option<TeamId>,
    /// Since when it is its assignee's.
    pub assigned_at: Option<DateTimeUtc>,
    /// The ids of its labels, as `desk_conversation_labels` has them.
    pub labels: Json,
    /// The place of its last message.
    pub last_seq: i64,
    /// When anybody last wrote.
    pub last_message_at: DateTimeUtc,
    /// When the customer last wrote.
    pub last_inbound_at: Option<DateTimeUtc>,
    /// What the last message is.
    pub last_kind: MessageKind,
    /// What is in the last message: `text`, `image`, …
    pub last_content: String,
    /// How the last message begins.
    #[sea_orm(column_type = "Text")]
    pub last_preview: String,
    /// The first message of the customer that nobody has answered yet.
    pub waiting_since: Option<DateTimeUtc>,
    /// Until when free text may be sent, where the line limits it.
    pub window_until: Option<DateTimeUtc>,
    /// When the first reply is late; empty once it came.
    pub first_reply_due: Option<DateTimeUtc>,
    /// When the resolution is late; empty once it is resolved.
    pub resolution_due: Option<DateTimeUtc>,
    /// When it was told that the first reply is late.
    pub first_reply_late_at: Option<DateTimeUtc>,
    /// When it was told that the resolution is late.
    pub resolution_late_at: Option<DateTimeUtc>,
    /// When it began, or was last opened again.
    pub opened_at: DateTimeUtc,
    /// When it first had a reply since then.
    pub first_replied_at: Option<DateTimeUtc>,
    /// When it was resolved.
    pub resolved_at: Option<DateTimeUtc>,
    /// When the customer was last told that nobody is there.
    pub away_sent_at: Option<DateTimeUtc>,
    /// When it began.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

/// None: joined by hand where it is read.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
