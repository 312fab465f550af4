//! What holds for a business's whole desk.

pub mod change;
pub mod show;

use base::TenantId;
use kernel::{App, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::entity::settings;

/// Which conversations agents see.
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
pub enum AgentsSee {
    /// Their own, and those that are nobody's.
    #[default]
    #[sea_orm(string_value = "own")]
    Own,
    /// Everybody's.
    #[sea_orm(string_value = "all")]
    All,
}

/// What holds for the whole desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DeskSettings {
    /// Which conversations agents see; supervisors and admins see all.
    pub agents_see: AgentsSee,
}

/// What agents of the tenant see.
pub async fn agents_see(
    conn: &impl sea_orm::ConnectionTrait,
    tenant: TenantId,
) -> kernel::Result<AgentsSee> {
    let row = settings::Entity::find_by_id(tenant).one(conn).await?;
    Ok(row.map(|row| row.agents_see).unwrap_or_default())
}

/// Makes the tenant's row, unless it is there.
pub(crate) async fn ensure(tx: &Tx) -> kernel::Result<()> {
    let row = settings::ActiveModel {
        tenant_id: Set(tx.tenant().id),
        agents_see: Set(AgentsSee::default()),
        turn: Set(0),
        updated_at: Set(tx.now()),
    };
    settings::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    Ok(())
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show::show, change::change))
}
