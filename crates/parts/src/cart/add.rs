//! `POST /api/cart/add`: put a product in the cart, on top of what is there.

use kernel::http::Body;
use kernel::{Permitted, Result, Tx};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::cart::show::{self, Cart};
use crate::cart::{CartUpdated, LINES_LIMIT, QTY_LIMIT, Refusal, put, qty_of};
use crate::entity::{product, shop};
use crate::ids::{CartItemId, ProductId};
use crate::permissions::OrderAsShop;
use crate::products;
use crate::shops;

/// What to put in.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
pub struct AddInput {
    /// The product.
    pub product_id: ProductId,
    /// Whole pieces, 1 to 9,999 together with what is there.
    pub qty: i64,
}

/// Add a product to the cart.
///
/// For shops. A product that is there already gets the pieces on top. The shop's other devices
/// hear of it. Refuses an unknown product (404), one that is no longer sold (409), a quantity
/// beyond 9,999 (422) and a full cart (409).
#[utoipa::path(
    post, path = "/api/cart/add", tag = "parts", request_body = AddInput,
    responses(
        (status = 200, body = Cart), (status = 404, description = "No such product"),
        (status = 409, description = "No longer sold, or the cart is full"),
        (status = 422, description = "The quantity is wrong"),
    ),
)]
pub async fn add(
    shopper: Permitted<OrderAsShop>,
    Body(input): Body<AddInput>,
) -> Result<Body<Cart>> {
    let shop = shops::of(&shopper).await?;
    let qty = qty_of(input.qty)?;
    let mut tx = shopper.begin().await?;
    put_one(&tx, &shop, input.product_id, qty).await?;
    let cart = show::load(&shopper, tx.conn(), &shop).await?;
    // Nobody else adds a line to this cart until we commit: what was just counted is all there is.
    if cart.lines.len() > LINES_LIMIT {
        return Err(Refusal::Full { limit: LINES_LIMIT }.into());
    }
    tx.announce(CartUpdated::of(&shop));
    tx.commit().await?;
    Ok(Body(cart))
}

/// One statement: today's price comes from the product, two devices that add at once add up, and
/// the cart's turn is ours until the transaction ends.
async fn put_one(tx: &Tx, shop: &shop::Model, product: ProductId, qty: i64) -> Result<()> {
    let turn = put::turn_of(tx, "s");
    let sql = format!(
        "INSERT INTO cart_items \
               (id, tenant_id, shop_id, product_id, qty, price_seen, created_at) \
               SELECT $1, p.tenant_id, s.id, p.id, $3, p.price, $4 FROM products p \
               JOIN shops s ON s.tenant_id = p.tenant_id AND s.id = $2 \
               WHERE p.id = $5 AND p.tenant_id = $6 AND p.is_active{turn} \
               ON CONFLICT (shop_id, product_id) DO UPDATE \
               SET qty = cart_items.qty + excluded.qty, price_seen = excluded.price_seen \
               WHERE cart_items.qty + excluded.qty <= $7"
    );
    let values = [
        tx.new_id::<CartItemId>().into(),
        shop.id.into(),
        qty.into(),
        tx.now().into(),
        product.into(),
        shop.tenant_id.into(),
        QTY_LIMIT.into(),
    ];
    let statement = Statement::from_sql_and_values(tx.app().db.backend(), sql, values);
    let written = tx.conn().execute_raw(statement).await?.rows_affected();
    if written == 1 { Ok(()) } else { Err(why_not(tx, shop, product).await) }
}

/// Why nothing was put in.
async fn why_not(tx: &Tx, shop: &shop::Model, id: ProductId) -> kernel::Error {
    let row = product::Entity::find_by_id(id)
        .filter(product::Column::TenantId.eq(shop.tenant_id))
        .one(tx.conn())
        .await;
    match row {
        Err(fault) => fault.into(),
        Ok(None) => products::Refusal::NotFound.into(),
        Ok(Some(row)) if !row.is_active => {
            products::Refusal::inactive(row.id, &row.code, &row.name).into()
        }
        Ok(Some(_)) => match qty_of(QTY_LIMIT + 1) {
            Err(invalid) => invalid.into(),
            Ok(_) => anyhow::anyhow!("the cart of shop {} took nothing", shop.id).into(),
        },
    }
}
