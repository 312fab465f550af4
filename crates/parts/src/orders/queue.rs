//! The admins' queue of orders: filtered, counted by state for the tabs, a page at a time.

use std::collections::BTreeMap;

use base::{BusinessDay, FieldProblem, Invalid, Page, PageQuery, TenantId, Zone};
use kernel::Permitted;
use kernel::http::{Body, Param, Query};
use sea_orm::Order as Way;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, Iterable, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::entity::{order, shop};
use crate::ids::{OrderId, SalesId, ShopId};
use crate::orders::show::{self, Order};
use crate::orders::state::Status;
use crate::permissions::ReadOrders;
use crate::search::contains;

/// The filter for what is approved here and not yet in the old system: a part of `pending`.
const WAITING: &str = "waiting_for_submission";
/// Longest search text that is looked at.
const SEARCH_MAX: usize = 100;

/// Which orders to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Filter {
    /// A public state, or `waiting_for_submission`.
    pub status: Option<String>,
    /// Orders of this shop.
    pub shop: Option<ShopId>,
    /// Orders of this salesman's shops.
    pub salesman: Option<SalesId>,
    /// Placed on this day or later, in the tenant's zone.
    #[param(value_type = Option<String>, example = "2026-08-17")]
    pub from: Option<BusinessDay>,
    /// Placed on this day or earlier, in the tenant's zone.
    #[param(value_type = Option<String>, example = "2026-08-17")]
    pub to: Option<BusinessDay>,
    /// Part of an order's number, of its sales order's number, or of its shop's name or code.
    pub search: Option<String>,
    /// The order; the newest come first unless asked otherwise.
    #[param(inline)]
    pub sort: Option<Sort>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows of a page, 1–100.
    pub per_page: Option<u32>,
}

/// The order of the queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
pub enum Sort {
    /// Oldest first.
    #[serde(rename = "created_at")]
    Oldest,
    /// Newest first.
    #[default]
    #[serde(rename = "-created_at")]
    Newest,
    /// Smallest first.
    #[serde(rename = "grand_total")]
    Smallest,
    /// Largest first.
    #[serde(rename = "-grand_total")]
    Largest,
}

impl Sort {
    /// What decides, and which way; what is equal follows in the order of its ids.
    fn by(self) -> (order::Column, Way) {
        match self {
            Self::Oldest => (order::Column::CreatedAt, Way::Asc),
            Self::Newest => (order::Column::CreatedAt, Way::Desc),
            Self::Smallest => (order::Column::GrandTotal, Way::Asc),
            Self::Largest => (order::Column::GrandTotal, Way::Desc),
        }
    }
}

/// One page of the queue.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Queue {
    /// The orders, newest first.
    pub data: Vec<Order>,
    /// Where they stand.
    pub meta: QueueMeta,
}

/// Where a page of the queue stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct QueueMeta {
    /// The page, from 1.
    pub page: u32,
    /// Rows of a page.
    pub per_page: u32,
    /// Orders that the filter lets through.
    pub total: u64,
    /// Orders by public state, with every filter but the state's; all states are there.
    pub counts: BTreeMap<String, u64>,
}

/// List orders for the office.
///
/// For whoever may see orders. Newest first; `meta.counts` holds the numbers for the tabs.
///
/// Refusals: `platform.invalid` (`status`, `page`, `per_page`, …).
#[utoipa::path(
    get,
    path = "/api/admin/orders",
    tag = "parts",
    params(Filter),
    responses((status = 200, body = Queue)),
)]
pub async fn queue(
    admin: Permitted<ReadOrders>,
    Query(filter): Query<Filter>,
) -> kernel::Result<Body<Queue>> {
    Ok(Body(list(admin.db(), admin.tenant_id(), admin.tenant().zone, &filter).await?))
}

/// Show one order to the office.
///
/// For whoever may see orders.
///
/// Refusals: `parts.order.not_found`.
#[utoipa::path(
    get,
    path = "/api/admin/orders/{id}",
    tag = "parts",
    params(("id" = OrderId, Path)),
    responses((status = 200, body = Order)),
)]
pub async fn detail(
    admin: Permitted<ReadOrders>,
    Param(id): Param<OrderId>,
) -> kernel::Result<Body<Order>> {
    Ok(Body(show::load(admin.db(), admin.tenant_id(), id).await?))
}

async fn list(
    db: &impl ConnectionTrait,
    tenant: TenantId,
    zone: Zone,
    filter: &Filter,
) -> kernel::Result<Queue> {
    let Page { number: page, rows: per_page } =
        PageQuery { page: filter.page, per_page: filter.per_page }.page()?;
    let wanted =
        filter.status.as_deref().filter(|text| !text.is_empty()).map(statuses).transpose()?;
    let scope = scope(tenant, zone, filter);
    let by_status = count_by_status(db, scope.clone(), filter).await?;
    let total = by_status
        .iter()
        .filter(|(status, _)| wanted.as_ref().is_none_or(|wanted| wanted.contains(status)))
        .map(|(_, count)| count)
        .sum();
    let mut query = order::Entity::find().filter(scope);
    if let Some(wanted) = wanted {
        query = query.filter(order::Column::Status.is_in(wanted));
    }
    let (column, way) = filter.sort.unwrap_or_default().by();
    // Ids first: an index holds them with all that is filtered, searched and sorted by.
    let ids: Vec<OrderId> = query
        .select_only()
        .column(order::Column::Id)
        .order_by(column, way.clone())
        .order_by(order::Column::Id, way)
        .offset(u64::from(page - 1) * u64::from(per_page))
        .limit(u64::from(per_page))
        .into_tuple()
        .all(db)
        .await?;
    let mut rows = order::Entity::find()
        .filter(order::Column::TenantId.eq(tenant))
        .filter(order::Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    let data = show::load_all(db, tenant, rows).await?;
    Ok(Queue { data, meta: QueueMeta { page, per_page, total, counts: shown(&by_status) } })
}

/// The stored states behind a filter's word.
fn statuses(word: &str) -> Result<Vec<Status>, Invalid> {
    let behind = if word == WAITING { vec![Status::Waiting] } else { Status::behind(word) };
    if !behind.is_empty() {
        return Ok(behind);
    }
    Err(Invalid::of(FieldProblem {
        field: "status".to_owned(),
        code: "unknown",
        id: "Status order tidak dikenal.".to_owned(),
        en: "This is not a state of an order.".to_owned(),
    }))
}

/// Every filter but the state's. The days become moments, so that an index finds them.
fn scope(tenant: TenantId, zone: Zone, filter: &Filter) -> Condition {
    let shops = || {
        shop::Entity::find()
            .select_only()
            .column(shop::Column::Id)
            .filter(shop::Column::TenantId.eq(tenant))
    };
    let mut scope = Condition::all().add(order::Column::TenantId.eq(tenant));
    if let Some(shop) = filter.shop {
        scope = scope.add(order::Column::ShopId.eq(shop));
    }
    if let Some(salesman) = filter.salesman {
        let his = shops().filter(shop::Column::SalesmanId.eq(salesman)).into_query();
        scope = scope.add(order::Column::ShopId.in_subquery(his));
    }
    if let Some(day) = filter.from {
        scope = scope.add(order::Column::CreatedAt.gte(zone.start_of(day)));
    }
    if let Some(day) = filter.to {
        scope = scope.add(order::Column::CreatedAt.lt(zone.end_of(day)));
    }
    let search: String =
        filter.search.iter().flat_map(|text| text.trim().chars()).take(SEARCH_MAX).collect();
    if !search.is_empty() {
        let theirs = Condition::any()
            .add(contains(Expr::col(shop::Column::Name), &search))
            .add(contains(Expr::col(shop::Column::Code), &search));
        let of_shops = order::Column::ShopId.in_subquery(shops().filter(theirs).into_query());
        let any = Condition::any()
            .add(contains(Expr::col(order::Column::OrderNumber), &search))
            .add(contains(Expr::col(order::Column::SoNumber), &search))
            .add(of_shops);
        scope = scope.add(any);
    }
    scope
}

/// Orders by stored state. With a search the state is asked for as an expression: else SQLite walks
/// the index by state, and fetches every order to look at its number.
async fn count_by_status(
    db: &impl ConnectionTrait,
    scope: Condition,
    filter: &Filter,
) -> kernel::Result<Vec<(Status, u64)>> {
    let status = Expr::cust(if filter.search.is_some() { "status || ''" } else { "status" });
    let counts: Vec<(Status, i64)> = order::Entity::find()
        .select_only()
        .expr_as(status.clone(), "state")
        .expr_as(Expr::cust("COUNT(*)"), "count")
        .filter(scope)
        .group_by(status)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counts
        .into_iter()
        .map(|(status, count)| (status, u64::try_from(count).unwrap_or(0)))
        .collect())
}

/// The counts under their public names, those without orders too.
fn shown(by_status: &[(Status, u64)]) -> BTreeMap<String, u64> {
    let mut counts: BTreeMap<String, u64> =
        Status::iter().map(|status| (status.shown().to_owned(), 0)).collect();
    for (status, count) in by_status {
        *counts.entry(status.shown().to_owned()).or_default() += count;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_public_state_has_a_count_and_waiting_orders_count_as_pending() {
        let counts = shown(&[(Status::Pending, 2), (Status::Waiting, 1), (Status::Approved, 7)]);

        let expected = [
            ("approved", 7),
            ("cancelled", 0),
            ("pending", 3),
            ("rejected", 0),
            ("submitted_to_datapart", 0),
        ];
        assert_eq!(counts, expected.map(|(name, count)| (name.to_owned(), count)).into());
    }

    #[test]
    fn a_word_that_is_no_state_is_refused_beside_its_field() {
        assert_eq!(statuses("pending").ok(), Some(vec![Status::Pending, Status::Waiting]));
        assert_eq!(statuses(WAITING).ok(), Some(vec![Status::Waiting]));
        assert_eq!(
            statuses("lost").err().map(|invalid| invalid.problems()[0].field.clone()),
            Some("status".into())
        );
    }
}
