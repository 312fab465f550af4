//! `POST /api/desk/teams`, `PUT /api/desk/teams/{id}`: make and change teams.

use base::{AccountId, Invalid};
use http::StatusCode;
use kernel::audit::Entry;
use kernel::http::{Body, Param};
use kernel::{Permitted, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, SqlErr};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Refusal, Team, list};
use crate::agents;
use crate::entity::{team, team_member};
use crate::ids::TeamId;
use crate::permissions::ManageDesk;

/// Longest name.
const NAME_MAX: usize = 60;
/// Most agents of one team.
const MEMBERS_MAX: usize = 500;

/// A team to be made.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTeam {
    /// Its name, 60 characters at most.
    pub name: String,
    /// Its agents.
    #[serde(default)]
    pub members: Vec<AccountId>,
}

/// What is to change; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TeamChanges {
    /// Its name.
    pub name: Option<String>,
    /// Whether conversations may be handed to it.
    pub is_active: Option<bool>,
    /// All its agents.
    pub members: Option<Vec<AccountId>>,
}

/// Make a team.
///
/// For whoever may manage the desk.
///
/// Refusals: `platform.invalid` (`name`, `members`), `desk.team.name_taken`,
/// `desk.team.unknown_agent`.
#[utoipa::path(
    post, path = "/api/desk/teams", tag = "desk", operation_id = "create_team",
    request_body = NewTeam, responses((status = 201, body = Team)),
)]
pub async fn create(
    admin: Permitted<ManageDesk>,
    Body(input): Body<NewTeam>,
) -> Result<(StatusCode, Body<Team>)> {
    let name = name_of(&input.name)?;
    let mut tx = admin.begin().await?;
    let row = team::Model {
        id: tx.new_id(),
        tenant_id: tx.tenant().id,
        name,
        is_active: true,
        created_at: tx.now(),
    };
    let id = row.id;
    team::Entity::insert(row.into_active_model())
        .exec_without_returning(tx.conn())
        .await
        .map_err(taken)?;
    set_members(&tx, id, &input.members).await?;
    let team = shown(&tx, id).await?;
    tx.audit(Entry::new("desk.team.create", id).after(&team));
    tx.commit().await?;
    Ok((StatusCode::CREATED, Body(team)))
}

/// Change a team.
///
/// For whoever may manage the desk. Conversations that it has stay with it.
///
/// Refusals: `platform.invalid` (`name`, `members`), `desk.team.not_found`,
/// `desk.team.name_taken`, `desk.team.unknown_agent`.
#[utoipa::path(
    put, path = "/api/desk/teams/{id}", tag = "desk", operation_id = "change_team",
    params(("id" = TeamId, Path)), request_body = TeamChanges,
    responses((status = 200, body = Team), (status = 404, description = "No such team")),
)]
pub async fn change(
    admin: Permitted<ManageDesk>,
    Param(id): Param<TeamId>,
    Body(input): Body<TeamChanges>,
) -> Result<Body<Team>> {
    let name = input.name.as_deref().map(name_of).transpose()?;
    let mut tx = admin.begin().await?;
    let before = shown(&tx, id).await?;
    team::Entity::update_many()
        .col_expr(team::Column::Name, Expr::value(name.unwrap_or_else(|| before.name.clone())))
        .col_expr(team::Column::IsActive, Expr::value(input.is_active.unwrap_or(before.is_active)))
        .filter(team::Column::Id.eq(id))
        .filter(team::Column::TenantId.eq(tx.tenant().id))
        .exec(tx.conn())
        .await
        .map_err(taken)?;
    if let Some(members) = &input.members {
        set_members(&tx, id, members).await?;
    }
    let team = shown(&tx, id).await?;
    tx.audit(Entry::new("desk.team.change", id).before(before).after(&team));
    tx.commit().await?;
    Ok(Body(team))
}

fn name_of(name: &str) -> Result<String, Invalid> {
    let name = name.trim();
    if (1..=NAME_MAX).contains(&name.chars().count()) {
        return Ok(name.to_owned());
    }
    let (id, en) = ("Nama wajib diisi, paling banyak 60 huruf.", "A name has 1 to 60 characters.");
    Err(Invalid::field("name", "out_of_range", id, en))
}

fn taken(error: sea_orm::DbErr) -> base::Error {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Refusal::NameTaken.into(),
        _ => error.into(),
    }
}

async fn set_members(tx: &Tx, id: TeamId, members: &[AccountId]) -> Result<()> {
    if members.len() > MEMBERS_MAX {
        let (id, en) = ("Paling banyak 500 anggota.", "500 members at most.");
        return Err(Invalid::field("members", "too_many", id, en).into());
    }
    let known = agents::list::members(tx.app(), tx.conn(), tx.tenant().id).await?;
    if !members.iter().all(|member| known.iter().any(|agent| agent.id == *member)) {
        return Err(Refusal::UnknownAgent.into());
    }
    team_member::Entity::delete_many()
        .filter(team_member::Column::TeamId.eq(id))
        .exec(tx.conn())
        .await?;
    let mut members = members.to_vec();
    members.sort();
    members.dedup();
    let rows = members.into_iter().map(|account_id| {
        team_member::Model { team_id: id, account_id, tenant_id: tx.tenant().id }
            .into_active_model()
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        team_member::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

async fn shown(tx: &Tx, id: TeamId) -> Result<Team> {
    let teams = list::load(tx.conn(), tx.tenant().id).await?;
    Ok(teams.into_iter().find(|team| team.id == id).ok_or(Refusal::NotFound)?)
}
