//! `GET /api/admin/data-part/runs`: what was fetched when, and what was wrong there.

use base::{AccountId, Language, List, PageQuery};
use chrono::{DateTime, Utc};
use kernel::http::{Body, Query};
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::problems::{self, Problem};
use super::{Cause, Kind, Phase};
use crate::entity::sync_run::{Column, Entity, Model};
use crate::ids::SyncRunId;
use crate::permissions::ReadDataPart;

/// One pass over the old system's tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SyncRun {
    /// Its id.
    pub id: SyncRunId,
    /// What it follows.
    pub kind: Kind,
    /// Why it was started: by its schedule, or because somebody asked.
    pub trigger: Cause,
    /// Whether everything that is gone there is made inactive, however much.
    pub full: bool,
    /// Where it stands. `queued` with a `problem` waits for the old system.
    pub state: Phase,
    /// Rows looked at so far.
    pub seen: i64,
    /// Products made.
    pub created: i64,
    /// Products changed.
    pub updated: i64,
    /// Products that were in step.
    pub unchanged: i64,
    /// Rows there that are no products.
    pub refused: i64,
    /// Products made inactive because their part is gone.
    pub deactivated: i64,
    /// Why it waits, failed, or did not do everything; in the caller's language.
    pub problem: Option<String>,
    /// The first refused rows and vanished parts, at most 50.
    pub problems: Vec<SyncProblem>,
    /// When its pass began.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
    /// When it was asked for.
    pub created_at: DateTime<Utc>,
    /// Who asked, if somebody did.
    pub by: Option<SyncAsker>,
}

/// One row of the old system that needs a person's eye.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SyncProblem {
    /// Its `tblpart_id.id`.
    pub ref_id: i64,
    /// What kind: `invalid_code`, `invalid_name`, `invalid_category`, `invalid_price`,
    /// `duplicate_code`, `code_taken` or `vanished`.
    pub code: String,
    /// The sentence, in the caller's language.
    pub message: String,
}

/// Who asked for a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SyncAsker {
    /// The account.
    pub id: AccountId,
    /// Its name then.
    pub name: String,
}

/// Which runs to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct RunFilter {
    /// Only of this kind.
    #[param(inline)]
    pub kind: Option<Kind>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows of a page, 1–100.
    pub per_page: Option<u32>,
}

/// List the passes over the old system's tables, newest first.
///
/// For whoever may see the old system's state. Runs are kept for seven days.
#[utoipa::path(
    get, path = "/api/admin/data-part/runs", tag = "parts", params(RunFilter),
    responses((status = 200, body = List<SyncRun>)),
)]
pub async fn list(
    admin: Permitted<ReadDataPart>,
    Query(filter): Query<RunFilter>,
) -> Result<Body<List<SyncRun>>> {
    let page = PageQuery { page: filter.page, per_page: filter.per_page }.page()?;
    let mut query = Entity::find().filter(Column::TenantId.eq(admin.tenant_id()));
    if let Some(kind) = filter.kind {
        query = query.filter(Column::Kind.eq(kind));
    }
    let total = query.clone().count(admin.db()).await?;
    let rows = query
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .offset(page.offset())
        .limit(page.limit())
        .all(admin.db())
        .await?;
    let language = admin.origin().language;
    let data = rows.into_iter().map(|row| shown(row, language)).collect::<anyhow::Result<_>>()?;
    Ok(Body(page.list(data, total)))
}

/// A run as the office sees it.
pub fn shown(row: Model, language: Language) -> anyhow::Result<SyncRun> {
    let said: Vec<Problem> = serde_json::from_value(row.problems)?;
    let problem = |problem: Problem| SyncProblem {
        ref_id: problem.ref_id,
        message: problem.text(language).to_owned(),
        code: problem.code,
    };
    let trouble = row.trouble.as_deref();
    Ok(SyncRun {
        id: row.id,
        kind: row.kind,
        trigger: row.cause,
        full: row.is_full,
        state: row.state,
        seen: row.seen,
        created: row.created,
        updated: row.updated,
        unchanged: row.unchanged,
        refused: row.refused,
        deactivated: row.deactivated,
        problem: trouble.map(|word| problems::said(word, row.trouble_detail.as_deref(), language)),
        problems: said.into_iter().map(problem).collect(),
        started_at: row.started_at,
        finished_at: row.finished_at,
        created_at: row.created_at,
        by: row.by_account.zip(row.by_name).map(|(id, name)| SyncAsker { id, name }),
    })
}
