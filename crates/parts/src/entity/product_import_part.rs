//! `product_import_parts`: uploaded files, in pieces small enough for one turn of the writer.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::ids::ImportId;

/// One piece of a file.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "product_import_parts")]
pub struct Model {
    /// The import that uploaded the file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub file_id: ImportId,
    /// Its place, from 0.
    #[sea_orm(primary_key, auto_increment = false)]
    pub part: i32,
    /// Whose file.
    pub tenant_id: TenantId,
    /// The bytes.
    pub content: Vec<u8>,
    /// When it came.
    pub created_at: DateTimeUtc,
}

/// None: read by the file's id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
