//! `serials`: the last number given per tenant, type and year, without gaps.

use base::TenantId;
use sea_orm::entity::prelude::*;

/// One running number.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "serials")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    /// What is numbered, e.g. `order`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// The year in the tenant's zone.
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i32,
    /// The last number given.
    pub last_number: i64,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
