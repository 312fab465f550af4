//! `POST /api/desk/conversations/{id}/messages`: answer the customer.

use http::StatusCode;
use kernel::audit::Entry;
use kernel::http::{Body, Param};
use kernel::idempotency::{self, Claim, IdempotencyKey};
use kernel::{Permitted, Result, Tx};
use messaging::Approved;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::deliver::{self, Draft};
use super::{DeskMessage, list};
use crate::conversations::load;
use crate::entity::message;
use crate::ids::{ConversationId, DeskMessageId};
use crate::permissions::WriteDesk;

/// The command's name among idempotency keys.
const COMMAND: &str = "desk.send";

/// An answer.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewReply {
    /// Its words, 4096 characters at most; of a file its caption. Needed unless there is a file.
    /// With a template they are what the desk shows.
    pub text: String,
    /// A file that was uploaded.
    pub attachment: Option<NewAttachment>,
    /// The place of the message it answers.
    pub quoted_seq: Option<i64>,
    /// An approved text, for when free text may not be sent.
    pub template: Option<Approved>,
}

/// A file to be sent.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAttachment {
    /// What the upload answered as `file`.
    pub file: String,
    /// The name that the phone shows for a document, 120 characters at most.
    pub file_name: Option<String>,
}

/// Send a message to the customer.
///
/// For agents who see the conversation. Needs an `Idempotency-Key`: the same key again answers with
/// the first message and sends nothing. It is durable when this answers, leaves in order, and its
/// `state` follows by `desk.message_changed`. A conversation that is nobody's becomes the caller's;
/// one that is resolved opens.
///
/// Refusals: `platform.invalid` (`text`, `attachment`), `platform.idempotency_key_missing`,
/// `platform.idempotency_key_reused`, `desk.conversation.not_found`,
/// `desk.conversation.window_closed`, `desk.conversation.cannot_send`,
/// `desk.conversation.another_open`, `desk.message.unknown_quote`, `desk.message.unknown_file`.
#[utoipa::path(
    post, path = "/api/desk/conversations/{id}/messages", tag = "desk",
    operation_id = "send_desk_message",
    params(("id" = ConversationId, Path), ("idempotency-key" = String, Header)),
    request_body = NewReply,
    responses((status = 201, body = DeskMessage), (status = 404, description = "No such conversation")),
)]
pub async fn send(
    agent: Permitted<WriteDesk>,
    key: IdempotencyKey,
    client_key: ClientKey,
    Param(id): Param<ConversationId>,
    Body(input): Body<NewReply>,
) -> Result<(StatusCode, Body<DeskMessage>)> {
    let draft = Draft::checked(agent.app(), agent.tenant_id(), input.clone()).await?;
    let mut tx = agent.begin().await?;
    let row = load::held(&tx, agent.caller(), id).await?;
    let message: DeskMessageId = tx.new_id();
    let claim = idempotency::claim_for(&tx, COMMAND, &key, &(id, &input), message).await?;
    if let Claim::Repeat(first) = claim {
        let shown = again(&tx, &first).await?;
        tx.commit().await?;
        return Ok((StatusCode::CREATED, Body(shown)));
    }
    let draft = Draft { id: message, key: Some(client_key.0), ..draft };
    let shown = deliver::reply(&mut tx, agent.caller(), row, draft).await?;
    tx.audit(Entry::new("desk.message.send", shown.id).after(id));
    tx.commit().await?;
    Ok((StatusCode::CREATED, Body(shown)))
}

/// What the first request with the key made.
async fn again(tx: &Tx, id: &str) -> Result<DeskMessage> {
    let id: DeskMessageId = id.parse().map_err(anyhow::Error::from)?;
    let row = message::Entity::find_by_id(id)
        .filter(message::Column::TenantId.eq(tx.tenant().id))
        .one(tx.conn())
        .await?;
    let row = row.ok_or_else(|| anyhow::anyhow!("a message that was sent is gone"))?;
    list::dressed_one(tx.conn(), row).await
}

/// The key as the screen wrote it, so that it knows its own message when it hears of it.
#[derive(Clone, Debug)]
pub struct ClientKey(pub(crate) String);

impl axum::extract::FromRequestParts<kernel::App> for ClientKey {
    type Rejection = base::Error;

    async fn from_request_parts(parts: &mut http::request::Parts, _: &kernel::App) -> Result<Self> {
        let value = parts.headers.get("idempotency-key").and_then(|value| value.to_str().ok());
        Ok(Self(value.unwrap_or_default().trim().to_owned()))
    }
}
