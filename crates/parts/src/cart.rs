//! The cart: one active cart a shop, shared by all its devices; every call answers with it.

pub mod add;
pub mod change;
pub mod checkout;
pub mod clear;
pub mod import;
pub mod put;
pub mod remove;
pub mod show;
pub mod totals;

use base::{AccountId, Invalid};
use kernel::{App, Audience, Event};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::entity::shop;
use crate::ids::ShopId;

/// Most pieces of one product in a cart; with [`LINES_LIMIT`] and the price's limit no sum can
/// leave `i64`.
pub const QTY_LIMIT: i64 = 9_999;
/// Most lines of a cart: twice the largest order that is tested.
pub const LINES_LIMIT: usize = 2_000;

base::refusals! {
    /// Why a cart stays as it is.
    pub enum Refusal in "parts.cart" {
        /// No such line in this cart.
        LineNotFound => 404 "line_not_found",
            id "Barang ini tidak ada di keranjang.",
            en "This line is not in the cart.";
        /// Too many different products.
        Full { limit: usize } => 409 "full",
            id "Keranjang penuh: paling banyak {limit} macam barang.",
            en "The cart is full: at most {limit} different products.";
        /// More pieces of one product than a cart takes.
        TooMany { limit: i64 } => 422 "too_many",
            id "Paling banyak {limit} buah untuk satu barang.",
            en "At most {limit} pieces of one product.";
    }
}

/// A shop's cart changed. Announced so that the badge on its other devices follows.
#[derive(Clone, Copy, Debug)]
pub struct CartUpdated {
    /// Whose cart.
    pub shop: ShopId,
    /// The account whose devices show it.
    pub account: AccountId,
}

impl CartUpdated {
    /// This shop's cart changed.
    pub fn of(shop: &shop::Model) -> Self {
        Self { shop: shop.id, account: shop.account_id }
    }
}

impl Event for CartUpdated {
    const NAME: &'static str = "cart.updated";

    fn subject(&self) -> String {
        self.shop.to_string()
    }

    fn audience(&self) -> Vec<Audience> {
        vec![Audience::Account(self.account)]
    }
}

/// The number of pieces, if it is one a cart takes.
fn qty_of(qty: i64) -> Result<i64, Invalid> {
    if (1..=QTY_LIMIT).contains(&qty) {
        return Ok(qty);
    }
    let (id, en) = ("Jumlah harus 1 sampai 9.999.", "The quantity must be 1 to 9,999.");
    Err(Invalid::field("qty", "out_of_range", id, en))
}

/// The routes of the cart.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(show::show))
        .routes(routes!(add::add))
        .routes(routes!(change::change, remove::remove))
        .routes(routes!(clear::clear))
        .routes(routes!(import::import))
        .routes(routes!(checkout::checkout))
}
