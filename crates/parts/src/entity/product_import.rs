//! `product_imports`: one uploaded list of products and how far it has come.

use base::{AccountId, TenantId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::ImportId;

/// How far an import has come.
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
pub enum ImportState {
    /// Nobody has begun.
    #[sea_orm(string_value = "queued")]
    Queued,
    /// Rows are being read.
    #[sea_orm(string_value = "running")]
    Running,
    /// Every row was read.
    #[sea_orm(string_value = "done")]
    Done,
    /// The machine could not go on; what is written stays.
    #[sea_orm(string_value = "failed")]
    Failed,
    /// Somebody stopped it; what is written stays.
    #[sea_orm(string_value = "cancelled")]
    Cancelled,
}

/// One import.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "product_imports")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ImportId,
    /// Whose products.
    pub tenant_id: TenantId,
    /// The import that uploaded the file: itself, or the dry run that it applies.
    pub file_id: ImportId,
    /// The file's name.
    pub file_name: String,
    /// Whether it only shows what would change.
    pub dry_run: bool,
    /// How far it has come.
    pub state: ImportState,
    /// Why it failed, in both languages.
    pub problem: Option<Json>,
    /// The file's columns and what they were recognised as.
    pub columns: Json,
    /// Rows of the file.
    pub rows_total: i64,
    /// Rows that were read; with the counts below always true together.
    pub rows_done: i64,
    /// Products made.
    pub created: i64,
    /// Products changed.
    pub updated: i64,
    /// Rows that say what is there already.
    pub unchanged: i64,
    /// Rows that were refused.
    pub refused: i64,
    /// The dry run that it applies; no other import applies the same one.
    pub applies: Option<ImportId>,
    /// Who uploaded it.
    pub by_account: Option<AccountId>,
    /// What they were called.
    pub by_name: Option<String>,
    /// Counts those who took it up: a process that lost it writes nothing more.
    pub fence: i64,
    /// Times it was taken up without a row being read since.
    pub attempts: i32,
    /// Until when a process has it; beyond that another one takes it up.
    pub lease_until: Option<DateTimeUtc>,
    /// When it was uploaded.
    pub created_at: DateTimeUtc,
    /// When it ended.
    pub finished_at: Option<DateTimeUtc>,
    /// When its rows and its file were forgotten.
    pub cleared_at: Option<DateTimeUtc>,
}

/// None: read by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
