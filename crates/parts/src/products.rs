//! Products as shops see them: the list with search and facets, one product, its live stock.

pub mod catalogue;
pub mod draft;
pub mod import;
pub mod index;
pub mod list;
pub mod office;
pub mod show;
pub mod stock;
mod words;
pub mod write;

use base::{Rupiah, TenantId};
use chrono::{DateTime, Utc};
use kernel::{App, Audience, Event, Permission};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::entity::product;
use crate::ids::ProductId;
use crate::permissions::{OrderAsShop, ReadProducts};

pub use catalogue::next_revision;

base::refusals! {
    /// Why a product is not to be had.
    pub enum Refusal in "parts.product" {
        /// No such product, or not for this caller.
        NotFound => 404 "not_found",
            id "Produk tidak ditemukan.",
            en "The product was not found.";
        /// It is no longer sold.
        Inactive { product: String, product_code: String, name: String } => 409 "inactive",
            id "{name} ({product_code}) sudah tidak dijual.",
            en "{name} ({product_code}) is no longer sold.";
        /// Another product has this code.
        CodeTaken { product_code: String } => 409 "code_taken",
            id "Kode produk {product_code} sudah dipakai.",
            en "The product code {product_code} is already taken.";
        /// Somebody else wrote it after the caller looked.
        ChangedMeanwhile { version: i64 } => 409 "changed_meanwhile",
            id "Produk ini baru saja diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.",
            en "Somebody else has just changed this product. Reload it, then repeat your changes.";
    }
}

impl Refusal {
    /// The refusal of a product that is no longer sold.
    pub fn inactive(id: ProductId, code: &str, name: &str) -> Self {
        Self::Inactive {
            product: id.to_string(),
            product_code: code.to_owned(),
            name: name.to_owned(),
        }
    }
}

/// A product was made or changed.
#[derive(Clone, Copy, Debug)]
pub struct ProductUpdated {
    /// Which.
    pub product: ProductId,
}

impl Event for ProductUpdated {
    const NAME: &'static str = "product.updated";

    fn subject(&self) -> String {
        self.product.to_string()
    }

    fn audience(&self) -> Vec<Audience> {
        catalogue_readers()
    }
}

/// Many products were made or changed at once, by an import or by the old system.
#[derive(Clone, Copy, Debug)]
pub struct CatalogueUpdated {
    /// Whose.
    pub tenant: TenantId,
}

impl Event for CatalogueUpdated {
    const NAME: &'static str = "catalogue.updated";

    fn subject(&self) -> String {
        self.tenant.to_string()
    }

    fn audience(&self) -> Vec<Audience> {
        catalogue_readers()
    }
}

/// Whoever has products on the screen: shops, and the office.
fn catalogue_readers() -> Vec<Audience> {
    let readers = [OrderAsShop::INFO.name, ReadProducts::INFO.name];
    readers.map(|name| Audience::Permission(name.to_owned())).into()
}

/// A product as shops see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Product {
    /// Its id.
    pub id: ProductId,
    /// Its code as printed on the box.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What else a buyer should know; may be empty.
    pub description: String,
    /// Its category in capitals, e.g. `OIL`.
    pub category: String,
    /// The price of one piece.
    pub price: Rupiah,
    /// Whole pieces on hand at `stock_as_of`; empty when not known.
    pub stock: Option<i64>,
    /// When `stock` was true.
    pub stock_as_of: Option<DateTime<Utc>>,
    /// Whether it can be ordered.
    pub is_active: bool,
}

/// When the stock of `row` was last true: when it was learnt, or, for a linked product, when the
/// last complete pass over the old system's stock found it unchanged. That pass writes one mark for
/// all products (`stock_synced_at`), not one a row.
pub fn stock_as_of(
    row: &product::Model,
    stock_synced_at: Option<DateTime<Utc>>,
) -> Option<DateTime<Utc>> {
    row.stock?;
    let seen_at = stock_synced_at.filter(|_| row.ref_part_id.is_some());
    row.stock_as_of.max(seen_at)
}

impl Product {
    /// The product, with its stock as old as the tenant's mark says.
    pub fn shown(row: &product::Model, stock_synced_at: Option<DateTime<Utc>>) -> Self {
        Self {
            id: row.id,
            code: row.code.clone(),
            name: row.name.clone(),
            description: row.description.clone(),
            category: row.category.clone(),
            price: row.price,
            stock: row.stock,
            stock_as_of: stock_as_of(row, stock_synced_at),
            is_active: row.is_active,
        }
    }
}

/// A product as lines of carts and orders name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProductName {
    /// Its id.
    pub id: ProductId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// What `products.search_text` keeps: the code as one word, then the words of the name, all in
/// lower case without punctuation.
pub fn search_text(code: &str, name: &str) -> String {
    let mut text = words::squash(code);
    for word in words::split(name) {
        text.push(' ');
        text.push_str(&word);
    }
    text
}

/// The routes of products: the shop's and the office's.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(show::show))
        .routes(routes!(stock::stock))
        .merge(office::router())
}
