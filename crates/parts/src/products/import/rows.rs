//! What became of each row of an import.

use base::{Language, List, PageQuery};
use kernel::http::{Body, Param, Query};
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::row::{Change, Reason};
use super::show;
use crate::entity::product_import_row::{self, Column, Entity, RowOutcome};
use crate::ids::ImportId;
use crate::permissions::WriteProducts;

/// Which rows to list.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct RowQuery {
    /// Only rows of which this became.
    #[param(inline)]
    pub outcome: Option<RowOutcome>,
    /// The page, from 1.
    #[param(minimum = 1)]
    pub page: Option<u32>,
    /// Rows of a page, 1–100.
    #[param(minimum = 1, maximum = 100)]
    pub per_page: Option<u32>,
}

/// One row of an imported file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ImportRow {
    /// Its number in the file, as a spreadsheet program shows it.
    pub row: i32,
    /// The code as it stands there.
    pub code: String,
    /// What became of it; in a dry run, what would.
    pub outcome: RowOutcome,
    /// What changed; in a dry run, what would.
    pub changes: Vec<Change>,
    /// Why it was refused.
    pub reasons: Vec<RowReason>,
}

/// Why a row was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RowReason {
    /// The field it concerns; null when it is the row.
    pub field: Option<String>,
    /// Why, for programs.
    pub code: String,
    /// Why, in the caller's language.
    pub message: String,
}

/// List the rows of an import, in the order of the file.
///
/// For whoever may write products. Rows are kept for 7 days after the import ended.
///
/// Refusals: `parts.import.not_found`.
#[utoipa::path(
    get, path = "/api/admin/products/imports/{id}/rows", tag = "parts",
    params(("id" = ImportId, Path), RowQuery),
    responses((status = 200, body = List<ImportRow>)),
)]
pub async fn rows(
    office: Permitted<WriteProducts>,
    Param(id): Param<ImportId>,
    Query(query): Query<RowQuery>,
) -> Result<Body<List<ImportRow>>> {
    let page = PageQuery { page: query.page, per_page: query.per_page }.page()?;
    let import = show::find(office.db(), office.tenant_id(), id).await?;
    let mut wanted = Entity::find()
        .filter(Column::ImportId.eq(import.id))
        .filter(Column::TenantId.eq(import.tenant_id));
    if let Some(outcome) = query.outcome {
        wanted = wanted.filter(Column::Outcome.eq(outcome));
    }
    let total = wanted.clone().count(office.db()).await?;
    let rows = wanted
        .order_by_asc(Column::Line)
        .offset(page.offset())
        .limit(page.limit())
        .all(office.db())
        .await?;
    let language = office.origin().language;
    let data = rows.into_iter().map(|row| shown(row, language)).collect::<anyhow::Result<_>>()?;
    Ok(Body(page.list(data, total)))
}

fn shown(row: product_import_row::Model, language: Language) -> anyhow::Result<ImportRow> {
    let reasons: Vec<Reason> = serde_json::from_value(row.reasons)?;
    let reason = |reason: Reason| RowReason {
        field: reason.field,
        code: reason.code,
        message: match language {
            Language::Id => reason.id,
            Language::En => reason.en,
        },
    };
    Ok(ImportRow {
        row: row.line,
        code: row.code,
        outcome: row.outcome,
        changes: serde_json::from_value(row.changes)?,
        reasons: reasons.into_iter().map(reason).collect(),
    })
}
