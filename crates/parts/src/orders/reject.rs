//! Reject a pending order, with the reason that the shop reads.

use base::{Checks, Phone};
use kernel::http::{Body, Param};
use kernel::{Event, Permitted, Tx, audit};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::entity::order;
use crate::ids::OrderId;
use crate::orders::show::{self, Order};
use crate::orders::state::Status;
use crate::orders::step::{self, Step, Whose};
use crate::orders::submit;
use crate::permissions::ApproveOrders;

/// Longest reason in characters: it goes into one WhatsApp message.
const REASON_MAX: usize = 500;

/// Why an order is rejected.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Rejection {
    /// What the shop reads, 1–500 characters.
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// An order was rejected, here or by the old system. Announced exactly once.
#[derive(Clone, Debug)]
pub struct OrderRejected {
    /// The order.
    pub order: OrderId,
    /// Its number for people.
    pub order_number: String,
    /// Why, in the words for the shop.
    pub reason: String,
    /// Where its shop reads messages.
    pub shop_phone: Phone,
}

impl Event for OrderRejected {
    const NAME: &'static str = "order.rejected";

    fn subject(&self) -> String {
        self.order.to_string()
    }
}

/// Reject an order.
///
/// For whoever may approve orders. The shop is told the reason.
///
/// Refusals: `platform.invalid` (`reason`), `parts.order.not_found`, `parts.order.not_pending`.
#[utoipa::path(
    put,
    path = "/api/admin/orders/{id}/reject",
    tag = "parts",
    params(("id" = OrderId, Path)),
    request_body = Rejection,
    responses((status = 200, body = Order)),
)]
pub async fn reject(
    admin: Permitted<ApproveOrders>,
    Param(id): Param<OrderId>,
    Body(input): Body<Rejection>,
) -> kernel::Result<Body<Order>> {
    let reason = reason_of(&input)?;
    let mut tx = admin.begin().await?;
    work(&mut tx, id, reason, Step::by(admin.caller(), Some(reason))).await?;
    tx.commit().await?;
    Ok(Body(show::load(admin.db(), admin.tenant_id(), id).await?))
}

/// Rejects the order and tells so.
pub async fn work(
    tx: &mut Tx,
    id: OrderId,
    reason: &str,
    step: Step,
) -> kernel::Result<order::Model> {
    let at = tx.now();
    let transition = |state: crate::orders::state::State| state.reject(reason.to_owned(), at);
    let row = step::take(tx, Whose::Everyones, id, step, transition).await?;
    let before = json!({"status": Status::Pending.shown()});
    let after = json!({"status": row.status.shown(), "reason": reason});
    tx.audit(audit::Entry::new("parts.order.reject", id).before(before).after(after));
    announce(tx, &row, reason).await?;
    Ok(row)
}

/// Announces the rejection of `row`.
pub(super) async fn announce(tx: &mut Tx, row: &order::Model, reason: &str) -> kernel::Result<()> {
    let shop_phone = submit::phone_of(tx.conn(), row).await?;
    let (order_number, reason) = (row.order_number.clone(), reason.to_owned());
    tx.announce(OrderRejected { order: row.id, order_number, reason, shop_phone });
    Ok(())
}

fn reason_of(input: &Rejection) -> Result<&str, base::Invalid> {
    let reason = input.reason.trim();
    let mut checks = Checks::new();
    checks.require(
        !reason.is_empty(),
        "reason",
        "required",
        "Alasan wajib diisi; toko akan membacanya.",
        "A reason is required; the shop will read it.",
    );
    checks.require(
        reason.chars().count() <= REASON_MAX,
        "reason",
        "too_long",
        format!("Alasan paling banyak {REASON_MAX} karakter."),
        format!("The reason may have {REASON_MAX} characters at most."),
    );
    checks.finish()?;
    Ok(reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(reason: &str) -> Option<String> {
        reason_of(&Rejection { reason: reason.to_owned() }).ok().map(str::to_owned)
    }

    #[test]
    fn a_reason_is_trimmed_and_has_one_to_five_hundred_characters() {
        assert_eq!(read("  Stok habis. ").as_deref(), Some("Stok habis."));
        assert_eq!(read(" \n"), None);
        assert!(read(&"é".repeat(500)).is_some());
        assert_eq!(read(&"é".repeat(501)), None);
    }
}
