//! `desk_assignments`: every change of hands, for the timeline and the reports.

use base::{AccountId, TenantId};
use sea_orm::entity::prelude::*;

use crate::assignment::Why;
use crate::ids::{AssignmentId, ConversationId, TeamId};

/// One change of hands. Append-only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_assignments")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AssignmentId,
    /// The tenant.
    pub tenant_id: TenantId,
    /// The conversation.
    pub conversation_id: ConversationId,
    /// Whose it was.
    pub from_id: Option<AccountId>,
    /// Whose it is.
    pub to_id: Option<AccountId>,
    /// The team it was handed to.
    pub team_id: Option<TeamId>,
    /// Why.
    pub why: Why,
    /// Who did it, as audit writes it.
    pub by_actor: String,
    /// What they said with it.
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    /// When.
    pub at: DateTimeUtc,
}

/// None: joined by hand where it is read.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
