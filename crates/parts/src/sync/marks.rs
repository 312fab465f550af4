//! Until when a tenant's rows are known to follow the old system: one row a tenant, so that saying
//! "nothing changed" costs one write and not one a product.

use base::TenantId;
use chrono::{DateTime, Utc};
use kernel::Tx;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::entity::data_part_mark::{ActiveModel, Column, Entity, Model};

/// A tenant's marks; all empty before the first pass.
pub async fn load(db: &impl ConnectionTrait, tenant: TenantId) -> kernel::Result<Model> {
    let row = Entity::find_by_id(tenant).one(db).await?;
    Ok(row.unwrap_or(Model {
        tenant_id: tenant,
        products_synced_at: None,
        stock_synced_at: None,
        decisions_polled_at: None,
    }))
}

/// A mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Every part was looked at after this moment.
    Products(DateTime<Utc>),
    /// The stock of every linked product was looked at after this moment.
    Stock(DateTime<Utc>),
    /// Every submitted order was looked up after this moment.
    Decisions(DateTime<Utc>),
}

/// Sets a mark when `tx` commits.
pub async fn set(tx: &Tx, mark: Mark) -> kernel::Result<()> {
    let mut row = ActiveModel { tenant_id: Set(tx.tenant().id), ..Default::default() };
    let column = match mark {
        Mark::Products(at) => {
            row.products_synced_at = Set(Some(at));
            Column::ProductsSyncedAt
        }
        Mark::Stock(at) => {
            row.stock_synced_at = Set(Some(at));
            Column::StockSyncedAt
        }
        Mark::Decisions(at) => {
            row.decisions_polled_at = Set(Some(at));
            Column::DecisionsPolledAt
        }
    };
    Entity::insert(row)
        .on_conflict(OnConflict::column(Column::TenantId).update_column(column).to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    Ok(())
}
