//! Put many products in a cart at once, and let the database decide how much it holds.
//!
//! Whoever adds lines to a cart takes its turn first: a lock on the shop's row, held until the
//! transaction ends. What is counted after that is all there is, so that no two devices can
//! together fill a cart beyond [`LINES_LIMIT`].

use std::collections::HashMap;

use base::{Refuse, Rupiah};
use chrono::Duration;
use kernel::{Engine, Result, Tx};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter,
    QuerySelect, Statement,
};

use crate::cart::{LINES_LIMIT, QTY_LIMIT, Refusal};
use crate::entity::{cart_item, product, shop};
use crate::ids::ProductId;
use crate::products;

/// Lines of one statement: SQLite takes 32,766 parameters, a line has seven.
const LINES_AT_ONCE: usize = 4_000;

/// What somebody wants in the cart, on top of what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The product.
    pub product: ProductId,
    /// Whole pieces, at least 1.
    pub qty: i64,
}

/// What became of one [`Wanted`].
#[derive(Debug)]
pub struct Outcome {
    /// Pieces that are in the cart now and were not before.
    pub added: i64,
    /// Pieces that found no place.
    pub left: i64,
    /// Why some found none.
    pub reason: Option<Box<dyn Refuse>>,
}

/// The end of a `SELECT` that takes the turn of the cart whose shop is `alias` in it.
pub(super) fn turn_of(tx: &Tx, alias: &str) -> String {
    match tx.app().db.engine() {
        // There is one writer, and it is us.
        Engine::Sqlite => String::new(),
        Engine::Postgres => format!(" FOR NO KEY UPDATE OF {alias}"),
    }
}

/// Takes the turn of the shop's cart until the transaction ends.
pub async fn turn(tx: &Tx, shop: &shop::Model) -> Result<()> {
    let turn = turn_of(tx, "s");
    if turn.is_empty() {
        return Ok(());
    }
    let sql = format!("SELECT s.id FROM shops s WHERE s.id = $1{turn}");
    let statement = Statement::from_sql_and_values(tx.app().db.backend(), sql, [shop.id.into()]);
    tx.conn().query_one_raw(statement).await?;
    Ok(())
}

/// What putting in asks of a product.
#[derive(Debug, FromQueryResult)]
struct Sold {
    id: ProductId,
    code: String,
    name: String,
    price: Rupiah,
    is_active: bool,
}

/// Puts in as much of each as fits, in few statements however many there are, and says in the
/// same order what became of each. The same product may be wanted twice. The caller announces
/// [`CartUpdated`](crate::cart::CartUpdated).
pub async fn all(tx: &Tx, shop: &shop::Model, wanted: &[Wanted]) -> Result<Vec<Outcome>> {
    turn(tx, shop).await?;
    let mut cart = held(tx, shop).await?;
    let sold = sold(tx, shop, wanted).await?;
    let mut new: Vec<cart_item::Model> = Vec::new();
    let mut places: HashMap<ProductId, usize> = HashMap::new();
    let mut outcomes = Vec::with_capacity(wanted.len());
    for Wanted { product, qty } in wanted.iter().copied() {
        let (added, reason) = fit(&cart, sold.get(&product), product, qty);
        if added > 0 {
            *cart.entry(product).or_default() += added;
            let price = sold.get(&product).map(|row| row.price).unwrap_or_default();
            let place = *places.entry(product).or_insert_with(|| {
                new.push(line_of(tx, shop, product, price, new.len()));
                new.len() - 1
            });
            new[place].qty += added;
        }
        outcomes.push(Outcome { added, left: qty - added, reason });
    }
    insert(tx, new).await?;
    Ok(outcomes)
}

/// How many of `qty` pieces find a place, and why the others do not.
fn fit(
    cart: &HashMap<ProductId, i64>,
    sold: Option<&Sold>,
    product: ProductId,
    qty: i64,
) -> (i64, Option<Box<dyn Refuse>>) {
    let Some(row) = sold else {
        return (0, Some(Box::new(products::Refusal::NotFound)));
    };
    if !row.is_active {
        return (0, Some(Box::new(products::Refusal::inactive(row.id, &row.code, &row.name))));
    }
    let there = cart.get(&product).copied();
    if there.is_none() && cart.len() >= LINES_LIMIT {
        return (0, Some(Box::new(Refusal::Full { limit: LINES_LIMIT })));
    }
    let room = QTY_LIMIT - there.unwrap_or(0);
    if qty <= room {
        return (qty, None);
    }
    (Ord::max(room, 0), Some(Box::new(Refusal::TooMany { limit: QTY_LIMIT })))
}

/// The pieces in the cart, by product.
async fn held(tx: &Tx, shop: &shop::Model) -> Result<HashMap<ProductId, i64>> {
    let rows: Vec<(ProductId, i64)> = cart_item::Entity::find()
        .select_only()
        .columns([cart_item::Column::ProductId, cart_item::Column::Qty])
        .filter(cart_item::Column::ShopId.eq(shop.id))
        .filter(cart_item::Column::TenantId.eq(shop.tenant_id))
        .into_tuple()
        .all(tx.conn())
        .await?;
    Ok(rows.into_iter().collect())
}

async fn sold(tx: &Tx, shop: &shop::Model, wanted: &[Wanted]) -> Result<HashMap<ProductId, Sold>> {
    let rows: Vec<Sold> = product::Entity::find()
        .select_only()
        .columns([product::Column::Id, product::Column::Code, product::Column::Name])
        .columns([product::Column::Price, product::Column::IsActive])
        .filter(product::Column::TenantId.eq(shop.tenant_id))
        .filter(product::Column::Id.is_in(wanted.iter().map(|wanted| wanted.product)))
        .into_model()
        .all(tx.conn())
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// A line without pieces yet. Lines are shown in the order of their times, so the ones of one
/// command are a microsecond apart.
fn line_of(
    tx: &Tx,
    shop: &shop::Model,
    product_id: ProductId,
    price_seen: Rupiah,
    place: usize,
) -> cart_item::Model {
    let after = Duration::microseconds(i64::try_from(place).unwrap_or(0));
    cart_item::Model {
        id: tx.new_id(),
        tenant_id: shop.tenant_id,
        shop_id: shop.id,
        product_id,
        qty: 0,
        price_seen,
        created_at: tx.now() + after,
    }
}

/// Adds to lines that are there. Setting a line's quantity takes no turn and may have come in
/// between; then the line ends at the limit rather than beyond it.
async fn insert(tx: &Tx, new: Vec<cart_item::Model>) -> Result<()> {
    let (had, more) = (Expr::col((cart_item::Entity, cart_item::Column::Qty)), "excluded");
    let sum = had.add(Expr::col((more, cart_item::Column::Qty)));
    let capped = Expr::case(sum.clone().gt(QTY_LIMIT), QTY_LIMIT).finally(sum);
    let conflict = OnConflict::columns([cart_item::Column::ShopId, cart_item::Column::ProductId])
        .value(cart_item::Column::Qty, capped)
        .update_column(cart_item::Column::PriceSeen)
        .to_owned();
    for lines in new.chunks(LINES_AT_ONCE) {
        let lines = lines.iter().cloned().map(IntoActiveModel::into_active_model);
        cart_item::Entity::insert_many(lines)
            .on_conflict(conflict.clone())
            .exec_without_returning(tx.conn())
            .await?;
    }
    Ok(())
}
