//! `orders`: one row an order; its state is `status` and the columns that belong to it.

use base::{AccountId, Rupiah, TenantId};
use sea_orm::entity::prelude::*;

use crate::ids::{OrderId, ShopId};
use crate::orders::state::Status;

/// One order. Read its state with [`crate::orders::state::State::of`].
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "orders")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrderId,
    /// The tenant.
    pub tenant_id: TenantId,
    /// Its number for people, e.g. `ORD-2026-000001`; unique per tenant.
    pub order_number: String,
    /// Who ordered.
    pub shop_id: ShopId,
    /// Where it stands, as stored; see [`Status`].
    pub status: Status,
    /// Σ(qty × price).
    pub total_amount: Rupiah,
    /// Σ discount.
    pub discount_amount: Rupiah,
    /// `total_amount` − `discount_amount`.
    pub grand_total: Rupiah,
    /// What the shop wrote with it.
    #[sea_orm(column_type = "Text", nullable)]
    pub notes: Option<String>,
    /// The sales order's number, given at approval; unique per tenant.
    pub so_number: Option<String>,
    /// When it was approved here.
    pub approved_at: Option<DateTimeUtc>,
    /// Who approved it here.
    pub approved_by: Option<AccountId>,
    /// `tblso.id` of the old system, known once submitted.
    pub ref_so_id: Option<i64>,
    /// When it arrived in the old system.
    pub submitted_at: Option<DateTimeUtc>,
    /// When it was finally approved, rejected or cancelled.
    pub decided_at: Option<DateTimeUtc>,
    /// Why it was rejected or cancelled.
    #[sea_orm(column_type = "Text", nullable)]
    pub reject_reason: Option<String>,
    /// When it was placed.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

/// None: items and steps are read for many orders at once.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
