//! Orders: their states, refusals and events, and the one way they take a step.

pub mod approve;
pub mod cancel;
pub mod decisions;
pub mod list;
pub mod queue;
pub mod references;
pub mod reject;
pub mod reorder;
pub mod show;
pub mod state;
pub mod step;
pub mod submit;

use base::{AccountId, Rupiah};
use kernel::{App, Audience, Event, Permission};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ids::OrderId;
use crate::permissions::ReadOrders;

pub use reject::OrderRejected;
pub use submit::OrderSubmitted;

base::refusals! {
    /// Why an order does not take a step.
    pub enum Refusal in "parts.order" {
        /// Only what is pending can be approved, rejected or cancelled.
        NotPending { state: &'static str, state_id: &'static str, state_en: &'static str }
            => 409 "not_pending",
            id "Order ini {state_id}.",
            en "This order is {state_en}.";
        /// Only what was approved here can go to the old system.
        NotWaiting { state: &'static str, state_id: &'static str, state_en: &'static str }
            => 409 "not_waiting",
            id "Order ini tidak menunggu dikirim: {state_id}.",
            en "This order does not wait for submission: it is {state_en}.";
        /// Only what is in the old system can be decided there.
        NotSubmitted { state: &'static str, state_id: &'static str, state_en: &'static str }
            => 409 "not_submitted",
            id "Order ini tidak ada di sistem dealer: {state_id}.",
            en "This order is not in the old system: it is {state_en}.";
        /// No such order, or not for this caller.
        NotFound => 404 "not_found",
            id "Order tidak ditemukan.",
            en "The order was not found.";
    }
}

impl Refusal {
    /// The code of [`Refusal::NotWaiting`].
    pub const NOT_WAITING: &'static str = "parts.order.not_waiting";
    /// The code of [`Refusal::NotSubmitted`].
    pub const NOT_SUBMITTED: &'static str = "parts.order.not_submitted";
}

/// A shop placed an order. Announced by checkout.
#[derive(Clone, Debug)]
pub struct OrderPlaced {
    /// The order.
    pub order: OrderId,
    /// Its number for people.
    pub order_number: String,
    /// Who ordered.
    pub shop_name: String,
    /// The account of the shop, whose other devices hear of it too.
    pub shop_account: AccountId,
    /// What it comes to.
    pub grand_total: Rupiah,
}

impl Event for OrderPlaced {
    const NAME: &'static str = "order.placed";

    fn subject(&self) -> String {
        self.order.to_string()
    }

    fn audience(&self) -> Vec<Audience> {
        vec![
            Audience::Account(self.shop_account),
            Audience::Permission(ReadOrders::INFO.name.to_owned()),
        ]
    }
}

/// An order took a step. Announced with every step after the first.
#[derive(Clone, Debug)]
pub struct OrderUpdated {
    /// The order.
    pub order: OrderId,
    /// The account of the shop that placed it.
    pub shop_account: AccountId,
}

impl Event for OrderUpdated {
    const NAME: &'static str = "order.updated";

    fn subject(&self) -> String {
        self.order.to_string()
    }

    fn audience(&self) -> Vec<Audience> {
        vec![
            Audience::Account(self.shop_account),
            Audience::Permission(ReadOrders::INFO.name.to_owned()),
        ]
    }
}

/// The routes of orders: the shop's and the office's.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(show::show))
        .routes(routes!(cancel::cancel))
        .routes(routes!(reorder::reorder))
        .routes(routes!(queue::queue))
        .routes(routes!(queue::detail))
        .routes(routes!(approve::approve))
        .routes(routes!(reject::reject))
}
