//! Shops as the office sees and keeps them, inactive ones too.

pub mod create;
pub mod deactivate;
pub mod list;
pub mod show;
pub mod update;

use std::collections::HashMap;

use base::{Phone, TenantId};
use chrono::{DateTime, Utc};
use kernel::{App, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::entity::{order, sales_person, shop};
use crate::ids::{SalesId, ShopId};
use crate::orders::show::Salesman;

/// A shop as the office sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AdminShop {
    /// Its id.
    pub id: ShopId,
    /// Its code in capitals, e.g. `TK001`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The WhatsApp number it signs in with.
    pub phone: Phone,
    /// Street and number; may be empty.
    pub address: String,
    /// City or regency; may be empty.
    pub city: String,
    /// Province; may be empty.
    pub province: String,
    /// Its salesman.
    pub salesman: Salesman,
    /// `tbltoko.id` of the old system; its orders cannot be approved without.
    pub ref_toko_id: Option<i64>,
    /// Whether it may sign in and order.
    pub is_active: bool,
    /// How often it was written; send it back with changes, and nobody else's are lost.
    pub version: i64,
    /// When it last ordered; empty when it never did.
    pub last_order_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// The rows as the office sees them, in their order, in two more statements however many.
async fn dressed(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    rows: Vec<shop::Model>,
) -> Result<Vec<AdminShop>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let salesmen: Vec<(SalesId, String)> = sales_person::Entity::find()
        .select_only()
        .columns([sales_person::Column::Id, sales_person::Column::Name])
        .filter(sales_person::Column::TenantId.eq(tenant))
        .filter(sales_person::Column::Id.is_in(rows.iter().map(|row| row.salesman_id)))
        .into_tuple()
        .all(conn)
        .await?;
    let orders: Vec<(ShopId, Option<DateTime<Utc>>)> = order::Entity::find()
        .select_only()
        .column(order::Column::ShopId)
        .column_as(order::Column::CreatedAt.max(), "last_order_at")
        .filter(order::Column::TenantId.eq(tenant))
        .filter(order::Column::ShopId.is_in(rows.iter().map(|row| row.id)))
        .group_by(order::Column::ShopId)
        .into_tuple()
        .all(conn)
        .await?;
    let salesmen: HashMap<_, _> = salesmen.into_iter().collect();
    let orders: HashMap<_, _> = orders.into_iter().collect();
    Ok(rows
        .into_iter()
        .map(|row| AdminShop {
            id: row.id,
            code: row.code,
            name: row.name,
            phone: row.phone,
            address: row.address,
            city: row.city,
            province: row.province,
            salesman: Salesman {
                id: row.salesman_id,
                name: salesmen.get(&row.salesman_id).cloned().unwrap_or_default(),
            },
            ref_toko_id: row.ref_toko_id,
            is_active: row.is_active,
            version: row.version,
            last_order_at: orders.get(&row.id).copied().flatten(),
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
        .collect())
}

/// One row as the office sees it.
async fn dressed_one(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    row: shop::Model,
) -> Result<AdminShop> {
    let shop = dressed(conn, tenant, vec![row]).await?.pop();
    Ok(shop.ok_or_else(|| anyhow::anyhow!("a shop that was there is gone"))?)
}

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::list, create::create)).routes(routes!(
        show::show,
        update::update,
        deactivate::deactivate
    ))
}
