//! `desk_csat`: how customers liked it, asked after each resolution.

use base::{AccountId, TenantId};
use sea_orm::entity::prelude::*;

use crate::ids::{ContactId, ConversationId, CsatId, InboxId};

/// One question and its answer.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_csat")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CsatId,
    /// The tenant.
    pub tenant_id: TenantId,
    /// The conversation.
    pub conversation_id: ConversationId,
    /// Who was asked.
    pub contact_id: ContactId,
    /// Where.
    pub inbox_id: InboxId,
    /// Whose conversation it was.
    pub agent_id: Option<AccountId>,
    /// When.
    pub asked_at: DateTimeUtc,
    /// 1 (bad) to 5 (good).
    pub score: Option<i32>,
    /// What the customer wrote with it.
    #[sea_orm(column_type = "Text", nullable)]
    pub comment: Option<String>,
    /// When it was answered.
    pub answered_at: Option<DateTimeUtc>,
}

/// None: joined by hand where it is read.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
