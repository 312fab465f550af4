//! `POST /api/desk/me/heartbeat`: an agent's screen is there.

use kernel::http::Body;
use kernel::{Permitted, Result};

use super::standing::{self, Change};
use super::{OwnStanding, SEEN_EVERY};
use crate::permissions::WriteDesk;

/// Say that the caller's screen is there.
///
/// For agents, each half a minute while the desk is open in front of them. Whoever is on shift and
/// was away is given what waits. Written down no more often than every fifteen seconds.
#[utoipa::path(
    post, path = "/api/desk/me/heartbeat", tag = "desk", operation_id = "desk_heartbeat",
    responses((status = 200, body = OwnStanding)),
)]
pub async fn heartbeat(agent: Permitted<WriteDesk>) -> Result<Body<OwnStanding>> {
    let account = agent.caller().account;
    let known = standing::find(agent.db(), agent.tenant_id(), account).await?;
    let recent = agent.now() - SEEN_EVERY;
    let is_fresh = |seen: Option<chrono::DateTime<chrono::Utc>>| seen.is_some_and(|at| at > recent);
    let row = match known.filter(|row| is_fresh(row.last_seen_at)) {
        Some(row) => row,
        None => {
            let mut tx = agent.begin().await?;
            let seen = Change { seen: true, ..Change::default() };
            let row = standing::change(&mut tx, account, seen).await?;
            tx.commit().await?;
            row
        }
    };
    let open = standing::open_of(agent.db(), agent.tenant_id(), account).await?;
    let (availability, capacity) = (row.availability, row.capacity);
    Ok(Body(OwnStanding { id: account, availability, capacity, open }))
}
