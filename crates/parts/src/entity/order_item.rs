//! `order_items`: the lines of orders, frozen as they were at checkout.

use base::{Rupiah, TenantId};
use sea_orm::entity::prelude::*;

use crate::ids::{OrderId, OrderItemId, ProductId};

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "order_items")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrderItemId,
    /// The tenant.
    pub tenant_id: TenantId,
    /// The order.
    pub order_id: OrderId,
    /// Its place in the order, from 1.
    pub line: i32,
    /// The product.
    pub product_id: ProductId,
    /// The product's code at checkout.
    pub product_code: String,
    /// The product's name at checkout.
    pub product_name: String,
    /// The product's category at checkout: decides the kind of sales order.
    pub category: String,
    /// Whole pieces.
    pub qty: i64,
    /// The price of one piece at checkout.
    pub price: Rupiah,
    /// Taken off the whole line.
    pub discount: Rupiah,
    /// qty × price − discount.
    pub subtotal: Rupiah,
    /// The product's `tblpart_id.id` at checkout, if it had one.
    pub ref_part_id: Option<i64>,
}

/// None: read by order.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
