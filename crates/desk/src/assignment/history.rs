//! `GET /api/desk/conversations/{id}/assignments`: every change of hands.

use base::AccountId;
use chrono::{DateTime, Utc};
use kernel::http::{Body, Param};
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::Why;
use crate::conversations::load;
use crate::entity::assignment;
use crate::ids::{AssignmentId, ConversationId, TeamId};
use crate::permissions::ReadDesk;

/// Most changes of hands that are listed.
const LIMIT: u64 = 200;

/// Changes of hands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Assignments {
    /// Oldest first; the newest 200.
    pub data: Vec<Assignment>,
}

/// A change of hands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Assignment {
    /// Its id.
    pub id: AssignmentId,
    /// Whose it was.
    pub from: Option<AccountId>,
    /// Whose it was from then on.
    pub to: Option<AccountId>,
    /// The team it was with.
    pub team: Option<TeamId>,
    /// Why.
    pub why: Why,
    /// Who did it, as audit writes it.
    pub by: String,
    /// What they said with it.
    pub note: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// List a conversation's changes of hands.
///
/// For whoever sees the conversation.
///
/// Refusals: `desk.conversation.not_found`.
#[utoipa::path(
    get, path = "/api/desk/conversations/{id}/assignments", tag = "desk",
    operation_id = "list_assignments", params(("id" = ConversationId, Path)),
    responses((status = 200, body = Assignments), (status = 404, description = "No such conversation")),
)]
pub async fn history(
    me: Permitted<ReadDesk>,
    Param(id): Param<ConversationId>,
) -> Result<Body<Assignments>> {
    let row = load::visible(me.db(), me.caller(), id).await?;
    let mut rows = assignment::Entity::find()
        .filter(assignment::Column::ConversationId.eq(row.id))
        .order_by_desc(assignment::Column::At)
        .order_by_desc(assignment::Column::Id)
        .limit(LIMIT)
        .all(me.db())
        .await?;
    rows.reverse();
    let shown = |row: assignment::Model| Assignment {
        id: row.id,
        from: row.from_id,
        to: row.to_id,
        team: row.team_id,
        why: row.why,
        by: row.by_actor,
        note: row.note,
        at: row.at,
    };
    Ok(Body(Assignments { data: rows.into_iter().map(shown).collect() }))
}
