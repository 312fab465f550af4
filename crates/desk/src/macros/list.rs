//! `GET /api/desk/macros`: the ready answers.

use kernel::http::Body;
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::ReadyAnswer;
use crate::entity::macro_::{Column, Entity};
use crate::permissions::ReadDesk;

/// Most ready answers that are listed.
const LIMIT: u64 = 1000;

/// The ready answers.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReadyAnswers {
    /// By shortcut; those that are not offered any more too.
    pub data: Vec<ReadyAnswer>,
}

/// List the ready answers.
///
/// For everybody at the desk.
#[utoipa::path(
    get, path = "/api/desk/macros", tag = "desk", operation_id = "list_macros",
    responses((status = 200, body = ReadyAnswers)),
)]
pub async fn list(me: Permitted<ReadDesk>) -> Result<Body<ReadyAnswers>> {
    let rows = Entity::find()
        .filter(Column::TenantId.eq(me.tenant_id()))
        .order_by_asc(Column::Shortcut)
        .limit(LIMIT)
        .all(me.db())
        .await?;
    Ok(Body(ReadyAnswers { data: rows.into_iter().map(ReadyAnswer::from).collect() }))
}
