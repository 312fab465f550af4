//! `desk_labels`: words that conversations are sorted by.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::ids::LabelId;

/// One label.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_labels")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LabelId,
    /// The tenant.
    pub tenant_id: TenantId,
    /// Its name, unique.
    pub name: String,
    /// Its colour, as `#rrggbb`.
    pub colour: String,
    /// Whether it may be given.
    pub is_active: bool,
    /// When it was made.
    pub created_at: DateTimeUtc,
}

/// None: joined by hand where it is read.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
