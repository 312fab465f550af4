//! `POST /api/admin/sales-people/{id}/hand-over`: give what one has to another.

use kernel::http::{Body, Param};
use kernel::{Permitted, Result, Tx, audit};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::entity::sales_person::{self, Model, Position};
use crate::entity::shop;
use crate::ids::SalesId;
use crate::permissions::WriteSales;
use crate::sales_people::{Refusal, SalesPersonUpdated, write};

/// Who gets it.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
pub struct HandOverInput {
    /// Somebody else who is active and has the same position.
    pub to: SalesId,
}

/// What was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HandedOver {
    /// Shops of a salesman, or salesmen of a supervisor.
    pub moved: u64,
}

/// Hand over all shops of a salesman, or all salesmen of a supervisor.
///
/// For whoever may write sales people. Inactive shops and salesmen go along, so that whoever
/// leaves has nothing left. Orders that were placed go with their shops. Doing it twice moves
/// nothing more.
///
/// Refusals: `parts.sales_person.not_found`, `parts.sales_person.unknown_receiver`.
#[utoipa::path(
    post, path = "/api/admin/sales-people/{id}/hand-over", tag = "parts",
    request_body = HandOverInput, params(("id" = SalesId, Path)),
    responses(
        (status = 200, body = HandedOver), (status = 404, description = "No such person"),
        (status = 422, description = "The receiver is not one"),
    ),
)]
pub async fn hand_over(
    admin: Permitted<WriteSales>,
    Param(id): Param<SalesId>,
    Body(input): Body<HandOverInput>,
) -> Result<Body<HandedOver>> {
    let mut tx = admin.begin().await?;
    let people = write::take(&tx, &[id, input.to]).await?;
    let from = people.iter().find(|person| person.id == id).ok_or(Refusal::NotFound)?;
    let to = people.iter().find(|person| person.id == input.to && person.id != id);
    let to = to.filter(|to| to.is_active && to.position == from.position);
    let to = to.ok_or(Refusal::UnknownReceiver)?;
    let moved = match from.position {
        Position::Sales => move_shops(&tx, from, to).await?,
        Position::Spv => move_team(&tx, from, to).await?,
    };
    if moved > 0 {
        tx.announce(SalesPersonUpdated { person: from.id });
        tx.announce(SalesPersonUpdated { person: to.id });
        let entry = audit::Entry::new("parts.sales_person.hand_over", from.id);
        tx.audit(entry.after(json!({"to": to.id, "moved": moved})));
    }
    tx.commit().await?;
    Ok(Body(HandedOver { moved }))
}

async fn move_shops(tx: &Tx, from: &Model, to: &Model) -> Result<u64> {
    let moved = shop::Entity::update_many()
        .col_expr(shop::Column::SalesmanId, Expr::value(to.id))
        .col_expr(shop::Column::Version, Expr::col(shop::Column::Version).add(1))
        .col_expr(shop::Column::UpdatedAt, Expr::value(tx.now()))
        .filter(shop::Column::TenantId.eq(from.tenant_id))
        .filter(shop::Column::SalesmanId.eq(from.id))
        .exec(tx.conn())
        .await?;
    Ok(moved.rows_affected)
}

async fn move_team(tx: &Tx, from: &Model, to: &Model) -> Result<u64> {
    let moved = sales_person::Entity::update_many()
        .col_expr(sales_person::Column::SupervisorId, Expr::value(to.id))
        .col_expr(sales_person::Column::Version, Expr::col(sales_person::Column::Version).add(1))
        .filter(sales_person::Column::TenantId.eq(from.tenant_id))
        .filter(sales_person::Column::SupervisorId.eq(from.id))
        .exec(tx.conn())
        .await?;
    Ok(moved.rows_affected)
}
