//! `desk_inboxes`: one row a WhatsApp line that the desk answers.

use base::TenantId;
use messaging::LineId;
use sea_orm::entity::prelude::*;

use crate::ids::{InboxId, TeamId};
use crate::inboxes::Rotation;

/// One line as the desk sees it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_inboxes")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InboxId,
    /// The tenant.
    pub tenant_id: TenantId,
    /// The line; one inbox each.
    pub line_id: LineId,
    /// Its name for people.
    pub name: String,
    /// Who answers it; every agent if no team is named.
    pub team_id: Option<TeamId>,
    /// Whether its line serves the desk.
    pub is_active: bool,
    /// Whether free text may only be sent within a day of what the customer wrote last.
    pub reply_window: bool,
    /// Whether conversations are given to agents by themselves.
    pub auto_assign: bool,
    /// Who of those available is next.
    pub rotation: Rotation,
    /// Hours after which a resolved conversation is not opened again: a new one begins.
    pub reopen_within_hours: i32,
    /// When it is open, as [`crate::hours::Hours`]; always if empty.
    pub hours: Option<Json>,
    /// What a customer hears who writes while it is closed.
    #[sea_orm(column_type = "Text", nullable)]
    pub away_message: Option<String>,
    /// Minutes within which a customer shall have a first reply.
    pub first_reply_minutes: Option<i32>,
    /// Minutes within which a conversation shall be resolved.
    pub resolution_minutes: Option<i32>,
    /// Whether customers are asked how they liked it.
    pub csat: bool,
    /// Minutes without a sign of its agent after which a waiting customer is given to another.
    pub release_after_minutes: i32,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

/// None: joined by hand where it is read.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
