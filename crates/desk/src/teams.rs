//! Teams: groups of agents that conversations are handed to.

pub mod list;
pub mod write;

use base::{AccountId, TenantId};
use kernel::App;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::entity::team;
use crate::ids::TeamId;

base::refusals! {
    /// Why nothing is done with a team.
    pub enum Refusal in "desk.team" {
        /// No such team.
        NotFound => 404 "not_found",
            id "Tim ini tidak ditemukan.",
            en "This team was not found.";
        /// The team that is named is none.
        Unknown => 422 "unknown",
            id "Tim ini tidak ada.",
            en "There is no such team.";
        /// Another team has this name.
        NameTaken => 409 "name_taken",
            id "Nama tim ini sudah dipakai.",
            en "Another team has this name.";
        /// Somebody is no agent here.
        UnknownAgent => 422 "unknown_agent",
            id "Ada anggota yang bukan agen di sini.",
            en "Somebody is not an agent here.";
    }
}

/// A team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// Whether conversations may be handed to it.
    pub is_active: bool,
    /// Its agents.
    pub members: Vec<AccountId>,
}

/// Refuses a team that is none of the tenant's, or that is off.
pub(crate) async fn require(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    id: TeamId,
) -> kernel::Result<()> {
    let found = team::Entity::find_by_id(id)
        .filter(team::Column::TenantId.eq(tenant))
        .filter(team::Column::IsActive.eq(true))
        .one(conn)
        .await?;
    Ok(found.map(drop).ok_or(Refusal::Unknown)?)
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::list, write::create)).routes(routes!(write::change))
}
