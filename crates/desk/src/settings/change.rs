//! `PUT /api/desk/settings`: change what holds for the whole desk.

use kernel::audit::Entry;
use kernel::http::Body;
use kernel::{Permitted, Result};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveEnum, ColumnTrait, EntityTrait, QueryFilter};

use super::{DeskSettings, agents_see, ensure};
use crate::entity::settings::{Column, Entity};
use crate::permissions::ManageDesk;

/// Change what holds for the whole desk.
///
/// For whoever may manage the desk. Screens that are open show the change at their next fetch.
#[utoipa::path(
    put, path = "/api/desk/settings", tag = "desk", operation_id = "change_desk_settings",
    request_body = DeskSettings,
    responses((status = 200, body = DeskSettings)),
)]
pub async fn change(
    admin: Permitted<ManageDesk>,
    Body(input): Body<DeskSettings>,
) -> Result<Body<DeskSettings>> {
    let mut tx = admin.begin().await?;
    ensure(&tx).await?;
    let before = agents_see(tx.conn(), tx.tenant().id).await?;
    Entity::update_many()
        .col_expr(Column::AgentsSee, Expr::value(input.agents_see.to_value()))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .filter(Column::TenantId.eq(tx.tenant().id))
        .exec(tx.conn())
        .await?;
    let before = DeskSettings { agents_see: before };
    tx.audit(Entry::new("desk.settings.change", tx.tenant().id).before(before).after(input));
    tx.commit().await?;
    Ok(Body(input))
}
