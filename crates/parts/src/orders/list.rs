//! `GET /api/orders`: a shop's own orders, newest first.

use base::{Invalid, List, PageQuery};
use kernel::http::{Body, Query};
use kernel::{Permitted, Result};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::entity::{order, order_item};
use crate::orders::show::{self, Order};
use crate::orders::state::Status;
use crate::permissions::OrderAsShop;
use crate::search::contains;
use crate::shops;

/// Longest search text; nobody types more.
const TEXT_LIMIT: usize = 100;

/// What the list is asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OrderQuery {
    /// Only orders in this state: `pending`, `submitted_to_datapart`, `approved`, `rejected` or
    /// `cancelled`.
    pub status: Option<String>,
    /// Part of an order's number, of its sales order's number, or of the name or code of a product
    /// in it. At most 100 characters.
    pub search: Option<String>,
    /// Which page, from 1.
    #[param(minimum = 1)]
    pub page: Option<u32>,
    /// Rows of a page, at most 100; 20 unless asked otherwise.
    #[param(minimum = 1, maximum = 100)]
    pub per_page: Option<u32>,
}

/// List your orders, newest first.
///
/// For shops: their own orders with their timelines.
#[utoipa::path(
    get, path = "/api/orders", tag = "parts", params(OrderQuery),
    responses((status = 200, body = List<Order>), (status = 422, description = "A parameter is wrong")),
)]
pub async fn list(
    shopper: Permitted<OrderAsShop>,
    Query(query): Query<OrderQuery>,
) -> Result<Body<List<Order>>> {
    let page = PageQuery { page: query.page, per_page: query.per_page }.page()?;
    let statuses = statuses(query.status.as_deref())?;
    let shop = shops::of(&shopper).await?;
    let mut found = order::Entity::find()
        .filter(order::Column::TenantId.eq(shopper.tenant_id()))
        .filter(order::Column::ShopId.eq(shop.id));
    if let Some(statuses) = statuses {
        found = found.filter(order::Column::Status.is_in(statuses));
    }
    if let Some(text) = text(query.search.as_deref())? {
        found = found.filter(bearing(text));
    }
    let total = found.clone().count(shopper.db()).await?;
    let rows = found
        .order_by_desc(order::Column::CreatedAt)
        .order_by_desc(order::Column::Id)
        .offset(page.offset())
        .limit(page.limit())
        .all(shopper.db())
        .await?;
    let orders = show::load_all(shopper.db(), shopper.tenant_id(), rows).await?;
    Ok(Body(page.list(orders, total)))
}

/// What is searched for, if anything is.
fn text(asked: Option<&str>) -> Result<Option<&str>, Invalid> {
    let Some(text) = asked.map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    if text.chars().count() > TEXT_LIMIT {
        let id = "Kata pencarian paling panjang 100 huruf.";
        let en = "Search for at most 100 characters.";
        return Err(Invalid::field("search", "too_long", id, en));
    }
    Ok(Some(text))
}

/// Orders that bear the text themselves or in one of their lines. The lines are looked up for each
/// order of the shop, by their index: the tenant's others are not read.
fn bearing(text: &str) -> Condition {
    let item = |column| contains(Expr::col((order_item::Entity, column)), text);
    let of_order = Expr::col((order_item::Entity, order_item::Column::OrderId))
        .equals((order::Entity, order::Column::Id));
    let lines = order_item::Entity::find()
        .select_only()
        .column(order_item::Column::Id)
        .filter(of_order)
        .filter(
            Condition::any()
                .add(item(order_item::Column::ProductName))
                .add(item(order_item::Column::ProductCode)),
        );
    Condition::any()
        .add(contains(Expr::col((order::Entity, order::Column::OrderNumber)), text))
        .add(contains(Expr::col((order::Entity, order::Column::SoNumber)), text))
        .add(Expr::exists(lines.into_query()))
}

/// The stored states behind the public name of one, if one is asked for.
fn statuses(shown: Option<&str>) -> Result<Option<Vec<Status>>, Invalid> {
    let Some(shown) = shown.filter(|shown| !shown.is_empty()) else {
        return Ok(None);
    };
    let statuses = Status::behind(shown);
    if statuses.is_empty() {
        let id = "Status ini tidak dikenal.";
        return Err(Invalid::field("status", "unknown", id, "This status is not known."));
    }
    Ok(Some(statuses))
}
