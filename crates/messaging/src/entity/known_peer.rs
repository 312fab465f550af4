//! `known_peers`: who has written to a line; everybody else is a first contact.

use sea_orm::entity::prelude::*;

use crate::lines::LineId;

/// One address that wrote.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "known_peers")]
pub struct Model {
    /// The line.
    #[sea_orm(primary_key, auto_increment = false)]
    pub line_id: LineId,
    /// The address.
    #[sea_orm(primary_key, auto_increment = false)]
    pub address: String,
    /// When it wrote first.
    pub since: DateTimeUtc,
    /// When it wrote last; providers with a reply window count from here.
    pub last_at: DateTimeUtc,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
