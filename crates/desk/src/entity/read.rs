//! `desk_reads`: how far each account has read each conversation.

use base::{AccountId, TenantId};
use sea_orm::entity::prelude::*;

use crate::ids::ConversationId;

/// One account's mark in one conversation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_reads")]
pub struct Model {
    /// The conversation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub conversation_id: ConversationId,
    /// Who read.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// The tenant.
    pub tenant_id: TenantId,
    /// The last message it has seen.
    pub seq: i64,
    /// When.
    pub at: DateTimeUtc,
}

/// None: joined by hand where it is read.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
