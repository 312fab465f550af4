//! Sending an approved order to the old system, once, whatever breaks in between.
//!
//! Two databases have no common transaction. The approval queued a job with its own commit; the
//! job writes over there under the sales order's number, which makes repeating it harmless; then
//! one conditional step here records the arrival. A crash before that step repeats the job.

use std::time::Duration as Limit;

use base::Phone;
use chrono::Duration;
use kernel::{App, Event, Failure, Job, JobContext, Tenant, Tx};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use crate::State as Parts;
use crate::data_part::DataPartError;
use crate::entity::{order, shop};
use crate::ids::OrderId;
use crate::orders::Refusal;
use crate::orders::references::{self, Unmatched};
use crate::orders::state::State;
use crate::orders::step::{self, Step, Whose};

/// Who takes this step, as timelines name it.
pub const MACHINE: &str = "Sistem";
/// How long an approval waits for the old system before it answers without it.
const FIRST_TRY: Limit = Limit::from_secs(2);
/// Pause while the old system is away.
const AWAY: Duration = Duration::seconds(15);
/// Pause after it said no, or while a link is missing: somebody has to mend something first.
const REFUSED: Duration = Duration::minutes(5);

/// Sends one approved order. Runs until it has arrived; it never dies.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SubmitOrder {
    /// The order.
    pub order: OrderId,
}

impl Job for SubmitOrder {
    const KIND: &'static str = "parts.submit_order";

    fn dedupe_key(&self) -> Option<String> {
        Some(self.order.to_string())
    }

    async fn run(self, ctx: JobContext) -> Result<(), Failure> {
        let Some(so_id) = send(ctx.app(), ctx.tenant(), self.order).await? else {
            return Ok(());
        };
        let mut tx = ctx.begin().await?;
        if arrive(&mut tx, self.order, so_id).await? {
            tx.commit().await?;
        }
        Ok(())
    }
}

/// An order arrived in the old system. Announced exactly once.
#[derive(Clone, Debug)]
pub struct OrderSubmitted {
    /// The order.
    pub order: OrderId,
    /// Its number for people.
    pub order_number: String,
    /// The sales order's number over there.
    pub so_number: String,
    /// Where its shop reads messages.
    pub shop_phone: Phone,
}

impl Event for OrderSubmitted {
    const NAME: &'static str = "order.submitted";

    fn subject(&self) -> String {
        self.order.to_string()
    }
}

/// Does at once what the queued job would do in a moment, so that the usual answer to an approval
/// already tells of the arrival. When it does not work out, the job is still there.
pub async fn try_now(app: &App, tenant: &Tenant, order: OrderId) {
    match tokio::time::timeout(FIRST_TRY, send(app, tenant, order)).await {
        Ok(Ok(Some(so_id))) => {
            if let Err(error) = record(app, tenant, order, so_id).await {
                tracing::warn!(%order, error = format!("{error:#}"), "recording an arrival");
            }
        }
        Ok(Ok(None)) => {}
        Ok(Err(failure)) => tracing::info!(%order, ?failure, "the old system did not take it yet"),
        Err(_) => tracing::info!(%order, "the old system is slow; the job goes on"),
    }
}

/// Writes the order over there, if it waits for that, and answers its `tblso.id`. Holds no
/// transaction of ours.
async fn send(app: &App, tenant: &Tenant, order: OrderId) -> Result<Option<i64>, Failure> {
    let row = order::Entity::find_by_id(order)
        .filter(order::Column::TenantId.eq(tenant.id))
        .one(app.db.read())
        .await?;
    let Some(row) = row else {
        return Err(Failure::GiveUp(anyhow::anyhow!("order {order} does not exist")));
    };
    let State::Waiting(approval) = State::of(&row)? else {
        return Ok(None);
    };
    let matched = references::of(app.db.read(), &row).await.map_err(unmatched)?;
    let sales_order = matched.sales_order(&row, &approval, tenant.zone);
    match app.state::<Parts>().data_part.submit(&sales_order).await {
        Ok(so_id) => Ok(Some(so_id)),
        Err(error @ DataPartError::Away(_)) => Err(Failure::Wait(AWAY, error.into())),
        Err(error @ DataPartError::Refused(_)) => Err(Failure::Wait(REFUSED, error.into())),
    }
}

/// A link that was there at approval and is gone now comes back when somebody mends it.
fn unmatched(error: base::Error) -> Failure {
    let mends = error.code() == Some(Unmatched::TEXTS[0].code);
    let fault = error.into_fault();
    if mends { Failure::Wait(REFUSED, fault) } else { Failure::Retry(fault) }
}

/// Records the arrival. Commits in any case: where the job was quicker, the commit waits until
/// what it wrote can be read.
async fn record(app: &App, tenant: &Tenant, order: OrderId, so_id: i64) -> anyhow::Result<()> {
    let mut tx = app.begin_as(SubmitOrder::KIND, tenant).await?;
    arrive(&mut tx, order, so_id).await?;
    Ok(tx.commit().await?)
}

/// Records the arrival, unless somebody has: then nothing is to be done and the answer is false.
async fn arrive(tx: &mut Tx, order: OrderId, so_id: i64) -> anyhow::Result<bool> {
    let at = tx.now();
    let step = Step::of(MACHINE, None);
    let taken =
        step::take(tx, Whose::Everyones, order, step, |state| state.submit(so_id, at)).await;
    let row = match taken {
        Ok(row) => row,
        Err(error) if error.code() == Some(Refusal::NOT_WAITING) => return Ok(false),
        Err(error) => return Err(error.into_fault()),
    };
    let so_number = row.so_number.clone();
    let so_number =
        so_number.ok_or_else(|| anyhow::anyhow!("{} has no number", row.order_number))?;
    let shop_phone = phone_of(tx.conn(), &row).await?;
    let order_number = row.order_number;
    tx.announce(OrderSubmitted { order, order_number, so_number, shop_phone });
    Ok(true)
}

/// Where the shop of `order` reads messages.
pub(super) async fn phone_of(
    db: &impl ConnectionTrait,
    order: &order::Model,
) -> anyhow::Result<Phone> {
    let shop = shop::Entity::find_by_id(order.shop_id)
        .filter(shop::Column::TenantId.eq(order.tenant_id))
        .one(db)
        .await?;
    let shop = shop.ok_or_else(|| anyhow::anyhow!("the shop of {} is gone", order.order_number))?;
    Ok(shop.phone)
}
