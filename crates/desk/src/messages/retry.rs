//! `POST /api/desk/messages/{id}/retry`: send again what did not arrive.

use kernel::audit::Entry;
use kernel::http::{Body, Param};
use kernel::{Permitted, Result, Tx};
use messaging::MessageId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::content::Content;
use super::{DeskMessage, Refusal, SendState, deliver, list};
use crate::conversations::audience::audience;
use crate::conversations::load;
use crate::entity::message;
use crate::events::MessageChanged;
use crate::ids::DeskMessageId;
use crate::permissions::WriteDesk;
use crate::settings::agents_see;

/// Send a message again that did not arrive.
///
/// For agents who see its conversation; messages whose `state` is `failed` or `unknown`. One that
/// is `unknown` may arrive twice.
///
/// Refusals: `desk.message.not_found`, `desk.message.not_retryable`,
/// `desk.conversation.window_closed`, `desk.conversation.cannot_send`.
#[utoipa::path(
    post, path = "/api/desk/messages/{id}/retry", tag = "desk", operation_id = "retry_desk_message",
    params(("id" = DeskMessageId, Path)),
    responses((status = 200, body = DeskMessage), (status = 404, description = "No such message")),
)]
pub async fn retry(
    agent: Permitted<WriteDesk>,
    Param(id): Param<DeskMessageId>,
) -> Result<Body<DeskMessage>> {
    let mut tx = agent.begin().await?;
    let old = find(&tx, id).await?;
    let conversation = match load::held(&tx, agent.caller(), old.conversation_id).await {
        Err(base::Error::Refusal(_)) => return Err(Refusal::NotFound.into()),
        found => found?,
    };
    let content = Content::stored(old.content.as_ref());
    let way = deliver::way(&tx, &conversation, content.as_ref()).await?;
    let quoted = deliver::quoted(&tx, &conversation, old.quoted_seq).await?;
    let name = quoted.as_ref().and_then(|row| row.provider_id.clone());
    let new = deliver::outgoing(&way, &old.body, content.as_ref(), name);
    let sent = messaging::whatsapp(&mut tx, new).await?;
    let row = requeue(&tx, id, sent).await?;
    let see = agents_see(tx.conn(), tx.tenant().id).await?;
    let shown = list::dressed_one(tx.conn(), row).await?;
    tx.announce(MessageChanged::of(&shown, audience(&conversation, see)));
    tx.audit(Entry::new("desk.message.retry", id).before(old.state).after(shown.state));
    tx.commit().await?;
    Ok(Body(shown))
}

async fn find(tx: &Tx, id: DeskMessageId) -> Result<message::Model> {
    let found = message::Entity::find_by_id(id)
        .filter(message::Column::TenantId.eq(tx.tenant().id))
        .one(tx.conn())
        .await?;
    Ok(found.ok_or(Refusal::NotFound)?)
}

/// Points the message to the new one in the outbox, if it still did not arrive: of two who press at
/// once, one sends.
async fn requeue(tx: &Tx, id: DeskMessageId, sent: MessageId) -> Result<message::Model> {
    let changed = message::Entity::update_many()
        .col_expr(message::Column::MessageId, Expr::value(sent))
        .col_expr(message::Column::State, Expr::value(Some(SendState::Queued)))
        .col_expr(message::Column::Error, Expr::value(None::<String>))
        .filter(message::Column::Id.eq(id))
        .filter(message::Column::State.is_in([SendState::Failed, SendState::Unknown]))
        .exec_with_returning(tx.conn())
        .await?;
    Ok(changed.into_iter().next().ok_or(Refusal::NotRetryable)?)
}
