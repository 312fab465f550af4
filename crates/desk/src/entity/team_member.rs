//! `desk_team_members`: which agent is in which team.

use base::{AccountId, TenantId};
use sea_orm::entity::prelude::*;

use crate::ids::TeamId;

/// One agent in one team.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_team_members")]
pub struct Model {
    /// The team.
    #[sea_orm(primary_key, auto_increment = false)]
    pub team_id: TeamId,
    /// The agent.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// The tenant.
    pub tenant_id: TenantId,
}

/// None: joined by hand where it is read.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
