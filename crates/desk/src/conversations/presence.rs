//! `POST /api/desk/conversations/{id}/presence`: who looks at it, and who types in it.

use base::AccountId;
use http::StatusCode;
use kernel::http::{Body, Param};
use kernel::{Permitted, Result};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::audience::audience;
use super::load;
use crate::events::Presence;
use crate::ids::ConversationId;
use crate::permissions::ReadDesk;
use crate::settings::agents_see;

/// What somebody does in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Doing {
    /// Has it open; say so again every twenty seconds.
    Viewing,
    /// Types an answer; say so again every five seconds.
    Typing,
    /// Closed it.
    Left,
}

/// What the caller does.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Here {
    /// What.
    pub doing: Doing,
}

/// What `desk.presence` tells.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct PresenceTold {
    /// The conversation.
    pub conversation: ConversationId,
    /// Who.
    pub account: AccountId,
    /// What they do; forget it after thirty seconds.
    pub doing: Doing,
}

/// Tell colleagues that the caller looks at a conversation, or types in it.
///
/// For whoever sees it. Nothing is kept: the event `desk.presence` tells it to whoever sees the
/// conversation, so that two do not answer at once.
///
/// Refusals: `desk.conversation.not_found`.
#[utoipa::path(
    post, path = "/api/desk/conversations/{id}/presence", tag = "desk",
    operation_id = "tell_presence", params(("id" = ConversationId, Path)), request_body = Here,
    responses((status = 202, body = PresenceTold), (status = 404, description = "No such conversation")),
)]
pub async fn presence(
    me: Permitted<ReadDesk>,
    Param(id): Param<ConversationId>,
    Body(input): Body<Here>,
) -> Result<(StatusCode, Body<PresenceTold>)> {
    let row = load::visible(me.db(), me.caller(), id).await?;
    let told = PresenceTold { conversation: id, account: me.caller().account, doing: input.doing };
    let see = agents_see(me.db(), me.tenant_id()).await?;
    let mut tx = me.begin().await?;
    let audience = audience(&row, see);
    tx.announce(Presence { subject: id.to_string(), audience, data: json!(told) });
    tx.commit().await?;
    Ok((StatusCode::ACCEPTED, Body(told)))
}
