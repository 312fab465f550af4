//! Trying again at once, for somebody who knows that the old system is back.

use http::StatusCode;
use kernel::http::{Body, Param};
use kernel::jobs::queue;
use kernel::{Permitted, Result, Tx, audit};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::DataPartUpdated;
use super::job::Sync;
use crate::entity::order;
use crate::ids::OrderId;
use crate::orders::decisions::PollDecisions;
use crate::orders::show::{self, Order};
use crate::orders::state::{State, Status};
use crate::orders::step::{self, Whose};
use crate::orders::submit::{self, SubmitOrder};
use crate::permissions::ApproveOrders;

/// Orders that one nudge makes sure of; the others keep the jobs they have.
const ORDERS_AT_ONCE: u64 = 1_000;

/// What was nudged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Nudged {
    /// Orders that are tried at once.
    pub orders: u64,
}

/// Try everything that waits for the old system at once.
///
/// For whoever may approve orders. Submits waiting orders, looks up decisions, and goes on with
/// runs that wait, now instead of at their next turn.
#[utoipa::path(
    post, path = "/api/admin/data-part/try-now", tag = "parts",
    responses((status = 202, body = Nudged)),
)]
pub async fn try_now(admin: Permitted<ApproveOrders>) -> Result<(StatusCode, Body<Nudged>)> {
    let mut tx = admin.begin().await?;
    let orders = queue_waiting(&mut tx).await?;
    queue::hasten::<SubmitOrder>(&mut tx).await?;
    queue::hasten::<Sync>(&mut tx).await?;
    queue::hasten_one(&mut tx, &PollDecisions {}).await?;
    let tenant = tx.tenant().id;
    tx.audit(audit::Entry::new("parts.data_part.try_now", tenant).after(json!({"orders": orders})));
    tx.announce(DataPartUpdated { about: tenant.to_string() });
    tx.commit().await?;
    Ok((StatusCode::ACCEPTED, Body(Nudged { orders })))
}

/// Sees to it that every waiting order has a living job.
async fn queue_waiting(tx: &mut Tx) -> Result<u64> {
    let waiting: Vec<OrderId> = order::Entity::find()
        .select_only()
        .column(order::Column::Id)
        .filter(order::Column::TenantId.eq(tx.tenant().id))
        .filter(order::Column::Status.eq(Status::Waiting))
        .order_by_asc(order::Column::CreatedAt)
        .limit(ORDERS_AT_ONCE)
        .into_tuple()
        .all(tx.conn())
        .await?;
    for order in &waiting {
        tx.enqueue(&SubmitOrder { order: *order })?;
    }
    Ok(waiting.len() as u64)
}

/// Submit a waiting order to the old system now.
///
/// For whoever may approve orders. Waits at most two seconds for the old system; the answer says
/// whether the order has arrived. If it has not, it is tried again as before.
///
/// Refusals: `parts.order.not_found`, `parts.order.not_waiting`.
#[utoipa::path(
    post, path = "/api/admin/orders/{id}/submit-now", tag = "parts",
    params(("id" = OrderId, Path)),
    responses((status = 200, body = Order)),
)]
pub async fn submit_now(
    admin: Permitted<ApproveOrders>,
    Param(id): Param<OrderId>,
) -> Result<Body<Order>> {
    let mut tx = admin.begin().await?;
    let row = step::find(&tx, Whose::Everyones, id).await?;
    State::of(&row)?.waits()?;
    queue::hasten_one(&mut tx, &SubmitOrder { order: id }).await?;
    tx.audit(audit::Entry::new("parts.order.submit_now", id));
    tx.announce(DataPartUpdated { about: id.to_string() });
    tx.commit().await?;
    submit::try_now(admin.app(), admin.tenant(), id).await;
    Ok(Body(show::load(admin.db(), admin.tenant_id(), id).await?))
}
