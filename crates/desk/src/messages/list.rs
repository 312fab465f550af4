//! `GET /api/desk/conversations/{id}/messages`: what was said, newest page first.

use std::collections::HashMap;

use base::Invalid;
use kernel::http::{Body, Param, Query};
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::DeskMessage;
use crate::conversations::list::limit_of;
use crate::conversations::load;
use crate::entity::message;
use crate::ids::ConversationId;
use crate::permissions::ReadDesk;

/// Which messages to list.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Places {
    /// Those before this place: the page above.
    pub before: Option<i64>,
    /// Those after this place, oldest first: what a screen missed.
    pub after: Option<i64>,
    /// Rows of a page, 1 to 100; 50 unless asked otherwise.
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u64>,
}

/// One page of a conversation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeskMessages {
    /// Oldest first.
    pub data: Vec<DeskMessage>,
    /// Whether there are more in the direction that was asked for.
    pub more: bool,
}

/// List the messages of a conversation.
///
/// For whoever sees it. The newest ones unless a place is named; either `before` or `after`.
///
/// Refusals: `desk.conversation.not_found`, `platform.invalid` (`limit`, `after`).
#[utoipa::path(
    get, path = "/api/desk/conversations/{id}/messages", tag = "desk",
    operation_id = "list_desk_messages", params(("id" = ConversationId, Path), Places),
    responses((status = 200, body = DeskMessages), (status = 404, description = "No such conversation")),
)]
pub async fn list(
    me: Permitted<ReadDesk>,
    Param(id): Param<ConversationId>,
    Query(places): Query<Places>,
) -> Result<Body<DeskMessages>> {
    let limit = limit_of(places.limit)?;
    let row = load::visible(me.db(), me.caller(), id).await?;
    let found = message::Entity::find().filter(message::Column::ConversationId.eq(row.id));
    let found = match (places.before, places.after) {
        (Some(_), Some(_)) => {
            let (id, en) = ("Pilih before atau after.", "Either before or after.");
            return Err(Invalid::field("after", "unexpected", id, en).into());
        }
        (Some(before), None) => {
            found.filter(message::Column::Seq.lt(before)).order_by_desc(message::Column::Seq)
        }
        (None, Some(after)) => {
            found.filter(message::Column::Seq.gt(after)).order_by_asc(message::Column::Seq)
        }
        (None, None) => found.order_by_desc(message::Column::Seq),
    };
    let mut rows = found.limit(limit + 1).all(me.db()).await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    rows.sort_by_key(|row| row.seq);
    Ok(Body(DeskMessages { data: dressed(me.db(), id, rows).await?, more }))
}

/// Rows with what they answer: one more statement, and only if something is answered that is not
/// among them.
pub(crate) async fn dressed(
    conn: &impl ConnectionTrait,
    conversation: ConversationId,
    rows: Vec<message::Model>,
) -> Result<Vec<DeskMessage>> {
    let mut known: HashMap<i64, message::Model> =
        rows.iter().map(|row| (row.seq, row.clone())).collect();
    let missing: Vec<i64> = rows
        .iter()
        .filter_map(|row| row.quoted_seq)
        .filter(|seq| !known.contains_key(seq))
        .collect();
    if !missing.is_empty() {
        let quoted = message::Entity::find()
            .filter(message::Column::ConversationId.eq(conversation))
            .filter(message::Column::Seq.is_in(missing))
            .all(conn)
            .await?;
        known.extend(quoted.into_iter().map(|row| (row.seq, row)));
    }
    let shown =
        |row: &message::Model| DeskMessage::of(row, row.quoted_seq.and_then(|seq| known.get(&seq)));
    Ok(rows.iter().map(shown).collect())
}

/// One row as it is shown.
pub(crate) async fn dressed_one(
    conn: &impl ConnectionTrait,
    row: message::Model,
) -> Result<DeskMessage> {
    let shown = dressed(conn, row.conversation_id, vec![row]).await?.pop();
    Ok(shown.ok_or_else(|| anyhow::anyhow!("a message that was there is gone"))?)
}
