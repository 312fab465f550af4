//! `audit_heads`: the end of each tenant's audit chain.

use base::TenantId;
use sea_orm::entity::prelude::*;

/// The last sealed entry of one tenant.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_heads")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    /// How many entries are sealed.
    pub seq: i64,
    /// The hash of the last one; 64 zeros before the first.
    pub hash: String,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
