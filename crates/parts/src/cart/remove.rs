//! `DELETE /api/cart/item/{id}`: take a line out.

use kernel::http::{Body, Param};
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::cart::show::{self, Cart};
use crate::cart::{CartUpdated, Refusal};
use crate::entity::cart_item;
use crate::ids::CartItemId;
use crate::permissions::OrderAsShop;
use crate::shops;

/// Take a line out of the cart.
///
/// For shops. Its other devices hear of it. Refuses a line that is not in this cart (404).
#[utoipa::path(
    delete, path = "/api/cart/item/{id}", tag = "parts", params(("id" = CartItemId, Path)),
    responses((status = 200, body = Cart), (status = 404, description = "No such line")),
)]
pub async fn remove(
    shopper: Permitted<OrderAsShop>,
    Param(id): Param<CartItemId>,
) -> Result<Body<Cart>> {
    let shop = shops::of(&shopper).await?;
    let mut tx = shopper.begin().await?;
    let gone = cart_item::Entity::delete_many()
        .filter(cart_item::Column::Id.eq(id))
        .filter(cart_item::Column::ShopId.eq(shop.id))
        .filter(cart_item::Column::TenantId.eq(shop.tenant_id))
        .exec(tx.conn())
        .await?;
    if gone.rows_affected == 0 {
        return Err(Refusal::LineNotFound.into());
    }
    let cart = show::load(&shopper, tx.conn(), &shop).await?;
    tx.announce(CartUpdated::of(&shop));
    tx.commit().await?;
    Ok(Body(cart))
}
