//! Products as the office sees and keeps them, inactive ones too.

pub mod create;
pub mod deactivate;
pub mod list;
pub mod show;
pub mod update;

use base::Rupiah;
use chrono::{DateTime, Utc};
use kernel::App;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::entity::product;
use crate::ids::ProductId;
use crate::products::stock_as_of;

/// A product as the office sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AdminProduct {
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
    /// Whether shops see and order it.
    pub is_active: bool,
    /// `tblpart_id.id` of the old system; orders with it cannot be approved without.
    pub ref_part_id: Option<i64>,
    /// How often it was written; send it back with changes, and nobody else's are lost.
    pub version: i64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed; a new stock is no change.
    pub updated_at: DateTime<Utc>,
}

impl AdminProduct {
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
            ref_part_id: row.ref_part_id,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::list, create::create)).routes(routes!(
        show::show,
        update::update,
        deactivate::deactivate
    ))
}
