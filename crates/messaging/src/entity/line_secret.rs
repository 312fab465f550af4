//! `line_secrets`: what a linked device must remember: the account itself, sealed.

use sea_orm::entity::prelude::*;

use crate::lines::LineId;

/// One value of a line's store.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "line_secrets")]
pub struct Model {
    /// The line.
    #[sea_orm(primary_key, auto_increment = false)]
    pub line_id: LineId,
    /// The kind of value.
    #[sea_orm(primary_key, auto_increment = false)]
    pub bucket: String,
    /// Its key, in hexadecimal.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// Its value, sealed with the installation's key.
    pub sealed: String,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
