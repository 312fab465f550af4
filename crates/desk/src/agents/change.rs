//! `PUT /api/desk/agents/{id}`: how much an agent takes, and their shift.

use base::{AccountId, Invalid};
use kernel::audit::Entry;
use kernel::http::{Body, Param};
use kernel::{Permitted, Result};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::standing::{self, Change};
use super::{Agent, Availability, CAPACITY_MAX, Refusal, list};
use crate::permissions::SuperviseDesk;

/// What is to change; what is absent stays.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AgentChanges {
    /// Open conversations they take at once, 0 to 200.
    pub capacity: Option<i32>,
    /// Whether they take conversations.
    pub availability: Option<Availability>,
}

/// Change how much an agent takes, or their shift.
///
/// For supervisors. Whoever may take more is given what waits; nobody loses what they have.
///
/// Refusals: `platform.invalid` (`capacity`), `desk.agent.not_found`.
#[utoipa::path(
    put, path = "/api/desk/agents/{id}", tag = "desk", operation_id = "change_agent",
    params(("id" = AccountId, Path)), request_body = AgentChanges,
    responses((status = 200, body = Agent), (status = 404, description = "No such agent")),
)]
pub async fn change(
    supervisor: Permitted<SuperviseDesk>,
    Param(id): Param<AccountId>,
    Body(input): Body<AgentChanges>,
) -> Result<Body<Agent>> {
    if input.capacity.is_some_and(|capacity| !(0..=CAPACITY_MAX).contains(&capacity)) {
        let (id, en) = ("Kapasitas antara 0 dan 200.", "The capacity is 0 to 200.");
        return Err(Invalid::field("capacity", "out_of_range", id, en).into());
    }
    let mut tx = supervisor.begin().await?;
    let members = list::members(tx.app(), tx.conn(), tx.tenant().id).await?;
    if !members.iter().any(|member| member.id == id) {
        return Err(Refusal::NotFound.into());
    }
    let before = standing::find(tx.conn(), tx.tenant().id, id).await?;
    let before = before.map(|row| AgentChanges {
        capacity: Some(row.capacity),
        availability: Some(row.availability),
    });
    let AgentChanges { capacity, availability } = input;
    standing::change(&mut tx, id, Change { capacity, availability, seen: false }).await?;
    tx.audit(Entry::new("desk.agent.change", id).before(before).after(input));
    tx.commit().await?;
    let agents = list::load(&supervisor).await?;
    Ok(Body(agents.into_iter().find(|agent| agent.id == id).ok_or(Refusal::NotFound)?))
}
