//! `opt_outs`: who wants no more messages but answers and codes.

use base::TenantId;
use sea_orm::entity::prelude::*;

/// One address.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opt_outs")]
pub struct Model {
    /// Who must not write.
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    /// The address, as messages name their recipients.
    #[sea_orm(primary_key, auto_increment = false)]
    pub address: String,
    /// `message` if the person wrote so, `office` if somebody entered it.
    pub via: String,
    /// Since when.
    pub at: DateTimeUtc,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
