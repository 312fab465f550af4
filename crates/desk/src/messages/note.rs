//! `POST /api/desk/conversations/{id}/notes`: a note among agents, perhaps to somebody by name.

use base::{AccountId, Invalid};
use http::StatusCode;
use kernel::audit::Entry;
use kernel::http::{Body, Param};
use kernel::{Audience, Permitted, Result, Tx};
use sea_orm::{EntityTrait, IntoActiveModel, QueryTrait};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::write::{self, NewRow};
use super::{DeskMessage, MessageKind, Refusal, preview};
use crate::agents::list::members;
use crate::assignment::hand;
use crate::conversations::load;
use crate::entity::{mention, message};
use crate::events::Mentioned;
use crate::ids::ConversationId;
use crate::permissions::WriteDesk;

/// Longest note.
const TEXT_MAX: usize = 10_000;
/// Most who are named in one note.
const MENTIONS_MAX: usize = 50;

/// A note.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewNote {
    /// Its words, 10,000 characters at most.
    pub text: String,
    /// Whom it names; they see the conversation from then on, and are told.
    #[serde(default)]
    pub mentions: Vec<AccountId>,
}

/// Write a note that the customer does not see.
///
/// For agents who see the conversation.
///
/// Refusals: `platform.invalid` (`text`, `mentions`), `desk.conversation.not_found`,
/// `desk.message.unknown_mention`.
#[utoipa::path(
    post, path = "/api/desk/conversations/{id}/notes", tag = "desk", operation_id = "create_note",
    params(("id" = ConversationId, Path)), request_body = NewNote,
    responses((status = 201, body = DeskMessage), (status = 404, description = "No such conversation")),
)]
pub async fn note(
    agent: Permitted<WriteDesk>,
    Param(id): Param<ConversationId>,
    Body(input): Body<NewNote>,
) -> Result<(StatusCode, Body<DeskMessage>)> {
    let text = text_of(&input)?;
    let mut tx = agent.begin().await?;
    let mut row = load::held(&tx, agent.caller(), id).await?;
    let before = row.assignee_id;
    let mut new = NewRow::new(MessageKind::Note, text);
    new.author = Some(agent.caller().account);
    let line = write::row(&tx, &mut row, new);
    name(&mut tx, &line, &input.mentions).await?;
    hand::finish(&mut tx, row, vec![line.clone()], before).await?;
    tx.audit(Entry::new("desk.note.create", line.id).after(id));
    tx.commit().await?;
    Ok((StatusCode::CREATED, Body(DeskMessage::of(&line, None))))
}

fn text_of(input: &NewNote) -> Result<String, Invalid> {
    let text = input.text.trim();
    if !(1..=TEXT_MAX).contains(&text.chars().count()) {
        let (id, en) = (
            "Catatan wajib diisi, paling banyak 10.000 huruf.",
            "A note has 1 to 10,000 characters.",
        );
        return Err(Invalid::field("text", "out_of_range", id, en));
    }
    if input.mentions.len() > MENTIONS_MAX {
        let (id, en) = ("Paling banyak 50 orang.", "50 people at most.");
        return Err(Invalid::field("mentions", "too_many", id, en));
    }
    Ok(text.to_owned())
}

/// Writes down whom a note names, and tells them.
async fn name(tx: &mut Tx, line: &message::Model, mentions: &[AccountId]) -> Result<()> {
    let mut mentions = mentions.to_vec();
    mentions.sort();
    mentions.dedup();
    if mentions.is_empty() {
        return Ok(());
    }
    let known = members(tx.app(), tx.conn(), tx.tenant().id).await?;
    let is_agent =
        |account: &AccountId| known.iter().any(|member| member.id == *account && member.is_active);
    if !mentions.iter().all(is_agent) {
        return Err(Refusal::UnknownMention.into());
    }
    let rows = mentions.iter().map(|account| {
        mention::Model {
            message_id: line.id,
            account_id: *account,
            tenant_id: line.tenant_id,
            conversation_id: line.conversation_id,
            at: tx.now(),
            read_at: None,
        }
        .into_active_model()
    });
    let insert = mention::Entity::insert_many(rows.collect::<Vec<_>>()).into_query();
    tx.insert_later(insert);
    let data = json!({
        "conversation": line.conversation_id,
        "message": line.id,
        "by": line.author_id,
        "text": preview(&line.body),
    });
    let audience = mentions.into_iter().map(Audience::Account).collect();
    tx.announce(Mentioned { subject: line.conversation_id.to_string(), audience, data });
    Ok(())
}
