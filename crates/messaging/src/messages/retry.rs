//! `POST /api/admin/messages/{id}/retry`: send a message again that did not arrive.

use kernel::audit::Entry;
use kernel::http::{Body, Param};
use kernel::{Permitted, Result, Tx};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveEnum, ColumnTrait, EntityTrait, Iterable, QueryFilter};

use super::redact::is_one_time;
use super::show::{self, MessageDetail};
use super::{MessageId, MessageUpdated, Refusal, State};
use crate::entity::message::{Column, Entity, Model};
use crate::outbox::PUMP;
use crate::permissions::RetryMessages;

/// Send a message again that failed, expired, or whose fate is unknown.
///
/// For whoever may retry messages. It keeps its id on the wire, starts with all its tries, and no
/// longer expires; the act is audited.
///
/// Refusals: `messaging.message.not_found`, `messaging.message.not_retryable`,
/// `messaging.message.one_time`.
#[utoipa::path(
    post, path = "/api/admin/messages/{id}/retry", tag = "messaging", operation_id = "retry_message",
    params(("id" = MessageId, Path)),
    responses((status = 200, body = MessageDetail)),
)]
pub async fn retry(
    admin: Permitted<RetryMessages>,
    Param(id): Param<MessageId>,
) -> Result<Body<MessageDetail>> {
    let mut tx = admin.begin().await?;
    let message = find(&tx, id).await?;
    if is_one_time(message.class, &message.text) {
        return Err(Refusal::OneTime.into());
    }
    requeue(&tx, &message).await?;
    let before = message.state.to_value();
    tx.audit(
        Entry::new("messaging.message.retry", id).before(before).after(State::Queued.to_value()),
    );
    tx.announce(MessageUpdated::of(find(&tx, id).await?, tx.now()));
    tx.nudge(PUMP);
    let shown = show::load(tx.conn(), tx.tenant().id, id).await?;
    tx.commit().await?;
    Ok(Body(shown))
}

async fn find(tx: &Tx, id: MessageId) -> Result<Model> {
    let found = Entity::find_by_id(id).filter(Column::TenantId.eq(tx.tenant().id));
    Ok(found.one(tx.conn()).await?.ok_or(Refusal::NotFound)?)
}

/// The database decides between two people who press at once.
async fn requeue(tx: &Tx, message: &Model) -> Result<()> {
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Queued.to_value()))
        .col_expr(Column::Attempts, Expr::value(0))
        .col_expr(Column::NotBefore, Expr::value(tx.now()))
        .col_expr(Column::ExpiresAt, Expr::value(None::<DateTimeUtc>))
        .col_expr(Column::Error, Expr::value(None::<String>))
        .filter(Column::Id.eq(message.id))
        .filter(Column::TenantId.eq(tx.tenant().id))
        .filter(Column::State.is_in(State::iter().filter(|state| state.is_retryable())))
        .exec(tx.conn())
        .await?;
    if done.rows_affected == 1 {
        return Ok(());
    }
    Err(Refusal::NotRetryable { state: message.state.to_value() }.into())
}
