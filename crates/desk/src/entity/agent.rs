//! `desk_agents`: who answers, whether they are there, and how much they take.

use base::{AccountId, TenantId};
use sea_orm::entity::prelude::*;

use crate::agents::Availability;

/// One agent.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_agents")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    /// The account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// Whether they take conversations.
    pub availability: Availability,
    /// Open conversations they take at once.
    pub capacity: i32,
    /// Their screen's last sign of life, to fifteen seconds.
    pub last_seen_at: Option<DateTimeUtc>,
    /// The tenant's count of assignments when they were last given one; 0 for never.
    pub last_turn: i64,
    /// When they were first seen.
    pub created_at: DateTimeUtc,
    /// When anything but the sign of life last changed.
    pub updated_at: DateTimeUtc,
}

/// None: joined by hand where it is read.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
