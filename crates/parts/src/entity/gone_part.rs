//! `gone_parts`: products that were made inactive because their part vanished from the old system,
//! so that they come back with it; what the office made inactive stays so.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::ids::ProductId;

/// One product whose part vanished.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "gone_parts")]
pub struct Model {
    /// The product.
    #[sea_orm(primary_key, auto_increment = false)]
    pub product_id: ProductId,
    /// The tenant.
    pub tenant_id: TenantId,
    /// The `tblpart_id.id` that vanished.
    pub ref_part_id: i64,
    /// When that was found.
    pub gone_at: DateTimeUtc,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
