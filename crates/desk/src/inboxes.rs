//! An inbox: one WhatsApp line as the desk answers it.

pub mod change;
pub mod list;
pub(crate) mod serving;

use chrono::{DateTime, Utc};
use kernel::App;
use messaging::LineId;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::entity::inbox;
use crate::hours::Hours;
use crate::ids::{InboxId, TeamId};

base::refusals! {
    /// Why nothing is done with an inbox.
    pub enum Refusal in "desk.inbox" {
        /// No such inbox.
        NotFound => 404 "not_found",
            id "Kotak masuk ini tidak ditemukan.",
            en "This inbox was not found.";
    }
}

/// Who of those available is next.
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
pub enum Rotation {
    /// Whose turn is longest ago.
    #[default]
    #[sea_orm(string_value = "round_robin")]
    RoundRobin,
    /// Who has the fewest open conversations.
    #[sea_orm(string_value = "least_busy")]
    LeastBusy,
}

/// An inbox and its rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Inbox {
    /// Its id.
    pub id: InboxId,
    /// The line it answers.
    pub line: LineId,
    /// Its name.
    pub name: String,
    /// Who answers it; every agent if no team is named.
    pub team: Option<TeamId>,
    /// Whether its line serves the desk.
    pub is_active: bool,
    /// Whether free text may only be sent within a day of what the customer wrote last.
    pub reply_window: bool,
    /// Whether conversations are given to agents by themselves.
    pub auto_assign: bool,
    /// Who of those available is next.
    pub rotation: Rotation,
    /// Hours after which a resolved conversation is not opened again: a new one begins.
    pub reopen_within_hours: i32,
    /// When it is open, in the business's zone; always if empty.
    pub hours: Option<Hours>,
    /// What a customer hears who writes while it is closed.
    pub away_message: Option<String>,
    /// Minutes of opening hours within which a customer shall have a first reply.
    pub first_reply_minutes: Option<i32>,
    /// Minutes of opening hours within which a conversation shall be resolved.
    pub resolution_minutes: Option<i32>,
    /// Whether customers are asked how they liked it.
    pub csat: bool,
    /// Minutes without a sign of its agent after which a waiting customer is given to another.
    pub release_after_minutes: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

impl From<inbox::Model> for Inbox {
    fn from(row: inbox::Model) -> Self {
        Self {
            hours: hours_of(&row),
            id: row.id,
            line: row.line_id,
            name: row.name,
            team: row.team_id,
            is_active: row.is_active,
            reply_window: row.reply_window,
            auto_assign: row.auto_assign,
            rotation: row.rotation,
            reopen_within_hours: row.reopen_within_hours,
            away_message: row.away_message,
            first_reply_minutes: row.first_reply_minutes,
            resolution_minutes: row.resolution_minutes,
            csat: row.csat,
            release_after_minutes: row.release_after_minutes,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

/// When an inbox is open; nothing for always.
pub(crate) fn hours_of(row: &inbox::Model) -> Option<Hours> {
    row.hours.clone().and_then(|hours| serde_json::from_value(hours).ok())
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::list)).routes(routes!(change::change))
}
