//! `GET /api/cart`: lines, totals, and what the shop should know before it orders.

use base::{Language, Rupiah};
use kernel::http::Body;
use kernel::{Ctx, Permitted, Result};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::cart::totals::{self, Amount};
use crate::entity::shop;
use crate::ids::{CartItemId, ProductId};
use crate::permissions::OrderAsShop;
use crate::products::ProductName;
use crate::shops;

/// A shop's cart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Cart {
    /// Its lines, oldest first.
    pub lines: Vec<CartLine>,
    /// Σ(qty × price).
    pub total_amount: Rupiah,
    /// Σ discount.
    pub discount_amount: Rupiah,
    /// `total_amount` − `discount_amount`.
    pub grand_total: Rupiah,
}

/// One product in a cart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CartLine {
    /// The line's id.
    pub id: CartItemId,
    /// The product.
    pub product: ProductName,
    /// Whole pieces.
    pub qty: i64,
    /// The price of one piece now.
    pub price: Rupiah,
    /// Taken off the whole line.
    pub discount: Rupiah,
    /// qty × price − discount.
    pub subtotal: Rupiah,
    /// What the shop should know about this line.
    pub warnings: Vec<Warning>,
}

/// What a shop should know about a line before it orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Warning {
    /// What kind.
    pub code: WarningCode,
    /// The sentence, in the caller's language.
    pub message: String,
    /// With `price_changed`: the price when the line was last touched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_seen: Option<Rupiah>,
    /// With `not_enough_stock`: whole pieces on hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock: Option<i64>,
}

/// The kinds of warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WarningCode {
    /// The price is another than when the line was last touched.
    PriceChanged,
    /// Less is on hand than the line asks for.
    NotEnoughStock,
    /// The product is no longer sold; checkout will refuse it.
    Inactive,
}

/// Show the cart.
///
/// For shops: the one cart that all devices of the shop share.
#[utoipa::path(
    get, path = "/api/cart", tag = "parts",
    responses((status = 200, body = Cart)),
)]
pub async fn show(shopper: Permitted<OrderAsShop>) -> Result<Body<Cart>> {
    let shop = shops::of(&shopper).await?;
    let cart = load(&shopper, shopper.db(), &shop).await?;
    Ok(Body(cart))
}

/// A line with what its product is like now.
#[derive(Debug, FromQueryResult)]
struct Row {
    id: CartItemId,
    qty: i64,
    price_seen: Rupiah,
    product_id: ProductId,
    code: String,
    name: String,
    price: Rupiah,
    stock: Option<i64>,
    is_active: bool,
}

/// The shop's cart in one statement.
pub(crate) async fn load(
    ctx: &Ctx,
    conn: &impl ConnectionTrait,
    shop: &shop::Model,
) -> Result<Cart> {
    let sql = "SELECT c.id, c.qty, c.price_seen, c.product_id, p.code, p.name, p.price, p.stock, \
               p.is_active FROM cart_items c JOIN products p ON p.id = c.product_id \
               WHERE c.shop_id = $1 AND c.tenant_id = $2 ORDER BY c.created_at, c.id";
    let values = [shop.id.into(), shop.tenant_id.into()];
    let statement = Statement::from_sql_and_values(ctx.app().db.backend(), sql, values);
    let rows = Row::find_by_statement(statement).all(conn).await?;
    Ok(cart_of(rows, ctx.origin().language)?)
}

fn cart_of(rows: Vec<Row>, language: Language) -> anyhow::Result<Cart> {
    let totals = totals::of(rows.iter().map(|row| Amount::of(row.qty, row.price)))?;
    let lines =
        rows.into_iter().map(|row| line_of(row, language)).collect::<anyhow::Result<_>>()?;
    Ok(Cart {
        lines,
        total_amount: totals.total_amount,
        discount_amount: totals.discount_amount,
        grand_total: totals.grand_total,
    })
}

fn line_of(row: Row, language: Language) -> anyhow::Result<CartLine> {
    let amount = Amount::of(row.qty, row.price);
    let warnings = warnings_of(&row, language);
    Ok(CartLine {
        id: row.id,
        product: ProductName { id: row.product_id, code: row.code, name: row.name },
        qty: row.qty,
        price: row.price,
        discount: amount.discount,
        subtotal: amount.subtotal()?,
        warnings,
    })
}

fn warnings_of(row: &Row, language: Language) -> Vec<Warning> {
    let said = |id: String, en: String| match language {
        Language::Id => id,
        Language::En => en,
    };
    let mut warnings = Vec::new();
    if !row.is_active {
        warnings.push(Warning {
            code: WarningCode::Inactive,
            message: said(
                "Produk ini sudah tidak dijual.".into(),
                "This product is no longer sold.".into(),
            ),
            price_seen: None,
            stock: None,
        });
    }
    if row.price != row.price_seen {
        let (was, now) = (row.price_seen, row.price);
        warnings.push(Warning {
            code: WarningCode::PriceChanged,
            message: said(
                format!("Harga berubah dari {was} menjadi {now}."),
                format!("The price changed from {was} to {now}."),
            ),
            price_seen: Some(was),
            stock: None,
        });
    }
    if let Some(stock) = row.stock.filter(|stock| *stock < row.qty) {
        warnings.push(Warning {
            code: WarningCode::NotEnoughStock,
            message: said(format!("Stok tinggal {stock}."), format!("Only {stock} in stock.")),
            price_seen: None,
            stock: Some(stock),
        });
    }
    warnings
}

#[cfg(test)]
mod tests {
    use base::Id;

    use super::*;

    fn row(qty: i64, price_seen: i64, price: i64, stock: Option<i64>) -> Row {
        Row {
            id: Id::from_uuid(uuid::Uuid::nil()),
            qty,
            price_seen: Rupiah::new(price_seen),
            product_id: Id::from_uuid(uuid::Uuid::nil()),
            code: "OLI-1".into(),
            name: "Oli".into(),
            price: Rupiah::new(price),
            stock,
            is_active: true,
        }
    }

    fn codes(row: &Row) -> Vec<WarningCode> {
        warnings_of(row, Language::Id).into_iter().map(|warning| warning.code).collect()
    }

    #[test]
    fn a_line_warns_of_what_changed_and_of_nothing_else() {
        let mut gone = row(2, 100, 120, Some(1));
        gone.is_active = false;

        assert!(codes(&row(2, 100, 100, Some(2))).is_empty());
        assert!(codes(&row(2, 100, 100, None)).is_empty(), "an unknown stock warns of nothing");
        assert_eq!(codes(&row(2, 100, 90, Some(5))), [WarningCode::PriceChanged]);
        assert_eq!(codes(&row(2, 100, 100, Some(1))), [WarningCode::NotEnoughStock]);
        let all = [WarningCode::Inactive, WarningCode::PriceChanged, WarningCode::NotEnoughStock];
        assert_eq!(codes(&gone), all);
    }

    #[test]
    fn the_cart_charges_todays_price() {
        let cart =
            cart_of(vec![row(2, 100, 120, None), row(3, 50, 50, None)], Language::En).unwrap();

        assert_eq!(cart.grand_total, Rupiah::new(390));
        assert_eq!(cart.lines[0].subtotal, Rupiah::new(240));
        assert_eq!(cart.lines[0].warnings[0].message, "The price changed from Rp 100 to Rp 120.");
    }
}
