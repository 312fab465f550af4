//! `GET` and `POST /api/desk/conversations/{id}/macros/{macro}`: a ready answer's words for this
//! customer, and then what else it does.

use base::TenantId;
use kernel::audit::Entry;
use kernel::http::{Body, Param};
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use super::fill::fill;
use super::{Action, ReadyAnswer, Refusal};
use crate::assignment::hand::{self, Handover};
use crate::contacts::ContactBrief;
use crate::conversations::change::{self, ConversationChanges};
use crate::conversations::{Conversation, load};
use crate::entity::macro_;
use crate::ids::{ConversationId, MacroId};
use crate::permissions::{ReadDesk, WriteDesk};

/// A ready answer for one customer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FilledAnswer {
    /// Its words, for the person to send or change.
    pub text: String,
    /// What else it does when it is run.
    pub actions: Vec<Action>,
}

/// Fill a ready answer for a conversation.
///
/// For whoever sees the conversation. Nothing is sent.
///
/// Refusals: `desk.conversation.not_found`, `desk.macro.not_found`.
#[utoipa::path(
    get, path = "/api/desk/conversations/{id}/macros/{macro}", tag = "desk",
    operation_id = "fill_macro", params(("id" = ConversationId, Path), ("macro" = MacroId, Path)),
    responses((status = 200, body = FilledAnswer), (status = 404, description = "Nothing there")),
)]
pub async fn show(
    me: Permitted<ReadDesk>,
    Param((id, answer)): Param<(ConversationId, MacroId)>,
) -> Result<Body<FilledAnswer>> {
    let row = load::visible(me.db(), me.caller(), id).await?;
    let answer = find(me.db(), me.tenant_id(), answer).await?;
    let contact = ContactBrief::of(&load::contact_of(me.db(), &row).await?);
    let phone = contact.phone_text.unwrap_or_default();
    let values = [&*contact.name, &*phone, &*me.caller().name, &*me.tenant().name];
    Ok(Body(FilledAnswer { text: fill(&answer.body, values), actions: answer.actions }))
}

/// Do what else a ready answer does.
///
/// For agents who see the conversation, after its words were sent.
///
/// Refusals: `desk.conversation.not_found`, `desk.macro.not_found`, `desk.team.unknown`, and those
/// of changing a conversation.
#[utoipa::path(
    post, path = "/api/desk/conversations/{id}/macros/{macro}", tag = "desk",
    operation_id = "run_macro", params(("id" = ConversationId, Path), ("macro" = MacroId, Path)),
    responses((status = 200, body = Conversation), (status = 404, description = "Nothing there")),
)]
pub async fn run(
    agent: Permitted<WriteDesk>,
    Param((id, answer)): Param<(ConversationId, MacroId)>,
) -> Result<Body<Conversation>> {
    let mut tx = agent.begin().await?;
    let mut row = load::held(&tx, agent.caller(), id).await?;
    let answer = find(tx.conn(), tx.tenant().id, answer).await?;
    let before = row.assignee_id;
    let (mut changes, mut team) = (ConversationChanges::default(), None);
    for action in answer.actions {
        match action {
            Action::AddLabel { label } => changes.add_labels.push(label),
            Action::SetState { state } => changes.state = Some(state),
            Action::AssignTeam { team: to } => team = Some(to),
        }
    }
    let mut lines = change::apply(&mut tx, &mut row, &changes).await?;
    if team.is_some() {
        let handover = Handover { team, ..Handover::default() };
        lines.extend(hand::over(&mut tx, &mut row, &handover, None).await?);
    }
    let shown = hand::finish(&mut tx, row, lines, before).await?;
    tx.audit(Entry::new("desk.macro.run", id).after(answer.id));
    tx.commit().await?;
    Ok(Body(shown))
}

async fn find(conn: &impl ConnectionTrait, tenant: TenantId, id: MacroId) -> Result<ReadyAnswer> {
    let found = macro_::Entity::find_by_id(id)
        .filter(macro_::Column::TenantId.eq(tenant))
        .filter(macro_::Column::IsActive.eq(true))
        .one(conn)
        .await?;
    Ok(found.map(ReadyAnswer::from).ok_or(Refusal::NotFound)?)
}
