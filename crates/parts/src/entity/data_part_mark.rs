//! `data_part_marks`: until when a tenant's rows are known to follow the old system.

use base::TenantId;
use sea_orm::entity::prelude::*;

/// One tenant's marks. Each is the moment at which the last complete pass began: whatever it did
/// not change was still so then.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "data_part_marks")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    /// Of products.
    pub products_synced_at: Option<DateTimeUtc>,
    /// Of the stock of every linked product.
    pub stock_synced_at: Option<DateTimeUtc>,
    /// Of decisions on submitted orders.
    pub decisions_polled_at: Option<DateTimeUtc>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
