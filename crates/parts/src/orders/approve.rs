//! Approve a pending order: it gets its sales order's number and goes to the old system.

use kernel::http::{Body, Param};
use kernel::{Permitted, Tx, audit, serials};
use serde_json::json;

use crate::entity::order;
use crate::ids::OrderId;
use crate::orders::references;
use crate::orders::show::{self, Order};
use crate::orders::state::{Approval, Status};
use crate::orders::step::{self, Step, Whose};
use crate::orders::submit::{self, SubmitOrder};
use crate::permissions::ApproveOrders;

/// The serial of sales orders, one a tenant and year.
const SERIAL: &str = "so_datapart";

/// Approve an order.
///
/// For whoever may approve orders. The sales order's number is given and the order is sent to the
/// old system: the answer says `submitted_to_datapart` when that took at most two seconds, else
/// `pending` with `waiting_for_submission`, and it goes through when the old system is back. The
/// shop is told once it has.
///
/// Refusals: `parts.order.not_found`, `parts.order.not_pending`, `parts.order.missing_reference`.
#[utoipa::path(
    put,
    path = "/api/admin/orders/{id}/approve",
    tag = "parts",
    params(("id" = OrderId, Path)),
    responses((status = 200, body = Order)),
)]
pub async fn approve(
    admin: Permitted<ApproveOrders>,
    Param(id): Param<OrderId>,
) -> kernel::Result<Body<Order>> {
    let mut tx = admin.begin().await?;
    work(&mut tx, id, Step::by(admin.caller(), None)).await?;
    tx.commit().await?;
    submit::try_now(admin.app(), admin.tenant(), id).await;
    Ok(Body(show::load(admin.db(), admin.tenant_id(), id).await?))
}

/// Approves the order and queues its submission.
pub async fn work(tx: &mut Tx, id: OrderId, step: Step) -> kernel::Result<order::Model> {
    let row = step::find(tx, Whose::Everyones, id).await?;
    if row.status == Status::Pending {
        references::of(tx.conn(), &row).await?;
    }
    // Given before the step decides: a refused one gives the number back with everything else.
    let so_number = next_number(tx).await?;
    let (approved_at, by) = (tx.now(), tx.actor().account());
    let approval = Approval { so_number: so_number.clone(), approved_at, by };
    let row =
        step::take(tx, Whose::Everyones, id, step, |state| state.approve(approval.clone())).await?;
    let before = json!({"status": Status::Pending.shown()});
    let after = json!({"status": row.status.shown(), "so_number": so_number, "grand_total": row.grand_total});
    tx.audit(audit::Entry::new("parts.order.approve", id).before(before).after(after));
    tx.enqueue(&SubmitOrder { order: id })?;
    Ok(row)
}

/// `YYYY/NNNNNN/POD-PD`; the year is the tenant's.
async fn next_number(tx: &Tx) -> kernel::Result<String> {
    let year = tx.tenant().zone.day_of(tx.now()).year();
    let number = serials::next(tx, SERIAL, year).await?;
    Ok(format!("{year}/{number:06}/POD-PD"))
}
