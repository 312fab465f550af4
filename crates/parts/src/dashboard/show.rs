//! `GET /api/admin/dashboard`: all of it in six statements.

use base::{BusinessDay, Rupiah, Zone};
use chrono::{DateTime, Utc};
use kernel::http::Body;
use kernel::{Ctx, Permitted, Result};
use sea_orm::{FromQueryResult, Statement};

use crate::dashboard::statements::{self, Span};
use crate::dashboard::{
    Dashboard, DaySales, OrdersByStatus, PeriodSales, Sales, TopProduct, TopSalesman, TopShop,
    WaitingOrder,
};
use crate::ids::{OrderId, ProductId, SalesId, ShopId};
use crate::orders::show::Salesman;
use crate::orders::state::Status;
use crate::permissions::ReadDashboard;
use crate::products::ProductName;
use crate::shops::ShopName;

/// Days of the chart and of the top lists.
const DAYS: usize = 30;

/// Show the dashboard.
///
/// For whoever may see it. Sales are orders in any state but rejected and cancelled; days begin at
/// midnight in the tenant's zone; periods are compared with as many whole days before them.
#[utoipa::path(
    get, path = "/api/admin/dashboard", tag = "parts",
    responses((status = 200, body = Dashboard)),
)]
pub async fn show(admin: Permitted<ReadDashboard>) -> Result<Body<Dashboard>> {
    let (backend, tenant) = (admin.app().db.backend(), admin.tenant_id());
    let days = days(admin.tenant().zone, admin.now());
    let spans: Vec<Span> = days.iter().map(|(_, span)| *span).collect();
    let month = (spans[DAYS].0, spans[spans.len() - 1].1);
    let states = ask::<StateRow>(&admin, statements::by_status(backend, tenant)).await?;
    let sold = ask::<DayRow>(&admin, statements::by_day(backend, tenant, &spans)).await?;
    let products = ask::<ProductRow>(&admin, statements::top_products(backend, tenant, month));
    let products = products.await?;
    let shops = ask::<ShopRow>(&admin, statements::top_shops(backend, tenant, month)).await?;
    let salesmen = statements::top_salesmen(backend, tenant, month);
    let salesmen = ask::<SalesmanRow>(&admin, salesmen).await?;
    let waiting = ask::<WaitingRow>(&admin, statements::waiting(backend, tenant)).await?;
    let daily = daily(&days, sold);
    let (orders_by_status, waiting_for_submission) = counted(states);
    Ok(Body(Dashboard {
        as_of: admin.now(),
        orders_by_status,
        waiting_for_submission,
        sales: Sales {
            today: period(&daily, 1),
            days_7: period(&daily, 7),
            days_30: period(&daily, DAYS),
        },
        daily: daily[DAYS..].to_vec(),
        top_products: products.into_iter().map(TopProduct::from).collect(),
        top_shops: shops.into_iter().map(TopShop::from).collect(),
        top_salesmen: salesmen.into_iter().map(TopSalesman::from).collect(),
        waiting_longest: waiting.into_iter().map(WaitingOrder::from).collect(),
    }))
}

async fn ask<R: FromQueryResult>(ctx: &Ctx, statement: Statement) -> Result<Vec<R>> {
    Ok(R::find_by_statement(statement).all(ctx.db()).await?)
}

/// The last 30 days and the 30 before them, oldest first, each with its stretch of time.
pub(super) fn days(zone: Zone, now: DateTime<Utc>) -> Vec<(BusinessDay, Span)> {
    let today = zone.day_of(now);
    let ago = |days: usize| today.plus_days(-i64::try_from(days).unwrap_or(0)).unwrap_or(today);
    let day = |ago_days: usize| {
        let day = ago(ago_days);
        (day, (zone.start_of(day), zone.end_of(day)))
    };
    (0..2 * DAYS).rev().map(day).collect()
}

/// Sales of every day, those without orders too.
fn daily(days: &[(BusinessDay, Span)], sold: Vec<DayRow>) -> Vec<DaySales> {
    let blank =
        |(day, _): &(BusinessDay, Span)| DaySales { day: *day, orders: 0, amount: Rupiah::ZERO };
    let mut daily: Vec<DaySales> = days.iter().map(blank).collect();
    for row in sold {
        if let Some(day) = usize::try_from(row.place).ok().and_then(|place| daily.get_mut(place)) {
            day.orders = count(row.orders);
            day.amount = row.amount;
        }
    }
    daily
}

/// The last `length` days, and as many before them.
pub(super) fn period(daily: &[DaySales], length: usize) -> PeriodSales {
    let sum = |days: &[DaySales]| {
        let orders = days.iter().map(|day| day.orders).sum();
        let amount = days.iter().map(|day| day.amount.get()).sum();
        (orders, Rupiah::new(amount))
    };
    let now = daily.len() - length;
    let ((orders, amount), (previous_orders, previous_amount)) =
        (sum(&daily[now..]), sum(&daily[now - length..now]));
    PeriodSales { orders, amount, previous_orders, previous_amount }
}

fn counted(states: Vec<StateRow>) -> (OrdersByStatus, u64) {
    let (mut all, mut waiting) = (OrdersByStatus::default(), 0);
    for StateRow { status, orders } in states {
        let orders = count(orders);
        match status {
            Status::Pending => all.pending += orders,
            Status::Waiting => {
                all.pending += orders;
                waiting = orders;
            }
            Status::Submitted => all.submitted_to_datapart = orders,
            Status::Approved => all.approved = orders,
            Status::Rejected => all.rejected = orders,
            Status::Cancelled => all.cancelled = orders,
        }
    }
    (all, waiting)
}

fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

#[derive(Debug, FromQueryResult)]
struct StateRow {
    status: Status,
    orders: i64,
}

#[derive(Debug, FromQueryResult)]
struct DayRow {
    place: i64,
    orders: i64,
    amount: Rupiah,
}

#[derive(Debug, FromQueryResult)]
struct ProductRow {
    id: ProductId,
    code: String,
    name: String,
    qty: i64,
    amount: Rupiah,
}

impl From<ProductRow> for TopProduct {
    fn from(row: ProductRow) -> Self {
        let ProductRow { id, code, name, qty, amount } = row;
        Self { product: ProductName { id, code, name }, qty, amount }
    }
}

#[derive(Debug, FromQueryResult)]
struct ShopRow {
    id: ShopId,
    code: String,
    name: String,
    orders: i64,
    amount: Rupiah,
}

impl From<ShopRow> for TopShop {
    fn from(row: ShopRow) -> Self {
        let ShopRow { id, code, name, orders, amount } = row;
        Self { shop: ShopName { id, code, name }, orders: count(orders), amount }
    }
}

#[derive(Debug, FromQueryResult)]
struct SalesmanRow {
    id: SalesId,
    name: String,
    orders: i64,
    amount: Rupiah,
}

impl From<SalesmanRow> for TopSalesman {
    fn from(row: SalesmanRow) -> Self {
        let SalesmanRow { id, name, orders, amount } = row;
        Self { salesman: Salesman { id, name }, orders: count(orders), amount }
    }
}

#[derive(Debug, FromQueryResult)]
struct WaitingRow {
    id: OrderId,
    order_number: String,
    grand_total: Rupiah,
    created_at: DateTime<Utc>,
    status: Status,
    shop_id: ShopId,
    shop_code: String,
    shop_name: String,
}

impl From<WaitingRow> for WaitingOrder {
    fn from(row: WaitingRow) -> Self {
        Self {
            id: row.id,
            order_number: row.order_number,
            shop: ShopName { id: row.shop_id, code: row.shop_code, name: row.shop_name },
            grand_total: row.grand_total,
            created_at: row.created_at,
            waiting_for_submission: row.status.is_waiting(),
        }
    }
}
