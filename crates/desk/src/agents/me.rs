//! `GET` and `PUT /api/desk/me`: the caller as an agent: on shift or away.

use kernel::audit::Entry;
use kernel::http::Body;
use kernel::{Ctx, Permitted, Result};
use serde::Deserialize;
use utoipa::ToSchema;

use super::standing::{self, Change};
use super::{Availability, OwnStanding};
use crate::permissions::WriteDesk;

/// What the caller says of itself.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MyAvailability {
    /// Whether it takes conversations.
    pub availability: Availability,
}

/// Show the caller as an agent.
///
/// For agents; whoever was never seen is away.
#[utoipa::path(
    get, path = "/api/desk/me", tag = "desk", operation_id = "show_desk_me",
    responses((status = 200, body = OwnStanding)),
)]
pub async fn show(agent: Permitted<WriteDesk>) -> Result<Body<OwnStanding>> {
    load(&agent, agent.caller().account).await.map(Body)
}

/// Begin or end the caller's shift.
///
/// For agents. Whoever begins is given what waits, up to their capacity; whoever ends keeps what
/// they have.
#[utoipa::path(
    put, path = "/api/desk/me", tag = "desk", operation_id = "change_desk_me",
    request_body = MyAvailability, responses((status = 200, body = OwnStanding)),
)]
pub async fn change(
    agent: Permitted<WriteDesk>,
    Body(input): Body<MyAvailability>,
) -> Result<Body<OwnStanding>> {
    let account = agent.caller().account;
    let mut tx = agent.begin().await?;
    let change = Change { availability: Some(input.availability), seen: true, ..Change::default() };
    standing::change(&mut tx, account, change).await?;
    tx.audit(Entry::new("desk.agent.availability", account).after(input.availability));
    tx.commit().await?;
    load(&agent, account).await.map(Body)
}

async fn load(ctx: &Ctx, account: base::AccountId) -> Result<OwnStanding> {
    let (db, tenant) = (ctx.db(), ctx.tenant_id());
    let row = standing::find(db, tenant, account).await?;
    let row = row.unwrap_or_else(|| standing::unseen(tenant, account, ctx.now()));
    let open = standing::open_of(db, tenant, account).await?;
    Ok(OwnStanding { id: account, availability: row.availability, capacity: row.capacity, open })
}
