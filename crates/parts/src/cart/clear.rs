//! `DELETE /api/cart/clear`: empty the cart.

use kernel::http::Body;
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::cart::show::{self, Cart};
use crate::cart::{CartUpdated, put};
use crate::entity::cart_item;
use crate::permissions::OrderAsShop;
use crate::shops;

/// Empty the cart.
///
/// For shops. An empty cart stays empty. The shop's other devices hear of it.
#[utoipa::path(
    delete, path = "/api/cart/clear", tag = "parts",
    responses((status = 200, body = Cart)),
)]
pub async fn clear(shopper: Permitted<OrderAsShop>) -> Result<Body<Cart>> {
    let shop = shops::of(&shopper).await?;
    let mut tx = shopper.begin().await?;
    put::turn(&tx, &shop).await?;
    cart_item::Entity::delete_many()
        .filter(cart_item::Column::ShopId.eq(shop.id))
        .filter(cart_item::Column::TenantId.eq(shop.tenant_id))
        .exec(tx.conn())
        .await?;
    let cart = show::load(&shopper, tx.conn(), &shop).await?;
    tx.announce(CartUpdated::of(&shop));
    tx.commit().await?;
    Ok(Body(cart))
}
