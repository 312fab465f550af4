//! An order as everybody sees it, and the loader that reads many of them in few statements.

use std::collections::HashMap;

use base::{Rupiah, TenantId};
use chrono::{DateTime, Utc};
use kernel::http::{Body, Param};
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::entity::{order, order_item, order_step, sales_person, shop};
use crate::ids::{OrderId, SalesId, ShopId};
use crate::orders::Refusal;
use crate::permissions::OrderAsShop;
use crate::products::ProductName;
use crate::shops::{self, ShopName};

/// An order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Order {
    /// Its id.
    pub id: OrderId,
    /// Its number for people, e.g. `ORD-2026-000001`.
    pub order_number: String,
    /// Who ordered.
    pub shop: ShopName,
    /// The shop's salesman.
    pub salesman: Option<Salesman>,
    /// `pending`, `submitted_to_datapart`, `approved`, `rejected` or `cancelled`.
    pub status: String,
    /// Whether it is approved and still on its way to the old system (then `status` is `pending`).
    pub waiting_for_submission: bool,
    /// Σ(qty × price).
    pub total_amount: Rupiah,
    /// Σ discount.
    pub discount_amount: Rupiah,
    /// `total_amount` − `discount_amount`.
    pub grand_total: Rupiah,
    /// What the shop wrote with it.
    pub notes: Option<String>,
    /// Its lines, at the prices of checkout.
    pub items: Vec<OrderItem>,
    /// The sales order's number, once it is in the old system.
    pub ref_so_number: Option<String>,
    /// When it arrived there.
    pub submitted_at: Option<DateTime<Utc>>,
    /// When it was placed.
    pub created_at: DateTime<Utc>,
    /// Every step it took, first to last.
    pub timeline: Vec<TimelineStep>,
}

/// A shop's salesman.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Salesman {
    /// Its id.
    pub id: SalesId,
    /// Its name.
    pub name: String,
}

/// One line of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OrderItem {
    /// The product, named as it was at checkout.
    pub product: ProductName,
    /// Whole pieces.
    pub qty: i64,
    /// The price of one piece at checkout.
    pub price: Rupiah,
    /// Taken off the whole line.
    pub discount: Rupiah,
    /// qty × price − discount.
    pub subtotal: Rupiah,
}

/// One step of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TimelineStep {
    /// Where the order stood after it.
    pub status: String,
    /// Whether it was then on its way to the old system.
    pub waiting_for_submission: bool,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: String,
    /// Why, if a reason was given.
    pub reason: Option<String>,
}

/// Show an order with its timeline.
///
/// For shops: their own orders; others are not found.
#[utoipa::path(
    get, path = "/api/orders/{id}", tag = "parts", params(("id" = OrderId, Path)),
    responses((status = 200, body = Order), (status = 404, description = "No such order")),
)]
pub async fn show(
    shopper: Permitted<OrderAsShop>,
    Param(id): Param<OrderId>,
) -> Result<Body<Order>> {
    let shop = shops::of(&shopper).await?;
    let order = load(shopper.db(), shopper.tenant_id(), id).await?;
    if order.shop.id != shop.id {
        return Err(Refusal::NotFound.into());
    }
    Ok(Body(order))
}

/// One order of the tenant, whoever placed it.
///
/// # Errors
/// [`Refusal::NotFound`] (404).
pub async fn load(conn: &impl ConnectionTrait, tenant: TenantId, id: OrderId) -> Result<Order> {
    let row =
        order::Entity::find_by_id(id).filter(order::Column::TenantId.eq(tenant)).one(conn).await?;
    let rows = vec![row.ok_or(Refusal::NotFound)?];
    Ok(load_all(conn, tenant, rows).await?.pop().ok_or(Refusal::NotFound)?)
}

/// The tenant's orders of these rows, in their order, in four more statements however many they
/// are.
pub async fn load_all(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    rows: Vec<order::Model>,
) -> Result<Vec<Order>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids = || rows.iter().map(|row| row.id);
    let items = order_item::Entity::find()
        .filter(order_item::Column::TenantId.eq(tenant))
        .filter(order_item::Column::OrderId.is_in(ids()))
        .order_by_asc(order_item::Column::OrderId)
        .order_by_asc(order_item::Column::Line)
        .all(conn)
        .await?;
    let steps = order_step::Entity::find()
        .filter(order_step::Column::TenantId.eq(tenant))
        .filter(order_step::Column::OrderId.is_in(ids()))
        .order_by_asc(order_step::Column::OrderId)
        .order_by_asc(order_step::Column::Seq)
        .all(conn)
        .await?;
    let people = people(conn, tenant, rows.iter().map(|row| row.shop_id)).await?;
    assemble(rows, items, steps, &people)
}

/// The shops of orders and their salesmen.
#[derive(Debug, Default)]
pub(crate) struct People {
    shops: HashMap<ShopId, shop::Model>,
    sales: HashMap<SalesId, sales_person::Model>,
}

/// Who placed the orders of these shops, and who serves them.
async fn people(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    shops: impl IntoIterator<Item = ShopId>,
) -> Result<People> {
    let shops = shop::Entity::find()
        .filter(shop::Column::TenantId.eq(tenant))
        .filter(shop::Column::Id.is_in(shops))
        .all(conn)
        .await?;
    people_of(conn, tenant, shops).await
}

/// The salesmen of these shops.
pub(crate) async fn people_of(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    shops: Vec<shop::Model>,
) -> Result<People> {
    let sales = sales_person::Entity::find()
        .filter(sales_person::Column::TenantId.eq(tenant))
        .filter(sales_person::Column::Id.is_in(shops.iter().map(|shop| shop.salesman_id)))
        .all(conn)
        .await?;
    Ok(People {
        shops: shops.into_iter().map(|shop| (shop.id, shop)).collect(),
        sales: sales.into_iter().map(|person| (person.id, person)).collect(),
    })
}

/// Orders from their rows; items and steps in the order they are to be shown.
pub(crate) fn assemble(
    rows: Vec<order::Model>,
    items: Vec<order_item::Model>,
    steps: Vec<order_step::Model>,
    people: &People,
) -> Result<Vec<Order>> {
    let mut items_of: HashMap<OrderId, Vec<OrderItem>> = HashMap::new();
    for item in items {
        items_of.entry(item.order_id).or_default().push(item.into());
    }
    let mut steps_of: HashMap<OrderId, Vec<TimelineStep>> = HashMap::new();
    for step in steps {
        steps_of.entry(step.order_id).or_default().push(step.into());
    }
    let whole = |row: order::Model| {
        let items = items_of.remove(&row.id).unwrap_or_default();
        let timeline = steps_of.remove(&row.id).unwrap_or_default();
        Ok(order_of(row, items, timeline, people)?)
    };
    rows.into_iter().map(whole).collect()
}

fn order_of(
    row: order::Model,
    items: Vec<OrderItem>,
    timeline: Vec<TimelineStep>,
    people: &People,
) -> anyhow::Result<Order> {
    let shop = people.shops.get(&row.shop_id);
    let shop = shop.ok_or_else(|| anyhow::anyhow!("the shop of order {} is gone", row.id))?;
    let salesman = people.sales.get(&shop.salesman_id);
    let is_submitted = row.submitted_at.is_some();
    Ok(Order {
        id: row.id,
        order_number: row.order_number,
        shop: ShopName { id: shop.id, code: shop.code.clone(), name: shop.name.clone() },
        salesman: salesman.map(|person| Salesman { id: person.id, name: person.name.clone() }),
        status: row.status.shown().to_owned(),
        waiting_for_submission: row.status.is_waiting(),
        total_amount: row.total_amount,
        discount_amount: row.discount_amount,
        grand_total: row.grand_total,
        notes: row.notes,
        items,
        ref_so_number: row.so_number.filter(|_| is_submitted),
        submitted_at: row.submitted_at,
        created_at: row.created_at,
        timeline,
    })
}

impl From<order_item::Model> for OrderItem {
    fn from(row: order_item::Model) -> Self {
        let product =
            ProductName { id: row.product_id, code: row.product_code, name: row.product_name };
        let order_item::Model { qty, price, discount, subtotal, .. } = row;
        Self { product, qty, price, discount, subtotal }
    }
}

impl From<order_step::Model> for TimelineStep {
    fn from(row: order_step::Model) -> Self {
        Self {
            status: row.status.shown().to_owned(),
            waiting_for_submission: row.status.is_waiting(),
            at: row.at,
            by: row.by_name,
            reason: row.reason,
        }
    }
}
