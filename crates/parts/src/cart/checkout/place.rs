//! The work of checkout: lines out of the cart, prices from the catalogue, an order with its items
//! and first step, in few statements however long the cart is.

use std::collections::HashMap;

use base::Rupiah;
use kernel::{Result, Tx, serials};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, FromQueryResult, IntoActiveModel, QueryFilter,
    QuerySelect, QueryTrait,
};

use super::Refusal;
use crate::cart::put;
use crate::cart::totals::{self, Amount};
use crate::entity::{cart_item, order, order_item, order_step, product, shop};
use crate::ids::{OrderId, ProductId};
use crate::orders::show::{self, Order, People};
use crate::orders::state::Status;
use crate::orders::step::{self, Step};
use crate::products::{self, catalogue};

/// The serial of orders, one a tenant and year.
const SERIAL: &str = "order";

/// An order as it was written.
pub(super) struct Placed {
    pub(super) order: order::Model,
    items: Vec<order_item::Model>,
    step: order_step::Model,
}

impl Placed {
    /// The order as everybody sees it, without asking the database again.
    pub(super) fn shown(self, people: &People) -> Result<Order> {
        let mut orders = show::assemble(vec![self.order], self.items, vec![self.step], people)?;
        Ok(orders.pop().ok_or_else(|| anyhow::anyhow!("an order was placed and is gone"))?)
    }
}

/// What checkout asks of a product.
#[derive(Debug, FromQueryResult)]
struct Sold {
    id: ProductId,
    code: String,
    name: String,
    category: String,
    price: Rupiah,
    is_active: bool,
    ref_part_id: Option<i64>,
}

/// Empties the cart into an order. Of two checkouts at once the database lets one have the lines;
/// the other finds none.
pub(super) async fn place(
    tx: &mut Tx,
    id: OrderId,
    shop: &shop::Model,
    notes: Option<String>,
    step: Step,
    enforce_stock: bool,
) -> Result<Placed> {
    let lines = take_lines(tx, shop).await?;
    let sold = sold(tx, &lines).await?;
    if enforce_stock {
        take_stock(tx, &lines, &sold).await?;
    }
    let items = items_of(tx, id, &lines, &sold)?;
    let order = order_of(tx, id, shop, notes, &items).await?;
    let step = step::first(tx, id, step);
    tx.insert_later(order::Entity::insert(order.clone().into_active_model()).into_query());
    for items in items.chunks(ITEMS_AT_ONCE) {
        let rows = items.iter().cloned().map(IntoActiveModel::into_active_model);
        let rows: Vec<order_item::ActiveModel> = rows.collect();
        tx.insert_later(order_item::Entity::insert_many(rows).into_query());
    }
    tx.insert_later(order_step::Entity::insert(step.clone().into_active_model()).into_query());
    Ok(Placed { order, items, step })
}

/// Items of one statement: SQLite takes 32,766 parameters, an item has 13.
const ITEMS_AT_ONCE: usize = 2_000;

/// The cart's lines, oldest first; they are gone from the cart.
async fn take_lines(tx: &Tx, shop: &shop::Model) -> Result<Vec<cart_item::Model>> {
    // Whoever fills the cart locks its lines in another order than we do.
    put::turn(tx, shop).await?;
    let mut lines = cart_item::Entity::delete_many()
        .filter(cart_item::Column::ShopId.eq(shop.id))
        .filter(cart_item::Column::TenantId.eq(shop.tenant_id))
        .exec_with_returning(tx.conn())
        .await?;
    if lines.is_empty() {
        return Err(Refusal::Empty.into());
    }
    lines.sort_by_key(|line| (line.created_at, line.id));
    Ok(lines)
}

/// The products of the lines as they are now; refuses the first that is no longer sold.
async fn sold(tx: &Tx, lines: &[cart_item::Model]) -> Result<HashMap<ProductId, Sold>> {
    let rows: Vec<Sold> = product::Entity::find()
        .select_only()
        .columns([product::Column::Id, product::Column::Code, product::Column::Name])
        .columns([product::Column::Category, product::Column::Price])
        .columns([product::Column::IsActive, product::Column::RefPartId])
        .filter(product::Column::TenantId.eq(tx.tenant().id))
        .filter(product::Column::Id.is_in(lines.iter().map(|line| line.product_id)))
        .into_model()
        .all(tx.conn())
        .await?;
    if let Some(gone) = rows.iter().find(|row| !row.is_active) {
        return Err(products::Refusal::inactive(gone.id, &gone.code, &gone.name).into());
    }
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Takes the pieces off the stock, product by product in the order of their ids, so that two
/// checkouts never wait for each other in a circle.
async fn take_stock(
    tx: &Tx,
    lines: &[cart_item::Model],
    sold: &HashMap<ProductId, Sold>,
) -> Result<()> {
    let revision = catalogue::next_revision(tx).await?;
    let mut lines: Vec<_> = lines.iter().collect();
    lines.sort_by_key(|line| line.product_id);
    for line in lines {
        let taken = product::Entity::update_many()
            .col_expr(product::Column::Stock, Expr::col(product::Column::Stock).sub(line.qty))
            .col_expr(product::Column::Revision, Expr::value(revision))
            .filter(product::Column::Id.eq(line.product_id))
            .filter(product::Column::TenantId.eq(line.tenant_id))
            .filter(product::Column::Stock.gte(line.qty))
            .exec(tx.conn())
            .await?;
        if taken.rows_affected == 0 {
            return Err(out_of_stock(tx, line, sold).await?.into());
        }
    }
    Ok(())
}

async fn out_of_stock(
    tx: &Tx,
    line: &cart_item::Model,
    sold: &HashMap<ProductId, Sold>,
) -> Result<Refusal> {
    let left: Option<Option<i64>> = product::Entity::find_by_id(line.product_id)
        .select_only()
        .column(product::Column::Stock)
        .filter(product::Column::TenantId.eq(line.tenant_id))
        .into_tuple()
        .one(tx.conn())
        .await?;
    let product = product_of(line, sold)?;
    Ok(Refusal::OutOfStock {
        product: product.id.to_string(),
        product_code: product.code.clone(),
        name: product.name.clone(),
        left: left.flatten().unwrap_or(0),
    })
}

fn product_of<'a>(
    line: &cart_item::Model,
    sold: &'a HashMap<ProductId, Sold>,
) -> anyhow::Result<&'a Sold> {
    let product = sold.get(&line.product_id);
    product.ok_or_else(|| anyhow::anyhow!("product {} of a cart is gone", line.product_id))
}

fn items_of(
    tx: &Tx,
    order: OrderId,
    lines: &[cart_item::Model],
    sold: &HashMap<ProductId, Sold>,
) -> anyhow::Result<Vec<order_item::Model>> {
    let item = |(line, row): (i32, &cart_item::Model)| {
        let product = product_of(row, sold)?;
        let amount = Amount::of(row.qty, product.price);
        Ok(order_item::Model {
            id: tx.new_id(),
            tenant_id: row.tenant_id,
            order_id: order,
            line,
            product_id: product.id,
            product_code: product.code.clone(),
            product_name: product.name.clone(),
            category: product.category.clone(),
            qty: amount.qty,
            price: amount.price,
            discount: amount.discount,
            subtotal: amount.subtotal()?,
            ref_part_id: product.ref_part_id,
        })
    };
    (1..).zip(lines).map(item).collect()
}

async fn order_of(
    tx: &Tx,
    id: OrderId,
    shop: &shop::Model,
    notes: Option<String>,
    items: &[order_item::Model],
) -> Result<order::Model> {
    let amounts = items.iter().map(|item| Amount {
        qty: item.qty,
        price: item.price,
        discount: item.discount,
    });
    let totals = totals::of(amounts)?;
    let year = tx.tenant().zone.day_of(tx.now()).year();
    let number = serials::next(tx, SERIAL, year).await?;
    Ok(order::Model {
        id,
        tenant_id: shop.tenant_id,
        order_number: format!("ORD-{year}-{number:06}"),
        shop_id: shop.id,
        status: Status::Pending,
        total_amount: totals.total_amount,
        discount_amount: totals.discount_amount,
        grand_total: totals.grand_total,
        notes,
        so_number: None,
        approved_at: None,
        approved_by: None,
        ref_so_id: None,
        submitted_at: None,
        decided_at: None,
        reject_reason: None,
        created_at: tx.now(),
        updated_at: tx.now(),
    })
}
