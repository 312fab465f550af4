//! `GET /api/desk/messages/{id}/media`: the file of a message.

use axum::response::Redirect;
use chrono::Duration;
use kernel::files;
use kernel::http::Param;
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::Refusal;
use super::content::Content;
use crate::conversations::load;
use crate::entity::message;
use crate::ids::DeskMessageId;
use crate::permissions::ReadDesk;

/// How long the link lives that leads to the file: enough to begin loading it.
const LINK: Duration = Duration::minutes(5);

/// Show the file of a message.
///
/// For whoever sees its conversation. Leads to a signed link that lives five minutes.
///
/// Refusals: `desk.message.not_found`, `desk.message.no_file`.
#[utoipa::path(
    get, path = "/api/desk/messages/{id}/media", tag = "desk", operation_id = "show_desk_media",
    params(("id" = DeskMessageId, Path)),
    responses((status = 307, description = "Where the file is"), (status = 404, description = "No such file")),
)]
pub async fn media(me: Permitted<ReadDesk>, Param(id): Param<DeskMessageId>) -> Result<Redirect> {
    let row = message::Entity::find_by_id(id)
        .filter(message::Column::TenantId.eq(me.tenant_id()))
        .one(me.db())
        .await?;
    let row = row.ok_or(Refusal::NotFound)?;
    visible(&me, &row).await?;
    match Content::stored(row.content.as_ref()) {
        Some(Content::Media { file: Some(file), .. }) => {
            Ok(Redirect::temporary(&files::link(me.app(), me.tenant_id(), &file, LINK)))
        }
        _ => Err(Refusal::NoFile.into()),
    }
}

/// A message of a conversation that the caller does not see is none.
async fn visible(ctx: &Permitted<ReadDesk>, row: &message::Model) -> Result<()> {
    match load::visible(ctx.db(), ctx.caller(), row.conversation_id).await {
        Ok(_) => Ok(()),
        Err(base::Error::Refusal(_)) => Err(Refusal::NotFound.into()),
        Err(fault) => Err(fault),
    }
}
