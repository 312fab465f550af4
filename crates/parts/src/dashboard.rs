//! The office's dashboard: what was sold, by whom, and what waits.

pub mod show;
mod statements;

use base::{BusinessDay, Rupiah};
use chrono::{DateTime, Utc};
use kernel::App;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ids::OrderId;
use crate::orders::show::Salesman;
use crate::products::ProductName;
use crate::shops::ShopName;

/// The whole dashboard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Dashboard {
    /// When it was true.
    pub as_of: DateTime<Utc>,
    /// All orders by public state; all states are there.
    pub orders_by_status: OrdersByStatus,
    /// Pending ones that are approved and on their way to the old system.
    pub waiting_for_submission: u64,
    /// Sales: orders in any state but rejected and cancelled.
    pub sales: Sales,
    /// The last 30 days, oldest first, days without orders too.
    pub daily: Vec<DaySales>,
    /// The ten products that sold best in 30 days, by money.
    pub top_products: Vec<TopProduct>,
    /// The ten shops that ordered most in 30 days, by money.
    pub top_shops: Vec<TopShop>,
    /// The ten salesmen whose shops ordered most in 30 days, by money.
    pub top_salesmen: Vec<TopSalesman>,
    /// The ten orders that wait longest, oldest first.
    pub waiting_longest: Vec<WaitingOrder>,
}

/// Orders by public state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OrdersByStatus {
    /// Not decided, or approved and not yet in the old system.
    pub pending: u64,
    /// In the old system, which decides next.
    pub submitted_to_datapart: u64,
    /// Approved by the old system.
    pub approved: u64,
    /// Rejected here or there.
    pub rejected: u64,
    /// Taken back by the shop.
    pub cancelled: u64,
}

/// Sales of three periods; days are the tenant's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Sales {
    /// Since midnight.
    pub today: PeriodSales,
    /// Today and the six days before.
    pub days_7: PeriodSales,
    /// Today and the 29 days before.
    pub days_30: PeriodSales,
}

/// Sales of a period, and of the same number of whole days before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PeriodSales {
    /// Orders.
    pub orders: u64,
    /// What they come to.
    pub amount: Rupiah,
    /// Orders of the period before.
    pub previous_orders: u64,
    /// What those came to.
    pub previous_amount: Rupiah,
}

/// Sales of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DaySales {
    /// The tenant's day.
    pub day: BusinessDay,
    /// Orders.
    pub orders: u64,
    /// What they come to.
    pub amount: Rupiah,
}

/// A product that sold well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TopProduct {
    /// The product, named as it is now.
    pub product: ProductName,
    /// Pieces.
    pub qty: i64,
    /// What they came to.
    pub amount: Rupiah,
}

/// A shop that ordered much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TopShop {
    /// The shop.
    pub shop: ShopName,
    /// Orders.
    pub orders: u64,
    /// What they come to.
    pub amount: Rupiah,
}

/// A salesman whose shops ordered much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TopSalesman {
    /// The salesman; shops count for the one they have now.
    pub salesman: Salesman,
    /// Orders.
    pub orders: u64,
    /// What they come to.
    pub amount: Rupiah,
}

/// An order that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WaitingOrder {
    /// Its id.
    pub id: OrderId,
    /// Its number for people.
    pub order_number: String,
    /// Who ordered.
    pub shop: ShopName,
    /// What it comes to.
    pub grand_total: Rupiah,
    /// When it was placed.
    pub created_at: DateTime<Utc>,
    /// Whether it is approved and waits for the old system only.
    pub waiting_for_submission: bool,
}

/// The dashboard's route.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show::show))
}

#[cfg(test)]
mod tests;
