//! `product_import_rows`: what became of each row of an import.

use base::TenantId;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::ImportId;

/// What became of a row; in a dry run, what would.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "lowercase")]
pub enum RowOutcome {
    /// A new product.
    #[sea_orm(string_value = "created")]
    Created,
    /// A product changed.
    #[sea_orm(string_value = "updated")]
    Updated,
    /// It says what is there already.
    #[sea_orm(string_value = "unchanged")]
    Unchanged,
    /// It cannot be written.
    #[sea_orm(string_value = "refused")]
    Refused,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "product_import_rows")]
pub struct Model {
    /// The import.
    #[sea_orm(primary_key, auto_increment = false)]
    pub import_id: ImportId,
    /// The row's number in the file, as a spreadsheet program shows it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub line: i32,
    /// Whose row.
    pub tenant_id: TenantId,
    /// The code as it stands there, shortened.
    pub code: String,
    /// What became of it.
    pub outcome: RowOutcome,
    /// What changed: field, before, after.
    pub changes: Json,
    /// Why it was refused: field, code, and both sentences.
    pub reasons: Json,
}

/// None: read by the import.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
