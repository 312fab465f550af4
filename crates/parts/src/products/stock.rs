//! `GET /api/products/{id}/stock`: what the old system has on hand right now.

use chrono::{DateTime, Duration, Utc};
use kernel::http::{Body, Param};
use kernel::{Ctx, Permitted, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::State;
use crate::entity::product;
use crate::ids::ProductId;
use crate::permissions::OrderAsShop;
use crate::products::{catalogue, show, stock_as_of};
use crate::sync::marks;

/// How old a stock in lists may be.
const FRESH: Duration = Duration::minutes(5);

/// What is on hand, and since when that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Stock {
    /// Whole pieces on hand at `as_of`; empty when nobody knows.
    pub stock: Option<i64>,
    /// When `stock` was true.
    pub as_of: Option<DateTime<Utc>>,
}

/// Ask for a product's stock, live.
///
/// For shops. Asks the old system; while that is away, answers what was last known and since
/// when. What is learnt is shown in lists from then on.
#[utoipa::path(
    get, path = "/api/products/{id}/stock", tag = "parts", params(("id" = ProductId, Path)),
    responses((status = 200, body = Stock), (status = 404, description = "No such product")),
)]
pub async fn stock(
    shopper: Permitted<OrderAsShop>,
    Param(id): Param<ProductId>,
) -> Result<Body<Stock>> {
    let marks = marks::load(shopper.db(), shopper.tenant_id()).await?;
    let row = show::find_active(shopper.db(), shopper.tenant_id(), id).await?;
    let known = Stock { stock: row.stock, as_of: stock_as_of(&row, marks.stock_synced_at) };
    let Some(pieces) = ask(&shopper, &row).await else {
        return Ok(Body(known));
    };
    let live = Stock { stock: Some(pieces), as_of: Some(shopper.now()) };
    let is_fresh = known.as_of.is_some_and(|at| shopper.now() - at < FRESH);
    if known.stock != live.stock || !is_fresh {
        remember(&shopper, id, live).await?;
    }
    Ok(Body(live))
}

/// The old system's answer; nothing when it is away or does not know the part.
async fn ask(ctx: &Ctx, row: &product::Model) -> Option<i64> {
    let part = row.ref_part_id?;
    let door = &ctx.app().state::<State>().data_part;
    if !door.is_configured() {
        return None;
    }
    match door.stock(&[part]).await {
        Ok(answer) => {
            answer.into_iter().find(|(id, _)| *id == part).map(|(_, pieces)| pieces.max(0))
        }
        Err(error) => {
            tracing::warn!(%error, "asking data_part for live stock");
            None
        }
    }
}

/// Keeps a stock that is another, or much younger, than what lists show.
async fn remember(ctx: &Ctx, id: ProductId, live: Stock) -> Result<()> {
    let tx = ctx.begin().await?;
    let revision = catalogue::next_revision(&tx).await?;
    let changes = product::ActiveModel {
        stock: Set(live.stock),
        stock_as_of: Set(live.as_of),
        revision: Set(revision),
        ..Default::default()
    };
    product::Entity::update_many()
        .set(changes)
        .filter(product::Column::Id.eq(id))
        .filter(product::Column::TenantId.eq(tx.tenant().id))
        .exec(tx.conn())
        .await?;
    tx.commit().await
}
