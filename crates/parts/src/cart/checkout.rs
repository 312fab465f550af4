//! `POST /api/cart/checkout`: the cart becomes an order, once for each key.

mod place;

use base::Invalid;
use http::StatusCode;
use kernel::http::Body;
use kernel::idempotency::{self, Claim, IdempotencyKey};
use kernel::{Permitted, Result};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::State;
use crate::cart::CartUpdated;
use crate::ids::OrderId;
use crate::orders::OrderPlaced;
use crate::orders::show::{self, Order};
use crate::orders::step::Step;
use crate::permissions::OrderAsShop;
use crate::shops;

/// The command's name among idempotency keys.
const COMMAND: &str = "parts.checkout";
/// Longest notes in characters: they are printed on one page.
const NOTES_LIMIT: usize = 1_000;

base::refusals! {
    /// Why a cart does not become an order.
    pub enum Refusal in "parts.checkout" {
        /// Nothing is in it.
        Empty => 422 "empty",
            id "Keranjang masih kosong.",
            en "The cart is empty.";
        /// Less is on hand than the line asks for.
        OutOfStock { product: String, product_code: String, name: String, left: i64 }
            => 409 "out_of_stock",
            id "Stok {name} ({product_code}) tinggal {left}.",
            en "Only {left} of {name} ({product_code}) left in stock.";
    }
}

/// What goes with the order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CheckoutInput {
    /// What the office should know; at most 1,000 characters.
    #[schema(max_length = 1000)]
    pub notes: Option<String>,
}

/// Order what is in the cart.
///
/// For shops. Prices are those of the server at this moment. The cart is emptied, the office is
/// told. Needs an `Idempotency-Key`: the same key again answers 200 with the same order. Refuses
/// an empty cart (422), a product that is no longer sold (409 naming it), a key used for another
/// request (409) and, where stock is enforced, what is out of stock (409 naming product and rest).
#[utoipa::path(
    post, path = "/api/cart/checkout", tag = "parts", request_body = CheckoutInput,
    params(("Idempotency-Key" = String, Header, description = "Chosen by the client, once per order")),
    responses(
        (status = 201, body = Order), (status = 200, body = Order, description = "The key was used before"),
        (status = 409, description = "No longer sold, out of stock, or the key stands for something else"),
        (status = 422, description = "The cart is empty, or a field is wrong"),
    ),
)]
pub async fn checkout(
    shopper: Permitted<OrderAsShop>,
    key: IdempotencyKey,
    Body(input): Body<CheckoutInput>,
) -> Result<(StatusCode, Body<Order>)> {
    let shop = shops::of(&shopper).await?;
    let input = checked(input)?;
    let people = show::people_of(shopper.db(), shopper.tenant_id(), vec![shop.clone()]).await?;
    let mut tx = shopper.begin().await?;
    let id: OrderId = tx.new_id();
    if let Claim::Repeat(order) = idempotency::claim_for(&tx, COMMAND, &key, &input, id).await? {
        let id: OrderId = order.parse().map_err(anyhow::Error::from)?;
        let order = show::load(tx.conn(), shopper.tenant_id(), id).await?;
        // The first one may still wait for the disk; this commit waits for it too.
        tx.commit().await?;
        return Ok((StatusCode::OK, Body(order)));
    }
    let enforce_stock = shopper.app().state::<State>().config.enforce_stock;
    let step = Step::by(shopper.caller(), None);
    let placed = place::place(&mut tx, id, &shop, input.notes, step, enforce_stock).await?;
    let row = &placed.order;
    tx.announce(OrderPlaced {
        order: row.id,
        order_number: row.order_number.clone(),
        shop_name: shop.name.clone(),
        shop_account: shop.account_id,
        grand_total: row.grand_total,
    });
    tx.announce(CartUpdated::of(&shop));
    tx.commit().await?;
    Ok((StatusCode::CREATED, Body(placed.shown(&people)?)))
}

fn checked(input: CheckoutInput) -> Result<CheckoutInput, Invalid> {
    let notes = input.notes.map(|notes| notes.trim().to_owned()).filter(|notes| !notes.is_empty());
    if notes.as_ref().is_some_and(|notes| notes.chars().count() > NOTES_LIMIT) {
        let (id, en) = ("Catatan paling panjang 1.000 huruf.", "At most 1,000 characters.");
        return Err(Invalid::field("notes", "too_long", id, en));
    }
    Ok(CheckoutInput { notes })
}
