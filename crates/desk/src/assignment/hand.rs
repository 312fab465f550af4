//! `POST /api/desk/conversations/{id}/assign`: hand a conversation over, or back to the pool.

use base::{AccountId, Invalid};
use kernel::audit::Entry;
use kernel::http::{Body, Param};
use kernel::{Permitted, Result, Tx};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::give::{self, Hand};
use super::{Why, queue};
use crate::agents::{self, list};
use crate::conversations::Conversation;
use crate::conversations::audience::{audience, leavers};
use crate::conversations::load;
use crate::entity::{conversation, inbox, message};
use crate::events::{ConversationLeft, MessageAdded};
use crate::ids::{ConversationId, TeamId};
use crate::messages::write::{self, NewRow};
use crate::messages::{DeskMessage, MessageKind};
use crate::permissions::AssignDesk;
use crate::settings::agents_see;
use crate::teams;

/// Longest note of a hand-over.
const NOTE_MAX: usize = 2000;

/// Whose it shall be.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Handover {
    /// The agent; nobody if it goes to a team or back to the pool.
    pub assignee: Option<AccountId>,
    /// The team; without an agent its next one gets it, if any is there.
    pub team: Option<TeamId>,
    /// What the next one should know, 2000 characters at most: becomes a note.
    pub note: Option<String>,
}

/// Hand a conversation to an agent or a team, or back to the pool.
///
/// For whoever may assign and sees the conversation. Capacity does not stop a person. Without an
/// agent it goes to the next one of the team, or of all, who is there; the agent who hands it over
/// is not given it again at once. A note becomes one of the conversation.
///
/// Refusals: `platform.invalid` (`note`), `desk.conversation.not_found`, `desk.agent.unknown`,
/// `desk.team.unknown`.
#[utoipa::path(
    post, path = "/api/desk/conversations/{id}/assign", tag = "desk",
    operation_id = "assign_conversation", params(("id" = ConversationId, Path)),
    request_body = Handover,
    responses((status = 200, body = Conversation), (status = 404, description = "No such conversation")),
)]
pub async fn assign(
    agent: Permitted<AssignDesk>,
    Param(id): Param<ConversationId>,
    Body(input): Body<Handover>,
) -> Result<Body<Conversation>> {
    let note = note_of(input.note.as_deref())?;
    let mut tx = agent.begin().await?;
    let mut row = load::held(&tx, agent.caller(), id).await?;
    let before = row.assignee_id;
    let lines = over(&mut tx, &mut row, &input, note).await?;
    let shown = finish(&mut tx, row, lines, before).await?;
    let after = json!({ "assignee": shown.assignee, "team": shown.team });
    tx.audit(Entry::new("desk.conversation.assign", id).before(before).after(after));
    tx.commit().await?;
    Ok(Body(shown))
}

/// Hands a row over that the transaction holds. Answers the lines for the timeline.
pub(crate) async fn over(
    tx: &mut Tx,
    row: &mut conversation::Model,
    input: &Handover,
    note: Option<String>,
) -> Result<Vec<message::Model>> {
    require(tx, input).await?;
    let before = row.assignee_id;
    row.team_id = input.team;
    let mut lines = Vec::new();
    if let Some(note) = &note {
        let mut new = NewRow::new(MessageKind::Note, note.clone());
        new.author = tx.actor().account();
        lines.push(write::row(tx, row, new));
    }
    let why = if input.assignee.is_some() { Why::HandedOver } else { Why::Released };
    let hand = Hand { to: input.assignee, why, note };
    lines.push(give::change(tx, row, hand));
    lines.extend(next_of_team(tx, row, before).await?);
    Ok(lines)
}

fn note_of(note: Option<&str>) -> Result<Option<String>, Invalid> {
    let note = note.map(str::trim).filter(|note| !note.is_empty());
    if note.is_some_and(|note| note.chars().count() > NOTE_MAX) {
        let (id, en) = ("Catatan paling banyak 2000 huruf.", "A note has 2000 characters at most.");
        return Err(Invalid::field("note", "too_long", id, en));
    }
    Ok(note.map(str::to_owned))
}

async fn require(tx: &Tx, input: &Handover) -> Result<()> {
    if let Some(team) = input.team {
        teams::require(tx.conn(), tx.tenant().id, team).await?;
    }
    if let Some(account) = input.assignee {
        let members = list::members(tx.app(), tx.conn(), tx.tenant().id).await?;
        if !members.iter().any(|member| member.id == account && member.is_active) {
            return Err(agents::Refusal::Unknown.into());
        }
    }
    Ok(())
}

/// What goes to nobody in particular goes to whoever is next, but not back to who gave it away.
async fn next_of_team(
    tx: &mut Tx,
    row: &mut conversation::Model,
    before: Option<AccountId>,
) -> Result<Option<message::Model>> {
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    if row.assignee_id.is_some() || row.waiting_since.is_none() {
        return Ok(None);
    }
    let inbox = inbox::Entity::find_by_id(row.inbox_id)
        .filter(inbox::Column::TenantId.eq(row.tenant_id))
        .one(tx.conn())
        .await?;
    let Some(inbox) = inbox.filter(|inbox| give::assigns_now(tx, inbox)) else { return Ok(None) };
    let turn = queue::turn(tx).await?;
    let all = super::candidates::online(tx).await?;
    let mut theirs = super::candidates::of_team(tx, row.team_id.or(inbox.team_id), &all).await?;
    theirs.retain(|one| Some(one.account) != before);
    let Some((to, why)) = super::choose::choose(&theirs, inbox.rotation, None) else {
        return Ok(None);
    };
    give::took_turn(tx, to, turn).await?;
    Ok(Some(give::change(tx, row, Hand::new(Some(to), why))))
}

/// Writes the row and its lines, and tells whoever sees it now and whoever saw it before.
pub(crate) async fn finish(
    tx: &mut Tx,
    row: conversation::Model,
    lines: Vec<message::Model>,
    before: Option<AccountId>,
) -> Result<Conversation> {
    load::write(tx, &row).await?;
    let contact = load::contact_of(tx.conn(), &row).await?;
    let see = agents_see(tx.conn(), row.tenant_id).await?;
    let left = leavers(before, row.assignee_id, see);
    if !left.is_empty() {
        tx.announce(ConversationLeft::of(row.id, left));
    }
    for line in &lines {
        let shown = DeskMessage::of(line, None);
        tx.announce(MessageAdded::of(&shown, &row, &contact, audience(&row, see)));
    }
    write::insert(tx, lines).await?;
    Ok(Conversation::of(&row, &contact))
}
