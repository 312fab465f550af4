//! `shops`: the customers (toko) that order, each with the account it signs in with.

use base::{AccountId, Phone, TenantId};
use sea_orm::entity::prelude::*;

use crate::ids::{SalesId, ShopId};

/// One shop.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shops")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ShopId,
    /// The tenant it buys from.
    pub tenant_id: TenantId,
    /// The account it signs in with.
    pub account_id: AccountId,
    /// Its code in capitals, e.g. `TK001`; unique per tenant.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The WhatsApp number that receives its codes; unique per tenant.
    pub phone: Phone,
    /// Street and number; may be empty.
    pub address: String,
    /// City or regency; may be empty.
    pub city: String,
    /// Province; may be empty.
    pub province: String,
    /// Its salesman.
    pub salesman_id: SalesId,
    /// `tbltoko.id` of the old system; orders cannot be submitted without it.
    pub ref_toko_id: Option<i64>,
    /// Whether it may sign in and order.
    pub is_active: bool,
    /// How often it was written, from 1: who edits it says which version they saw.
    pub version: i64,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

/// None: read by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
