//! `desk_teams`: groups of agents that conversations are handed to.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::ids::TeamId;

/// One team.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_teams")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TeamId,
    /// The tenant.
    pub tenant_id: TenantId,
    /// Its name, unique.
    pub name: String,
    /// Whether conversations may be handed to it.
    pub is_active: bool,
    /// When it was made.
    pub created_at: DateTimeUtc,
}

/// None: joined by hand where it is read.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
