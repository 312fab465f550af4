//! `desk_settings`: one row a tenant: what holds for its whole desk.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::settings::AgentsSee;

/// What holds for a desk.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_settings")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    /// Which conversations agents see.
    pub agents_see: AgentsSee,
    /// Counts assignments. Whoever assigns holds this row, so that assignments of a tenant happen one
    /// after the other, on however many nodes.
    pub turn: i64,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

/// None: joined by hand where it is read.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
