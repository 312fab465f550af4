//! Keeping products and stock in step with the old system: runs that pass over its tables page by
//! page, survive every break, and write only what changed.

pub mod ask;
mod gone;
pub mod job;
pub mod list;
pub mod marks;
mod page;
mod plan;
pub mod problems;
mod products;
mod reading;
pub mod runs;
pub mod standing;
mod stock;
pub mod try_now;
pub mod waiting;

use kernel::{App, Audience, Event, Permission};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::permissions::ReadDataPart;

base::refusals! {
    /// Why nothing is fetched from the old system.
    pub enum Refusal in "parts.data_part" {
        /// The operator has not said where it is.
        NotConfigured => 409 "not_configured",
            id "Sistem dealer belum diatur di server ini.",
            en "The old system is not configured on this server.";
    }
}

/// What a run follows.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
#[schema(as = SyncKind)]
pub enum Kind {
    /// Code, name, category and price of every part.
    #[sea_orm(string_value = "products")]
    Products,
    /// Pieces on hand of every linked product.
    #[sea_orm(string_value = "stock")]
    Stock,
}

impl Kind {
    /// Its public word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Products => "products",
            Self::Stock => "stock",
        }
    }
}

/// Why a run was started.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
#[schema(as = SyncTrigger)]
pub enum Cause {
    /// By its schedule.
    #[sea_orm(string_value = "hourly")]
    Hourly,
    /// Somebody asked for it.
    #[sea_orm(string_value = "asked")]
    Asked,
}

/// Where a run stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
#[schema(as = SyncState)]
pub enum Phase {
    /// Not begun, or waiting for the old system.
    #[sea_orm(string_value = "queued")]
    Queued,
    /// Under way.
    #[sea_orm(string_value = "running")]
    Running,
    /// Everything was looked at.
    #[sea_orm(string_value = "done")]
    Done,
    /// It ended without having looked at everything.
    #[sea_orm(string_value = "failed")]
    Failed,
}

/// What we know of the old system changed: a run, a nudge, a poll.
#[derive(Clone, Debug)]
pub struct DataPartUpdated {
    /// What it was about, e.g. the id of a run.
    pub about: String,
}

impl Event for DataPartUpdated {
    const NAME: &'static str = "data_part.updated";

    fn subject(&self) -> String {
        self.about.clone()
    }

    fn audience(&self) -> Vec<Audience> {
        vec![Audience::Permission(ReadDataPart::INFO.name.to_owned())]
    }
}

/// The routes of the old system's state and of syncing with it.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(ask::ask))
        .routes(routes!(standing::standing))
        .routes(routes!(list::list))
        .routes(routes!(waiting::waiting))
        .routes(routes!(try_now::try_now))
        .routes(routes!(try_now::submit_now))
}
