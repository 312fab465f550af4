//! `GET /api/admin/data-part/waiting`: approved orders that the old system has not taken yet.

use std::collections::HashMap;

use base::{List, PageQuery, Rupiah};
use chrono::{DateTime, Utc};
use kernel::http::{Body, Query};
use kernel::jobs::queue;
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::entity::{order, shop};
use crate::ids::{OrderId, ShopId};
use crate::orders::state::Status;
use crate::orders::submit::SubmitOrder;
use crate::permissions::ReadDataPart;
use crate::shops::ShopName;

/// An approved order on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WaitingOrder {
    /// Its id.
    pub id: OrderId,
    /// Its number for people.
    pub order_number: String,
    /// The sales order's number it will have.
    pub so_number: Option<String>,
    /// Who ordered.
    pub shop: ShopName,
    /// What it comes to.
    pub grand_total: Rupiah,
    /// When it was approved.
    pub approved_at: Option<DateTime<Utc>>,
    /// How often it was tried.
    pub attempts: i64,
    /// Why the last try failed, in the machine's words.
    pub last_error: Option<String>,
    /// When it is tried next; empty when it needs `try-now`.
    pub next_try_at: Option<DateTime<Utc>>,
}

/// List approved orders that the old system has not taken yet, longest waiting first.
///
/// For whoever may see the old system's state.
#[utoipa::path(
    get, path = "/api/admin/data-part/waiting", tag = "parts", params(PageQuery),
    responses((status = 200, body = List<WaitingOrder>)),
)]
pub async fn waiting(
    admin: Permitted<ReadDataPart>,
    Query(query): Query<PageQuery>,
) -> Result<Body<List<WaitingOrder>>> {
    let page = query.page()?;
    let (db, tenant) = (admin.db(), admin.tenant_id());
    let orders = order::Entity::find()
        .filter(order::Column::TenantId.eq(tenant))
        .filter(order::Column::Status.eq(Status::Waiting));
    let total = orders.clone().count(db).await?;
    let rows = orders
        .order_by_asc(order::Column::ApprovedAt)
        .order_by_asc(order::Column::Id)
        .offset(page.offset())
        .limit(page.limit())
        .all(db)
        .await?;
    let shops = shop::Entity::find()
        .filter(shop::Column::TenantId.eq(tenant))
        .filter(shop::Column::Id.is_in(rows.iter().map(|row| row.shop_id)))
        .all(db)
        .await?;
    let shops: HashMap<ShopId, shop::Model> = shops.into_iter().map(|row| (row.id, row)).collect();
    let keys: Vec<String> = rows.iter().map(|row| row.id.to_string()).collect();
    let mut standings = queue::standings::<SubmitOrder>(db, tenant, &keys).await?;
    let shown = |row: order::Model| {
        let shop = shops.get(&row.shop_id);
        let shop = shop.ok_or_else(|| anyhow::anyhow!("the shop of order {} is gone", row.id))?;
        let standing = standings.remove(&row.id.to_string());
        let (attempts, last_error, next_try_at) =
            standing.map(|job| (job.attempts, job.last_error, job.next_try_at)).unwrap_or_default();
        Ok(WaitingOrder {
            id: row.id,
            order_number: row.order_number,
            so_number: row.so_number,
            shop: ShopName { id: shop.id, code: shop.code.clone(), name: shop.name.clone() },
            grand_total: row.grand_total,
            approved_at: row.approved_at,
            attempts,
            last_error,
            next_try_at,
        })
    };
    let data = rows.into_iter().map(shown).collect::<anyhow::Result<_>>()?;
    Ok(Body(page.list(data, total)))
}
