//! Who gets a conversation: by turn, by hand, and back to the pool.

pub(crate) mod candidates;
pub(crate) mod choose;
pub(crate) mod give;
pub mod hand;
pub mod history;
pub(crate) mod queue;

use kernel::App;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Why a conversation changed hands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It was their turn.
    #[sea_orm(string_value = "turn")]
    Turn,
    /// The customer was theirs before.
    #[sea_orm(string_value = "returning")]
    Returning,
    /// They answered what was nobody's.
    #[sea_orm(string_value = "claimed")]
    Claimed,
    /// Somebody handed it over.
    #[sea_orm(string_value = "handed_over")]
    HandedOver,
    /// Somebody put it back.
    #[sea_orm(string_value = "released")]
    Released,
    /// Its agent was gone while the customer waited.
    #[sea_orm(string_value = "gone")]
    Gone,
    /// It was opened again, and its agent of before may be away.
    #[sea_orm(string_value = "reopened")]
    Reopened,
}

impl Why {
    /// As it is stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Turn => "turn",
            Self::Returning => "returning",
            Self::Claimed => "claimed",
            Self::HandedOver => "handed_over",
            Self::Released => "released",
            Self::Gone => "gone",
            Self::Reopened => "reopened",
        }
    }
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(hand::assign)).routes(routes!(history::history))
}
