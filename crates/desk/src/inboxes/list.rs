//! `GET /api/desk/inboxes`: the lines that the desk answers, and their rules.

use kernel::http::Body;
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::Inbox;
use crate::entity::inbox::{Column, Entity};
use crate::permissions::ReadDesk;

/// Most inboxes that are listed; a business has a handful of numbers.
const LIMIT: u64 = 200;

/// The inboxes.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Inboxes {
    /// By name.
    pub data: Vec<Inbox>,
}

/// List the inboxes and their rules.
///
/// For everybody at the desk. An inbox appears by itself when its line first receives a message.
#[utoipa::path(
    get, path = "/api/desk/inboxes", tag = "desk", operation_id = "list_inboxes",
    responses((status = 200, body = Inboxes)),
)]
pub async fn list(me: Permitted<ReadDesk>) -> Result<Body<Inboxes>> {
    let rows = Entity::find()
        .filter(Column::TenantId.eq(me.tenant_id()))
        .order_by_asc(Column::Name)
        .order_by_asc(Column::Id)
        .limit(LIMIT)
        .all(me.db())
        .await?;
    Ok(Body(Inboxes { data: rows.into_iter().map(Inbox::from).collect() }))
}
