//! One import, as the office follows it.

use base::{AccountId, Language, TenantId};
use chrono::{DateTime, Utc};
use kernel::http::{Body, Param};
use kernel::{Ctx, Permitted, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::Refusal;
use crate::entity::product_import::{self, Column, Entity, ImportState};
use crate::ids::ImportId;
use crate::permissions::WriteProducts;

/// An import of products.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// The file's name.
    pub file_name: String,
    /// Whether it only shows what would change.
    pub dry_run: bool,
    /// How far it has come.
    pub state: ImportState,
    /// Why it failed, in the caller's language.
    pub problem: Option<String>,
    /// Rows of the file that are not blank.
    pub rows_total: Option<i64>,
    /// Rows that were read.
    pub rows_done: i64,
    /// Products made; in a dry run, that would be.
    pub created: i64,
    /// Products changed; in a dry run, that would be.
    pub updated: i64,
    /// Rows that say what is there already.
    pub unchanged: i64,
    /// Rows that were refused.
    pub refused: i64,
    /// The file's columns and what they were recognised as.
    pub columns: Vec<ImportColumn>,
    /// Who uploaded it.
    pub by: Option<ImportedBy>,
    /// When it was uploaded.
    pub created_at: DateTime<Utc>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
}

/// A column of an imported file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportColumn {
    /// Its title as it stands in the file.
    pub header: String,
    /// The field it was recognised as; null when it is passed over.
    pub field: Option<String>,
}

/// Who uploaded a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportedBy {
    /// The account.
    pub id: AccountId,
    /// What it was called then.
    pub name: String,
}

/// Show an import.
///
/// For whoever may write products. Screens hear `import.updated` while it goes on.
///
/// Refusals: `parts.import.not_found`.
#[utoipa::path(
    get, path = "/api/admin/products/imports/{id}", tag = "parts",
    params(("id" = ImportId, Path)),
    responses((status = 200, body = Import)),
)]
pub async fn show(
    office: Permitted<WriteProducts>,
    Param(id): Param<ImportId>,
) -> Result<Body<Import>> {
    Ok(Body(load(&office, id).await?))
}

/// The import as the caller reads it.
pub(super) async fn load(ctx: &Ctx, id: ImportId) -> Result<Import> {
    let row = find(ctx.db(), ctx.tenant_id(), id).await?;
    Ok(shown(row, ctx.origin().language)?)
}

/// The tenant's import.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    tenant: TenantId,
    id: ImportId,
) -> Result<product_import::Model> {
    let row = Entity::find_by_id(id).filter(Column::TenantId.eq(tenant)).one(db).await?;
    Ok(row.ok_or(Refusal::NotFound)?)
}

/// The row as somebody of this language reads it.
pub(super) fn shown(row: product_import::Model, language: Language) -> anyhow::Result<Import> {
    let said = |problem: Value| problem[language.tag()].as_str().map(str::to_owned);
    let by = row.by_account.zip(row.by_name);
    Ok(Import {
        id: row.id,
        file_name: row.file_name,
        dry_run: row.dry_run,
        state: row.state,
        problem: row.problem.and_then(said),
        rows_total: Some(row.rows_total),
        rows_done: row.rows_done,
        created: row.created,
        updated: row.updated,
        unchanged: row.unchanged,
        refused: row.refused,
        columns: serde_json::from_value(row.columns)?,
        by: by.map(|(id, name)| ImportedBy { id, name }),
        created_at: row.created_at,
        finished_at: row.finished_at,
    })
}
