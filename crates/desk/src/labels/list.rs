//! `GET /api/desk/labels`: the labels.

use kernel::http::Body;
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::Label;
use crate::entity::label::{Column, Entity};
use crate::permissions::ReadDesk;

/// Most labels that are listed; whoever has more finds none.
const LIMIT: u64 = 500;

/// The labels.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Labels {
    /// By name; those that may not be given any more too.
    pub data: Vec<Label>,
}

/// List the labels.
///
/// For everybody at the desk.
#[utoipa::path(
    get, path = "/api/desk/labels", tag = "desk", operation_id = "list_labels",
    responses((status = 200, body = Labels)),
)]
pub async fn list(me: Permitted<ReadDesk>) -> Result<Body<Labels>> {
    let rows = Entity::find()
        .filter(Column::TenantId.eq(me.tenant_id()))
        .order_by_asc(Column::Name)
        .limit(LIMIT)
        .all(me.db())
        .await?;
    Ok(Body(Labels { data: rows.into_iter().map(Label::from).collect() }))
}
