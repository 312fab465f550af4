//! `GET /api/desk/conversations/{id}`: one conversation.

use base::AccountId;
use kernel::http::{Body, Param};
use kernel::{Permitted, Result};
use sea_orm::ConnectionTrait;

use super::{Conversation, list, load};
use crate::entity::conversation;
use crate::ids::ConversationId;
use crate::permissions::ReadDesk;

/// Show a conversation.
///
/// For whoever sees it.
///
/// Refusals: `desk.conversation.not_found`.
#[utoipa::path(
    get, path = "/api/desk/conversations/{id}", tag = "desk", operation_id = "show_conversation",
    params(("id" = ConversationId, Path)),
    responses((status = 200, body = Conversation), (status = 404, description = "No such conversation")),
)]
pub async fn show(
    me: Permitted<ReadDesk>,
    Param(id): Param<ConversationId>,
) -> Result<Body<Conversation>> {
    let row = load::visible(me.db(), me.caller(), id).await?;
    Ok(Body(dressed(me.db(), me.caller().account, row).await?))
}

/// One row as the caller sees it.
pub(crate) async fn dressed(
    conn: &impl ConnectionTrait,
    account: AccountId,
    row: conversation::Model,
) -> Result<Conversation> {
    let contact = load::contact_of(conn, &row).await?;
    let tenant = row.tenant_id;
    let rows = list::dressed(conn, tenant, account, &[(row, contact)]).await?;
    Ok(rows.into_iter().next().ok_or_else(|| anyhow::anyhow!("a conversation is gone"))?)
}
