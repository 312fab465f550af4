//! `tenant_roles`: a tenant's own version of a built-in role.

use base::TenantId;
use sea_orm::entity::prelude::*;

/// One edited role.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tenant_roles")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    /// The role's name.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// The names of what it allows, instead of the built-in ones.
    pub permissions: Json,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
