//! `POST /api/desk/conversations/{id}/read`: how far the caller has read.

use kernel::http::{Body, Param};
use kernel::{Permitted, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::load;
use crate::entity::{mention, read};
use crate::ids::ConversationId;
use crate::permissions::ReadDesk;

/// How far the caller has read.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadMark {
    /// The place of the last message that was seen.
    pub seq: i64,
}

/// Mark a conversation as read up to a message.
///
/// For whoever sees it, for themselves. A mark only moves forward; notes that name the caller are
/// seen with it. Answers the mark as it is.
///
/// Refusals: `desk.conversation.not_found`.
#[utoipa::path(
    post, path = "/api/desk/conversations/{id}/read", tag = "desk", operation_id = "read_conversation",
    params(("id" = ConversationId, Path)), request_body = ReadMark,
    responses((status = 200, body = ReadMark), (status = 404, description = "No such conversation")),
)]
pub async fn read(
    me: Permitted<ReadDesk>,
    Param(id): Param<ConversationId>,
    Body(input): Body<ReadMark>,
) -> Result<Body<ReadMark>> {
    let account = me.caller().account;
    let row = load::visible(me.db(), me.caller(), id).await?;
    let seq = input.seq.clamp(0, row.last_seq);
    let known = read::Entity::find_by_id((id, account)).one(me.db()).await?;
    if let Some(known) = known.filter(|known| known.seq >= seq) {
        return Ok(Body(ReadMark { seq: known.seq }));
    }
    let tx = me.begin().await?;
    mark(&tx, id, account, seq).await?;
    mention::Entity::update_many()
        .col_expr(mention::Column::ReadAt, Expr::value(tx.now()))
        .filter(mention::Column::TenantId.eq(tx.tenant().id))
        .filter(mention::Column::AccountId.eq(account))
        .filter(mention::Column::ConversationId.eq(id))
        .filter(mention::Column::ReadAt.is_null())
        .exec(tx.conn())
        .await?;
    tx.commit().await?;
    Ok(Body(ReadMark { seq }))
}

/// Moves an account's mark forward.
pub(crate) async fn mark(
    tx: &Tx,
    conversation: ConversationId,
    account: base::AccountId,
    seq: i64,
) -> Result<()> {
    let row = read::ActiveModel {
        conversation_id: Set(conversation),
        account_id: Set(account),
        tenant_id: Set(tx.tenant().id),
        seq: Set(seq),
        at: Set(tx.now()),
    };
    let further = Expr::col((read::Entity, read::Column::Seq)).lt(seq);
    let conflict = OnConflict::columns([read::Column::ConversationId, read::Column::AccountId])
        .update_columns([read::Column::Seq, read::Column::At])
        .action_and_where(further)
        .to_owned();
    read::Entity::insert(row).on_conflict(conflict).exec_without_returning(tx.conn()).await?;
    Ok(())
}
