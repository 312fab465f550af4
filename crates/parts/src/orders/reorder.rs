//! `POST /api/orders/{id}/reorder`: what was ordered goes into the cart again.

use base::Language;
use kernel::http::{Body, Param};
use kernel::idempotency::{self, Claim, IdempotencyKey};
use kernel::{Permitted, Refuse, Result, Tx};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::cart::CartUpdated;
use crate::cart::put::{self, Outcome, Wanted};
use crate::cart::show::{self as cart, Cart};
use crate::entity::{order, order_item, shop};
use crate::ids::OrderId;
use crate::orders::Refusal;
use crate::permissions::OrderAsShop;
use crate::products::ProductName;
use crate::shops;

/// The command's name among idempotency keys.
const COMMAND: &str = "parts.reorder";

/// The cart with an order's lines in it, and what could not be copied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reordered {
    /// The cart as it is now.
    #[serde(flatten)]
    pub cart: Cart,
    /// Lines of the order that are in the cart now, at least in part.
    pub copied: u64,
    /// What found no place, line by line.
    pub skipped: Vec<Skipped>,
}

/// Pieces of a line that were not copied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Skipped {
    /// The product, named as it was ordered.
    pub product: ProductName,
    /// Pieces that were not copied.
    pub qty: i64,
    /// Why.
    pub reason: Reason,
}

/// Why something was not done, as a refusal says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reason {
    /// The refusal's public code.
    pub code: String,
    /// The sentence, in the caller's language.
    pub message: String,
}

impl Reason {
    /// What this refusal says.
    pub fn of(refusal: &dyn Refuse, language: Language) -> Self {
        Self { code: refusal.code().to_owned(), message: refusal.text(language) }
    }
}

/// Put an order's lines in the cart again.
///
/// For shops: their own orders, in any state. The lines come on top of what is in the cart, at
/// today's prices, under the same rules as adding them one by one: a product that is no longer
/// sold, pieces beyond 9,999 of one product and lines beyond 2,000 are told as skipped. The shop's
/// other devices hear of it. With an `Idempotency-Key`, the same key again copies nothing more and
/// answers with the cart as it then is.
///
/// Refusals: `parts.order.not_found`, `platform.idempotency_key_reused`.
#[utoipa::path(
    post, path = "/api/orders/{id}/reorder", tag = "parts",
    params(
        ("id" = OrderId, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "Chosen by the client, once per wish"),
    ),
    responses(
        (status = 200, body = Reordered), (status = 404, description = "No such order"),
        (status = 409, description = "The key stands for something else"),
    ),
)]
pub async fn reorder(
    shopper: Permitted<OrderAsShop>,
    Param(id): Param<OrderId>,
    key: Option<IdempotencyKey>,
) -> Result<Body<Reordered>> {
    let shop = shops::of(&shopper).await?;
    let mut tx = shopper.begin().await?;
    if let Some(key) = &key
        && let Claim::Repeat(told) = idempotency::claim(&tx, COMMAND, key, &id).await?
    {
        let cart = cart::load(&shopper, tx.conn(), &shop).await?;
        tx.commit().await?;
        let Told { copied, skipped } = serde_json::from_str(&told).map_err(anyhow::Error::from)?;
        return Ok(Body(Reordered { cart, copied, skipped }));
    }
    let items = items(&tx, &shop, id).await?;
    let wanted: Vec<Wanted> =
        items.iter().map(|item| Wanted { product: item.product_id, qty: item.qty }).collect();
    let outcomes = put::all(&tx, &shop, &wanted).await?;
    let told = told(items, outcomes, shopper.origin().language);
    if let Some(key) = &key {
        let told = serde_json::to_string(&told).map_err(anyhow::Error::from)?;
        idempotency::fulfil(&tx, COMMAND, key, told).await?;
    }
    let cart = cart::load(&shopper, tx.conn(), &shop).await?;
    if told.copied > 0 {
        tx.announce(CartUpdated::of(&shop));
    }
    tx.commit().await?;
    Ok(Body(Reordered { cart, copied: told.copied, skipped: told.skipped }))
}

/// What a repeated key is told again.
#[derive(Debug, Serialize, Deserialize)]
struct Told {
    copied: u64,
    skipped: Vec<Skipped>,
}

/// The lines of the shop's own order.
async fn items(tx: &Tx, shop: &shop::Model, id: OrderId) -> Result<Vec<order_item::Model>> {
    let found = order::Entity::find_by_id(id)
        .filter(order::Column::TenantId.eq(shop.tenant_id))
        .filter(order::Column::ShopId.eq(shop.id))
        .one(tx.conn())
        .await?;
    let order = found.ok_or(Refusal::NotFound)?;
    let items = order_item::Entity::find()
        .filter(order_item::Column::TenantId.eq(order.tenant_id))
        .filter(order_item::Column::OrderId.eq(order.id))
        .order_by_asc(order_item::Column::Line)
        .all(tx.conn())
        .await?;
    Ok(items)
}

fn told(items: Vec<order_item::Model>, outcomes: Vec<Outcome>, language: Language) -> Told {
    let (mut copied, mut skipped) = (0, Vec::new());
    for (item, outcome) in items.into_iter().zip(outcomes) {
        copied += u64::from(outcome.added > 0);
        if let Some(reason) = outcome.reason {
            let order_item::Model { product_id: id, product_code: code, product_name, .. } = item;
            skipped.push(Skipped {
                product: ProductName { id, code, name: product_name },
                qty: outcome.left,
                reason: Reason::of(&*reason, language),
            });
        }
    }
    Told { copied, skipped }
}
