//! `rate_limits`: counted windows that hold across restarts and nodes.

use sea_orm::entity::prelude::*;

/// The running window of one limit for one key.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rate_limits")]
pub struct Model {
    /// Limit and subject, e.g. `identity.login:admin@niaga.test`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// When the window began.
    pub window_start: DateTimeUtc,
    /// Hits within it.
    pub hits: i32,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
