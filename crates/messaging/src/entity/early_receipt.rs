//! `early_receipts`: news of messages whose provider's id is not written down yet.

use sea_orm::entity::prelude::*;

use crate::lines::LineId;

/// One receipt.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "early_receipts")]
pub struct Model {
    /// The line.
    #[sea_orm(primary_key, auto_increment = false)]
    pub line_id: LineId,
    /// The provider's id of the message.
    #[sea_orm(primary_key, auto_increment = false)]
    pub provider_id: String,
    /// `accepted`, `delivered`, `read` or `failed`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub stage: String,
    /// Why it failed.
    pub code: Option<String>,
    /// When it was told.
    pub at: DateTimeUtc,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
