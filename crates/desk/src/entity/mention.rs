//! `desk_mentions`: who was named in which note.

use base::{AccountId, TenantId};
use sea_orm::entity::prelude::*;

use crate::ids::{ConversationId, DeskMessageId};

/// One account in one note.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_mentions")]
pub struct Model {
    /// The note.
    #[sea_orm(primary_key, auto_increment = false)]
    pub message_id: DeskMessageId,
    /// Who was named.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// The tenant.
    pub tenant_id: TenantId,
    /// The note's conversation.
    pub conversation_id: ConversationId,
    /// When.
    pub at: DateTimeUtc,
    /// When they read the conversation since.
    pub read_at: Option<DateTimeUtc>,
}

/// None: joined by hand where it is read.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
