//! `products`: what can be ordered.

use base::{Rupiah, TenantId};
use sea_orm::entity::prelude::*;

use crate::ids::ProductId;

/// One product.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "products")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProductId,
    /// The tenant that sells it.
    pub tenant_id: TenantId,
    /// Its code as printed on the box, unique per tenant.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What else a buyer should know; may be empty.
    #[sea_orm(column_type = "Text")]
    pub description: String,
    /// Its category in capitals, e.g. `OIL`.
    pub category: String,
    /// The price of one piece.
    pub price: Rupiah,
    /// `tblpart_id.id` of the old system; orders cannot be submitted without it.
    pub ref_part_id: Option<i64>,
    /// Whole pieces on hand when last asked; empty when never asked.
    pub stock: Option<i64>,
    /// When `stock` was true.
    pub stock_as_of: Option<DateTimeUtc>,
    /// Whether shops see and order it.
    pub is_active: bool,
    /// Code and name without punctuation, in lower case, for lists that filter in the database.
    #[sea_orm(column_type = "Text")]
    pub search_text: String,
    /// The catalogue's version that last changed this row: the search index reads only newer rows.
    pub revision: i64,
    /// How often people or imports wrote it, from 1: who edits it says which version they saw.
    pub version: i64,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

/// None: lines of carts and orders are read by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
