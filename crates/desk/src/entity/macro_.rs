//! `desk_macros`: ready answers, with what else they do.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::ids::MacroId;

/// One ready answer.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_macros")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MacroId,
    /// The tenant.
    pub tenant_id: TenantId,
    /// What is typed behind the slash, unique.
    pub shortcut: String,
    /// What it is called.
    pub title: String,
    /// Its words, with `{{variables}}`.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// What else it does: [`crate::macros::Action`]s.
    pub actions: Json,
    /// Whether it is offered.
    pub is_active: bool,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

/// None: joined by hand where it is read.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
