//! `POST /api/orders/{id}/cancel`: the shop takes its order back.

use base::Invalid;
use kernel::http::{Body, Param};
use kernel::{Permitted, Result, audit};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::ids::OrderId;
use crate::orders::show::{self, Order};
use crate::orders::state::Status;
use crate::orders::step::{self, Step, Whose};
use crate::permissions::OrderAsShop;
use crate::shops;

/// Longest reason in characters.
const REASON_LIMIT: usize = 500;

/// Why the order is taken back.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct CancelInput {
    /// Why, if the shop says; at most 500 characters.
    #[schema(max_length = 500)]
    pub reason: Option<String>,
}

/// Cancel an order.
///
/// For shops: their own orders, while they are pending. The office's screens hear of it. Refuses
/// an order of somebody else (404), and one that is approved, rejected or cancelled (409).
#[utoipa::path(
    post, path = "/api/orders/{id}/cancel", tag = "parts", request_body = CancelInput,
    params(("id" = OrderId, Path)),
    responses(
        (status = 200, body = Order), (status = 404, description = "No such order"),
        (status = 409, description = "No longer pending"),
    ),
)]
pub async fn cancel(
    shopper: Permitted<OrderAsShop>,
    Param(id): Param<OrderId>,
    Body(input): Body<CancelInput>,
) -> Result<Body<Order>> {
    let shop = shops::of(&shopper).await?;
    let reason = reason_of(input)?;
    let mut tx = shopper.begin().await?;
    let at = tx.now();
    let step = Step::by(shopper.caller(), reason.as_deref());
    step::take(&mut tx, Whose::Shops(shop.id), id, step, |state| state.cancel(reason.clone(), at))
        .await?;
    let (before, after) = (Status::Pending.shown(), Status::Cancelled.shown());
    let entry = audit::Entry::new("parts.order.cancel", id);
    tx.audit(entry.before(json!({"status": before})).after(json!({"status": after})));
    tx.commit().await?;
    Ok(Body(show::load(shopper.db(), shopper.tenant_id(), id).await?))
}

fn reason_of(input: CancelInput) -> Result<Option<String>, Invalid> {
    let reason = input.reason.map(|reason| reason.trim().to_owned());
    let reason = reason.filter(|reason| !reason.is_empty());
    if reason.as_ref().is_some_and(|reason| reason.chars().count() > REASON_LIMIT) {
        let (id, en) = ("Alasan paling panjang 500 huruf.", "At most 500 characters.");
        return Err(Invalid::field("reason", "too_long", id, en));
    }
    Ok(reason)
}
