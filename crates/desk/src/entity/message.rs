//! `desk_messages`: what was said, noted and done in each conversation, in order.

use base::{AccountId, TenantId};
use messaging::{InboundId, MessageId};
use sea_orm::entity::prelude::*;

use crate::ids::{ConversationId, DeskMessageId};
use crate::messages::{MessageKind, SendState};

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_messages")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DeskMessageId,
    /// The tenant.
    pub tenant_id: TenantId,
    /// The conversation.
    pub conversation_id: ConversationId,
    /// Its place in it, from 1 without gaps.
    pub seq: i64,
    /// Who speaks to whom.
    pub kind: MessageKind,
    /// The agent who wrote it.
    pub author_id: Option<AccountId>,
    /// In a group: who wrote it.
    pub sender_name: Option<String>,
    /// Its words; of a file its caption.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// What it is beside words, as [`crate::messages::Content`].
    pub content: Option<Json>,
    /// The received message behind it.
    pub inbound_id: Option<InboundId>,
    /// The sent message behind it.
    pub message_id: Option<MessageId>,
    /// What the gateway calls it.
    pub provider_id: Option<String>,
    /// What WhatsApp calls it, if the gateway has a longer name.
    pub wire_id: Option<String>,
    /// How far a sent one has come.
    pub state: Option<SendState>,
    /// Why it was not sent.
    #[sea_orm(column_type = "Text", nullable)]
    pub error: Option<String>,
    /// The place of the message it answers.
    pub quoted_seq: Option<i64>,
    /// The signs on it: [`crate::messages::Reaction`]s.
    pub reactions: Option<Json>,
    /// When its words were changed.
    pub edited_at: Option<DateTimeUtc>,
    /// When it was taken back.
    pub revoked_at: Option<DateTimeUtc>,
    /// What the screen that wrote it called it.
    pub client_key: Option<String>,
    /// Its number in the index of words.
    pub search_key: i64,
    /// When it arrived here, or was written.
    pub at: DateTimeUtc,
    /// When it was written, as the gateway tells.
    pub sent_at: Option<DateTimeUtc>,
}

/// None: joined by hand where it is read.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
