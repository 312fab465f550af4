//! `GET /api/desk/agents`: who answers, and who of them is there.

use std::collections::HashMap;

use base::{AccountId, TenantId};
use identity::accounts::{self, Member};
use kernel::http::Body;
use kernel::{App, Ctx, Permission, Permitted, Result};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Agent, standing};
use crate::conversations::state::Status;
use crate::entity::{agent, conversation, team_member};
use crate::permissions::{ReadDesk, WriteDesk};

/// The agents.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Agents {
    /// By name; whoever left too.
    pub data: Vec<Agent>,
}

/// List the agents.
///
/// For everybody at the desk: all whose role may answer, with their names for what they wrote.
#[utoipa::path(
    get, path = "/api/desk/agents", tag = "desk", operation_id = "list_agents",
    responses((status = 200, body = Agents)),
)]
pub async fn list(me: Permitted<ReadDesk>) -> Result<Body<Agents>> {
    Ok(Body(Agents { data: load(&me).await? }))
}

/// The members whose role may answer.
pub(crate) async fn members(
    app: &App,
    conn: &impl ConnectionTrait,
    tenant: TenantId,
) -> Result<Vec<Member>> {
    let registry = app.registry();
    let may = |role: &&str| registry.role(role).contains(WriteDesk::INFO.name);
    let roles: Vec<&str> = registry.role_names().filter(may).collect();
    accounts::members(conn, tenant, &roles).await
}

/// All agents, in four statements however many.
pub(crate) async fn load(ctx: &Ctx) -> Result<Vec<Agent>> {
    let (db, tenant) = (ctx.db(), ctx.tenant_id());
    let members = members(ctx.app(), db, tenant).await?;
    let rows = agent::Entity::find().filter(agent::Column::TenantId.eq(tenant)).all(db).await?;
    let rows: HashMap<AccountId, agent::Model> =
        rows.into_iter().map(|row| (row.account_id, row)).collect();
    let teams = team_member::Entity::find()
        .filter(team_member::Column::TenantId.eq(tenant))
        .all(db)
        .await?;
    let open = open_counts(db, tenant).await?;
    let dressed = members.into_iter().map(|member| {
        let row = rows.get(&member.id).cloned();
        let row = row.unwrap_or_else(|| standing::unseen(tenant, member.id, ctx.now()));
        Agent {
            is_online: member.is_active && standing::is_online(&row, ctx.now()),
            id: member.id,
            name: member.name,
            role: member.role,
            is_active: member.is_active,
            availability: row.availability,
            capacity: row.capacity,
            open: open.get(&member.id).copied().unwrap_or_default(),
            teams: teams
                .iter()
                .filter(|team| team.account_id == member.id)
                .map(|team| team.team_id)
                .collect(),
            last_seen_at: row.last_seen_at,
        }
    });
    Ok(dressed.collect())
}

async fn open_counts(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
) -> Result<HashMap<AccountId, i64>> {
    let rows: Vec<(Option<AccountId>, i64)> = conversation::Entity::find()
        .select_only()
        .column(conversation::Column::AssigneeId)
        .expr_as(Expr::cust("COUNT(*)"), "open")
        .filter(conversation::Column::TenantId.eq(tenant))
        .filter(conversation::Column::State.eq(Status::Open))
        .filter(conversation::Column::AssigneeId.is_not_null())
        .group_by(conversation::Column::AssigneeId)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().filter_map(|(account, open)| Some((account?, open))).collect())
}
