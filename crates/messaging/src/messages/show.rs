//! `GET /api/admin/messages/{id}`: one message with every try to send it.

use base::TenantId;
use chrono::{DateTime, Utc};
use kernel::http::{Body, Param};
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::list::LoggedMessage;
use super::{MessageId, Refusal};
use crate::entity::{attempt, message};
use crate::permissions::ReadLog;

/// Most tries that are shown, the newest: a channel that is down for days makes many.
const ATTEMPTS_SHOWN: u64 = 100;

/// One message with its tries.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MessageDetail {
    /// The message.
    #[serde(flatten)]
    pub message: LoggedMessage,
    /// A mail's subject.
    pub subject: Option<String>,
    /// Not before this moment.
    pub not_before: DateTime<Utc>,
    /// Not sent from this moment on.
    pub expires_at: Option<DateTime<Utc>>,
    /// What the provider calls it.
    pub provider_id: Option<String>,
    /// When the recipient's device had it.
    pub delivered_at: Option<DateTime<Utc>>,
    /// When the recipient opened it.
    pub read_at: Option<DateTime<Utc>>,
    /// The tries, newest first.
    pub log: Vec<LoggedAttempt>,
}

/// One try to send a message.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LoggedAttempt {
    /// Which try it was, from 1.
    pub attempt: i32,
    /// When it ended.
    pub at: DateTime<Utc>,
    /// `accepted`, `retry`, `throttled`, `channel_down`, `rejected` or `unknown`.
    pub outcome: String,
    /// The reason or code.
    pub detail: Option<String>,
}

/// Show one message with every try to send it.
///
/// For whoever may read the message log.
///
/// Refusals: `messaging.message.not_found`.
#[utoipa::path(
    get, path = "/api/admin/messages/{id}", tag = "messaging", operation_id = "show_message",
    params(("id" = MessageId, Path)),
    responses((status = 200, body = MessageDetail)),
)]
pub async fn show(
    admin: Permitted<ReadLog>,
    Param(id): Param<MessageId>,
) -> Result<Body<MessageDetail>> {
    load(admin.db(), admin.tenant_id(), id).await.map(Body)
}

pub(super) async fn load(
    db: &impl ConnectionTrait,
    tenant: TenantId,
    id: MessageId,
) -> Result<MessageDetail> {
    let row = message::Entity::find_by_id(id)
        .filter(message::Column::TenantId.eq(tenant))
        .one(db)
        .await?
        .ok_or(Refusal::NotFound)?;
    let attempts = attempt::Entity::find()
        .filter(attempt::Column::MessageId.eq(id))
        .filter(attempt::Column::TenantId.eq(tenant))
        .order_by_desc(attempt::Column::Id)
        .limit(ATTEMPTS_SHOWN)
        .all(db)
        .await?;
    let log = attempts.into_iter().map(|row| LoggedAttempt {
        attempt: row.attempt,
        at: row.at,
        outcome: row.outcome,
        detail: row.detail,
    });
    Ok(MessageDetail {
        subject: row.subject.clone(),
        not_before: row.not_before,
        expires_at: row.expires_at,
        provider_id: row.provider_id.clone(),
        delivered_at: row.delivered_at,
        read_at: row.read_at,
        log: log.collect(),
        message: row.into(),
    })
}
