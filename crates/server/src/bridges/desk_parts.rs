//! Beside a chat the desk shows the shop that has the number, and its open orders.

use base::Phone;
use desk::contacts::links::{ContactLink, Found, LinkedItem};
use kernel::{App, Permission, Result, Tenant};
use parts::entity::{order, shop};
use parts::orders::state::Status;
use parts::permissions::ReadShops;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Open orders that are shown.
const ORDERS: u64 = 10;

/// The shop with this number, where the business has a parts shop. One at most: numbers are unique.
pub fn links<'a>(app: &'a App, tenant: &'a Tenant, phone: &'a Phone) -> Found<'a> {
    Box::pin(async move {
        if !app.registry().is_on(ReadShops::INFO.name, tenant) {
            return Ok(Vec::new());
        }
        let found = shop::Entity::find()
            .filter(shop::Column::TenantId.eq(tenant.id))
            .filter(shop::Column::Phone.eq(phone.clone()))
            .one(app.db.read())
            .await?;
        match found {
            Some(row) => Ok(vec![link(app, row).await?]),
            None => Ok(Vec::new()),
        }
    })
}

async fn link(app: &App, row: shop::Model) -> Result<ContactLink> {
    let open = [Status::Pending, Status::Waiting, Status::Submitted];
    let orders = order::Entity::find()
        .filter(order::Column::TenantId.eq(row.tenant_id))
        .filter(order::Column::ShopId.eq(row.id))
        .filter(order::Column::Status.is_in(open))
        .order_by_desc(order::Column::CreatedAt)
        .limit(ORDERS)
        .all(app.db.read())
        .await?;
    let item = |order: order::Model| LinkedItem {
        kind: "order".to_owned(),
        id: order.id.to_string(),
        title: order.order_number,
        state: order.status.shown().to_owned(),
        at: order.created_at,
    };
    Ok(ContactLink {
        kind: "shop".to_owned(),
        id: row.id.to_string(),
        title: row.name,
        subtitle: [row.code, row.city].join(" "),
        items: orders.into_iter().map(item).collect(),
    })
}
