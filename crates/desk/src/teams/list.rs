//! `GET /api/desk/teams`: the teams and who is in them.

use base::TenantId;
use kernel::http::Body;
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::Team;
use crate::entity::{team, team_member};
use crate::permissions::ReadDesk;

/// Most teams that are listed.
const LIMIT: u64 = 200;

/// The teams.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Teams {
    /// By name.
    pub data: Vec<Team>,
}

/// List the teams.
///
/// For everybody at the desk; those that are off too.
#[utoipa::path(
    get, path = "/api/desk/teams", tag = "desk", operation_id = "list_teams",
    responses((status = 200, body = Teams)),
)]
pub async fn list(me: Permitted<ReadDesk>) -> Result<Body<Teams>> {
    Ok(Body(Teams { data: load(me.db(), me.tenant_id()).await? }))
}

/// All teams with their members, in two statements.
pub(crate) async fn load(conn: &impl ConnectionTrait, tenant: TenantId) -> Result<Vec<Team>> {
    let teams = team::Entity::find()
        .filter(team::Column::TenantId.eq(tenant))
        .order_by_asc(team::Column::Name)
        .limit(LIMIT)
        .all(conn)
        .await?;
    let members = team_member::Entity::find()
        .filter(team_member::Column::TenantId.eq(tenant))
        .order_by_asc(team_member::Column::AccountId)
        .all(conn)
        .await?;
    let dressed = teams.into_iter().map(|team| Team {
        members: members
            .iter()
            .filter(|member| member.team_id == team.id)
            .map(|member| member.account_id)
            .collect(),
        id: team.id,
        name: team.name,
        is_active: team.is_active,
    });
    Ok(dressed.collect())
}
