//! Agents: who answers, whether they are there, and how much they take.

pub mod change;
pub mod heartbeat;
pub mod list;
pub mod me;
pub(crate) mod standing;

use base::AccountId;
use chrono::{DateTime, Duration, Utc};
use kernel::App;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ids::TeamId;

base::refusals! {
    /// Why nothing is done with an agent.
    pub enum Refusal in "desk.agent" {
        /// No such agent here.
        NotFound => 404 "not_found",
            id "Agen ini tidak ditemukan.",
            en "This agent was not found.";
        /// Whoever is named is no agent here, or is out.
        Unknown => 422 "unknown",
            id "Akun ini bukan agen yang aktif di sini.",
            en "This account is not an active agent here.";
    }
}

/// A screen that was silent for longer is not there: three heartbeats.
pub(crate) const ONLINE: Duration = Duration::seconds(60);
/// Signs of life are written down no more often.
pub(crate) const SEEN_EVERY: Duration = Duration::seconds(15);
/// Open conversations an agent takes at once unless told otherwise.
pub(crate) const CAPACITY: i32 = 10;
/// Most open conversations that anybody may be told to take at once.
pub(crate) const CAPACITY_MAX: i32 = 200;

/// Whether an agent takes conversations.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
pub enum Availability {
    /// On shift.
    #[sea_orm(string_value = "available")]
    Available,
    /// Not on shift; keeps what it has.
    #[default]
    #[sea_orm(string_value = "away")]
    Away,
}

/// An agent as colleagues see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Agent {
    /// The account.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// Its role.
    pub role: String,
    /// Whether it may come in; whoever left stays for its name.
    pub is_active: bool,
    /// Whether it takes conversations.
    pub availability: Availability,
    /// Whether it is on shift and its screen is there.
    pub is_online: bool,
    /// Open conversations it takes at once.
    pub capacity: i32,
    /// Open conversations it has.
    pub open: i64,
    /// The teams it is in.
    pub teams: Vec<TeamId>,
    /// Its screen's last sign of life.
    pub last_seen_at: Option<DateTime<Utc>>,
}

/// The caller as an agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OwnStanding {
    /// The account.
    pub id: AccountId,
    /// Whether it takes conversations.
    pub availability: Availability,
    /// Open conversations it takes at once.
    pub capacity: i32,
    /// Open conversations it has.
    pub open: i64,
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(change::change))
        .routes(routes!(me::show, me::change))
        .routes(routes!(heartbeat::heartbeat))
}
