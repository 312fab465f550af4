//! `line_hours`: how much a line has sent in an hour.

use sea_orm::entity::prelude::*;

use crate::lines::LineId;

/// One hour of one line.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "line_hours")]
pub struct Model {
    /// The line.
    #[sea_orm(primary_key, auto_increment = false)]
    pub line_id: LineId,
    /// When the hour begins.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hour: DateTimeUtc,
    /// Messages that were sent, or may have been.
    pub sent: i32,
    /// Those to people who had never written.
    pub first_contacts: i32,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
