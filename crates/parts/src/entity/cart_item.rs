//! `cart_items`: a shop's one active cart is simply its rows here, so it needs no table of its own.

use base::{Rupiah, TenantId};
use sea_orm::entity::prelude::*;

use crate::ids::{CartItemId, ProductId, ShopId};

/// One product in one shop's cart.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cart_items")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CartItemId,
    /// The tenant.
    pub tenant_id: TenantId,
    /// Whose cart.
    pub shop_id: ShopId,
    /// What is in it; once per cart.
    pub product_id: ProductId,
    /// Whole pieces, at least 1.
    pub qty: i64,
    /// The price the shop saw when it last touched the line, to warn when it changes.
    pub price_seen: Rupiah,
    /// When it was put in: the order of the lines.
    pub created_at: DateTimeUtc,
}

/// None: joined by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
