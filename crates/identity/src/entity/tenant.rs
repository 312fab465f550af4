//! `tenants`: the businesses of this installation.

use base::{TenantId, Zone};
use sea_orm::entity::prelude::*;

/// One business.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tenants")]
pub struct Model {
    /// Its id, on every row it owns.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TenantId,
    /// Its short name: first label of its subdomain, and its name on the command line.
    pub slug: String,
    /// Its name as customers know it.
    pub name: String,
    /// The host name it is reached at, if it has one of its own.
    pub host: Option<String>,
    /// The zone of its business days, e.g. `Asia/Jakarta`.
    pub zone: Zone,
    /// The language of what it sends: `id` or `en`.
    pub language: String,
    /// The names of the modules it switched on.
    pub modules: Json,
    /// Whether it is served.
    pub is_active: bool,
    /// When it was made.
    pub created_at: DateTimeUtc,
}

/// None: whoever belongs to it says so.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
