//! `PUT /api/cart/item/{id}`: set a line's quantity.

use kernel::http::{Body, Param};
use kernel::{Permitted, Result};
use sea_orm::{ConnectionTrait, Statement};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::cart::show::{self, Cart};
use crate::cart::{CartUpdated, Refusal, qty_of};
use crate::ids::CartItemId;
use crate::permissions::OrderAsShop;
use crate::shops;

/// What a line should be.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
pub struct ChangeInput {
    /// Whole pieces, 1 to 9,999.
    pub qty: i64,
}

/// Set the quantity of a line.
///
/// For shops. The shop has then seen today's price. Its other devices hear of it. Refuses a line
/// that is not in this cart (404) and a quantity beyond 1 to 9,999 (422).
#[utoipa::path(
    put, path = "/api/cart/item/{id}", tag = "parts", request_body = ChangeInput,
    params(("id" = CartItemId, Path)),
    responses(
        (status = 200, body = Cart), (status = 404, description = "No such line"),
        (status = 422, description = "The quantity is wrong"),
    ),
)]
pub async fn change(
    shopper: Permitted<OrderAsShop>,
    Param(id): Param<CartItemId>,
    Body(input): Body<ChangeInput>,
) -> Result<Body<Cart>> {
    let shop = shops::of(&shopper).await?;
    let qty = qty_of(input.qty)?;
    let mut tx = shopper.begin().await?;
    let sql = "UPDATE cart_items SET qty = $1, \
               price_seen = (SELECT price FROM products WHERE products.id = cart_items.product_id) \
               WHERE id = $2 AND shop_id = $3 AND tenant_id = $4";
    let values = [qty.into(), id.into(), shop.id.into(), shop.tenant_id.into()];
    let statement = Statement::from_sql_and_values(shopper.app().db.backend(), sql, values);
    if tx.conn().execute_raw(statement).await?.rows_affected() == 0 {
        return Err(Refusal::LineNotFound.into());
    }
    let cart = show::load(&shopper, tx.conn(), &shop).await?;
    tx.announce(CartUpdated::of(&shop));
    tx.commit().await?;
    Ok(Body(cart))
}
