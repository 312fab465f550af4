//! `POST /api/desk/conversations`: write to somebody first.

use base::{Invalid, Phone, Refuse};
use http::StatusCode;
use kernel::audit::Entry;
use kernel::http::Body;
use kernel::idempotency::{self, Claim, IdempotencyKey};
use kernel::{Permitted, Result, Tx};
use messaging::Approved;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use whatsapp::Address;

use super::{Conversation, Refusal, show};
use crate::contacts::known::{self, Who};
use crate::entity::{conversation, inbox};
use crate::ids::{ConversationId, DeskMessageId, InboxId};
use crate::inbound::matter;
use crate::messages::deliver::{self, Draft};
use crate::messages::send::{ClientKey, NewReply};
use crate::permissions::WriteDesk;

/// The command's name among idempotency keys.
const COMMAND: &str = "desk.start";

/// The first message to somebody.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewConversation {
    /// The number, in any spelling.
    pub phone: String,
    /// Which line it leaves by.
    pub inbox: InboxId,
    /// Its words, 4096 characters at most.
    pub text: String,
    /// An approved text; needed where the line only takes those first.
    #[serde(default)]
    pub template: Option<Approved>,
}

/// Write to somebody first.
///
/// For agents. Needs an `Idempotency-Key`. Goes on with the conversation that is under way with
/// that number, or was resolved a short while ago, if the caller sees it; else it begins one that
/// is the caller's.
///
/// Refusals: `platform.invalid` (`phone`, `text`), `platform.idempotency_key_missing`,
/// `platform.idempotency_key_reused`, `desk.conversation.unknown_inbox`,
/// `desk.conversation.window_closed`, `desk.conversation.not_found` for one of somebody else's.
#[utoipa::path(
    post, path = "/api/desk/conversations", tag = "desk", operation_id = "start_conversation",
    params(("idempotency-key" = String, Header)), request_body = NewConversation,
    responses((status = 201, body = Conversation)),
)]
pub async fn start(
    agent: Permitted<WriteDesk>,
    key: IdempotencyKey,
    client_key: ClientKey,
    Body(input): Body<NewConversation>,
) -> Result<(StatusCode, Body<Conversation>)> {
    let phone = phone_of(&input.phone)?;
    let reply = NewReply {
        text: input.text.clone(),
        template: input.template.clone(),
        ..NewReply::default()
    };
    let draft = Draft::checked(agent.app(), agent.tenant_id(), reply).await?;
    let mut tx = agent.begin().await?;
    let message: DeskMessageId = tx.new_id();
    let claim = idempotency::claim(&tx, COMMAND, &key, &input).await?;
    let id = match claim {
        Claim::Repeat(id) => id.parse::<ConversationId>().map_err(anyhow::Error::from)?,
        Claim::First => {
            let row = find(&mut tx, input.inbox, &phone).await?;
            seen(&tx, agent.caller(), &row).await?;
            let id = row.id;
            let draft = Draft { id: message, key: Some(client_key.0), ..draft };
            deliver::reply(&mut tx, agent.caller(), row, draft).await?;
            idempotency::fulfil(&tx, COMMAND, &key, id).await?;
            tx.audit(Entry::new("desk.conversation.start", id).after(&phone));
            id
        }
    };
    let row = super::load::visible(tx.conn(), agent.caller(), id).await?;
    let shown = show::dressed(tx.conn(), agent.caller().account, row).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Body(shown)))
}

fn phone_of(text: &str) -> Result<Phone, Invalid> {
    Phone::parse(text).map_err(|refusal| {
        let (id, en) = (refusal.text(base::Language::Id), refusal.text(base::Language::En));
        Invalid::field("phone", refusal.code(), &id, &en)
    })
}

/// The conversation with a number, begun if there is none to go on with.
async fn find(tx: &mut Tx, inbox: InboxId, phone: &Phone) -> Result<conversation::Model> {
    let found = inbox::Entity::find_by_id(inbox)
        .filter(inbox::Column::TenantId.eq(tx.tenant().id))
        .filter(inbox::Column::IsActive.eq(true))
        .one(tx.conn())
        .await?;
    let inbox = found.ok_or(Refusal::UnknownInbox)?;
    let contact = known::find_or_make(tx, inbox.id, &Who::with_phone(phone)).await?;
    let chat = Address::Phone(phone.clone());
    Ok(matter::find(tx, &inbox, &contact, &chat).await?.row)
}

/// What is somebody else's is not gone on with.
async fn seen(tx: &Tx, caller: &kernel::Caller, row: &conversation::Model) -> Result<()> {
    super::load::visible(tx.conn(), caller, row.id).await.map(drop)
}
