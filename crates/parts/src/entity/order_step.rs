//! `order_steps`: every step of every order: who, when, why. Append-only.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::ids::OrderId;
use crate::orders::state::Status;

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "order_steps")]
pub struct Model {
    /// The order.
    #[sea_orm(primary_key, auto_increment = false)]
    pub order_id: OrderId,
    /// Its place in the timeline, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i32,
    /// The tenant.
    pub tenant_id: TenantId,
    /// Where the order stood after it, as stored.
    pub status: Status,
    /// When.
    pub at: DateTimeUtc,
    /// Who, as audit writes it.
    pub by_actor: String,
    /// Who, as people know them.
    pub by_name: String,
    /// Why, if a reason was given.
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
}

/// None: read by order.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
