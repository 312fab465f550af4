//! The demo's rows in our own database, all in one transaction.

use base::{AccountId, Phone, Rupiah};
use chrono::{DateTime, Utc};
use kernel::{Actor, Tx, serials};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, TryIntoModel};

use super::catalogue::Part;
use super::legacy::{salesman_id, toko_id};
use super::people::{SALESMEN, SHOPS, SUPERVISOR, salesman_of, shop_code};
use super::plan::{Fate, PlannedOrder, PlannedSubmission};
use crate::entity::sales_person::Position;
use crate::entity::{order, order_item, order_step, product, sales_person};
use crate::ids::{OrderItemId, ProductId, SalesId, ShopId};
use crate::orders::decisions::{OLD_SYSTEM, OLD_SYSTEM_REASON};
use crate::orders::state::{Approval, State, Status, Submission};
use crate::orders::submit::MACHINE;
use crate::shops::{self, NewShop};

/// Rows of one statement: SQLite takes 32,766 parameters, a row has at most eighteen.
const ROWS_AT_ONCE: usize = 1000;

/// Who decides orders in the demo.
pub(super) struct Admin {
    pub account: Option<AccountId>,
    pub name: String,
}

/// Supervisor and salesmen; the salesmen's ids by place.
pub(super) async fn sales_people(tx: &Tx) -> anyhow::Result<Vec<SalesId>> {
    let supervisor: SalesId = tx.new_id();
    let person = |id, (name, phone): (&str, &str), position| -> anyhow::Result<_> {
        Ok(sales_person::Model {
            id,
            tenant_id: tx.tenant().id,
            name: name.to_owned(),
            position,
            supervisor_id: None,
            ref_salesman_id: None,
            phone: Some(Phone::parse(phone)?),
            is_active: true,
            version: 1,
        })
    };
    let mut rows = vec![person(supervisor, SUPERVISOR, Position::Spv)?];
    let mut ids = Vec::with_capacity(SALESMEN.len());
    for (place, salesman) in SALESMEN.into_iter().enumerate() {
        let row = person(tx.new_id(), salesman, Position::Sales)?;
        ids.push(row.id);
        let ref_salesman_id = Some(salesman_id(place));
        rows.push(sales_person::Model { supervisor_id: Some(supervisor), ref_salesman_id, ..row });
    }
    insert(tx, rows).await?;
    Ok(ids)
}

/// The shops with their accounts; their ids and accounts by place.
pub(super) async fn make_shops(
    tx: &mut Tx,
    salesmen: &[SalesId],
) -> anyhow::Result<Vec<(ShopId, AccountId)>> {
    let mut made = Vec::with_capacity(SHOPS.len());
    for (place, shop) in SHOPS.iter().enumerate() {
        let new = NewShop {
            code: shop_code(place),
            name: shop.name.to_owned(),
            phone: Phone::parse(shop.phone)?,
            address: shop.address.to_owned(),
            city: shop.city.to_owned(),
            province: shop.province.to_owned(),
            salesman: salesmen[salesman_of(place)],
            ref_toko_id: Some(toko_id(place)),
        };
        let row = shops::create(tx, new).await?;
        made.push((row.id, row.account_id));
    }
    Ok(made)
}

/// The catalogue; the products' ids by place.
pub(super) async fn products(tx: &Tx, parts: &[Part]) -> anyhow::Result<Vec<ProductId>> {
    let revision = crate::products::next_revision(tx).await?;
    let row = |part: &Part| product::Model {
        id: tx.new_id(),
        tenant_id: tx.tenant().id,
        code: part.code.clone(),
        name: part.name.clone(),
        description: part.description.clone(),
        category: part.category.to_owned(),
        price: Rupiah::new(part.price),
        ref_part_id: Some(part.id),
        stock: Some(part.stock.iter().sum()),
        stock_as_of: Some(tx.now()),
        is_active: part.is_active,
        search_text: crate::products::search_text(&part.code, &part.name),
        revision,
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    let rows: Vec<_> = parts.iter().map(row).collect();
    let ids = rows.iter().map(|row| row.id).collect();
    insert(tx, rows).await?;
    Ok(ids)
}

/// The orders with their lines and steps, and the serial numbers they used.
pub(super) async fn orders(
    tx: &Tx,
    plan: &[PlannedOrder],
    goods: (&[Part], &[ProductId]),
    shops: &[(ShopId, AccountId)],
    admin: &Admin,
) -> anyhow::Result<()> {
    let (mut rows, mut items, mut steps) = (Vec::new(), Vec::new(), Vec::new());
    for planned in plan {
        let row = order_row(tx, planned, shops[planned.shop].0, admin)?;
        items.extend(item_rows(tx, &row, planned, goods));
        steps.extend(step_rows(&row, planned, shops[planned.shop].1, admin));
        rows.push(row);
    }
    insert(tx, rows).await?;
    insert(tx, items).await?;
    insert(tx, steps).await?;
    for ((kind, year), count) in super::number::used(plan, tx.tenant().zone) {
        for expected in 1..=count {
            let given = serials::next(tx, kind, year).await?;
            anyhow::ensure!(given == expected, "the serial {kind} of {year} was used before");
        }
    }
    Ok(())
}

fn order_row(
    tx: &Tx,
    planned: &PlannedOrder,
    shop_id: ShopId,
    admin: &Admin,
) -> anyhow::Result<order::Model> {
    let grand_total = planned.grand_total();
    let discount_amount = planned.discount();
    let blank = order::Model {
        id: tx.app().random.id(planned.placed_at),
        tenant_id: tx.tenant().id,
        order_number: planned.number.clone(),
        shop_id,
        status: Status::Pending,
        total_amount: Rupiah::new(grand_total.get() + discount_amount.get()),
        discount_amount,
        grand_total,
        notes: planned.notes.map(str::to_owned),
        so_number: None,
        approved_at: None,
        approved_by: None,
        ref_so_id: None,
        submitted_at: None,
        decided_at: None,
        reject_reason: None,
        created_at: planned.placed_at,
        updated_at: last_change(planned),
    };
    let mut row = blank.into_active_model();
    state_of(&planned.fate, admin).write(&mut row);
    Ok(row.try_into_model()?)
}

fn last_change(planned: &PlannedOrder) -> DateTime<Utc> {
    match &planned.fate {
        Fate::Pending => planned.placed_at,
        Fate::Submitted(submission) => submission.submitted_at,
        Fate::Cancelled(at)
        | Fate::RejectedHere(at, _)
        | Fate::Approved(_, at)
        | Fate::RejectedThere(_, at) => *at,
    }
}

fn state_of(fate: &Fate, admin: &Admin) -> State {
    let submission = |planned: &PlannedSubmission| Submission {
        approval: Approval {
            so_number: planned.so_number.clone(),
            approved_at: planned.approved_at,
            by: admin.account,
        },
        ref_so_id: planned.ref_so_id,
        submitted_at: planned.submitted_at,
    };
    match fate {
        Fate::Pending => State::Pending,
        Fate::Cancelled(at) => State::Cancelled { reason: None, at: *at },
        Fate::RejectedHere(at, reason) => {
            State::Rejected { reason: (*reason).to_owned(), at: *at, submission: None }
        }
        Fate::Submitted(planned) => State::Submitted(submission(planned)),
        Fate::Approved(planned, at) => State::Approved { submission: submission(planned), at: *at },
        Fate::RejectedThere(planned, at) => State::Rejected {
            reason: OLD_SYSTEM_REASON.to_owned(),
            at: *at,
            submission: Some(submission(planned)),
        },
    }
}

fn item_rows(
    tx: &Tx,
    order: &order::Model,
    planned: &PlannedOrder,
    (parts, products): (&[Part], &[ProductId]),
) -> Vec<order_item::Model> {
    let row = |(line, planned): (i32, &super::plan::PlannedLine)| {
        let part = &parts[planned.part];
        order_item::Model {
            id: tx.app().random.id::<OrderItemId>(order.created_at),
            tenant_id: order.tenant_id,
            order_id: order.id,
            line,
            product_id: products[planned.part],
            product_code: part.code.clone(),
            product_name: part.name.clone(),
            category: part.category.to_owned(),
            qty: planned.qty,
            price: Rupiah::new(part.price),
            discount: planned.discount,
            subtotal: planned.subtotal,
            ref_part_id: Some(part.id),
        }
    };
    (1..).zip(&planned.lines).map(row).collect()
}

fn step_rows(
    order: &order::Model,
    planned: &PlannedOrder,
    shop: AccountId,
    admin: &Admin,
) -> Vec<order_step::Model> {
    let shop = (Actor::Account(shop), SHOPS[planned.shop].name);
    let office = (admin.account.map_or(Actor::System("demo"), Actor::Account), admin.name.as_str());
    let machine = (Actor::System("parts.submit_order"), MACHINE);
    let old = (Actor::System("parts.poll_decisions"), OLD_SYSTEM);
    let mut taken = vec![(Status::Pending, planned.placed_at, &shop, None)];
    if let Some(submission) = planned.fate.submission() {
        taken.push((Status::Waiting, submission.approved_at, &office, None));
        taken.push((Status::Submitted, submission.submitted_at, &machine, None));
    }
    match &planned.fate {
        Fate::Pending | Fate::Submitted(_) => {}
        Fate::Cancelled(at) => taken.push((Status::Cancelled, *at, &shop, None)),
        Fate::RejectedHere(at, reason) => {
            taken.push((Status::Rejected, *at, &office, Some(*reason)))
        }
        Fate::Approved(_, at) => taken.push((Status::Approved, *at, &old, None)),
        Fate::RejectedThere(_, at) => {
            taken.push((Status::Rejected, *at, &old, Some(OLD_SYSTEM_REASON)));
        }
    }
    let row = |(seq, (status, at, (actor, name), reason)): (
        i32,
        (_, _, &(Actor, &str), Option<&str>),
    )| {
        order_step::Model {
            order_id: order.id,
            seq,
            tenant_id: order.tenant_id,
            status,
            at,
            by_actor: actor.to_string(),
            by_name: (*name).to_owned(),
            reason: reason.map(str::to_owned),
        }
    };
    (1..).zip(taken).map(row).collect()
}

async fn insert<M>(tx: &Tx, rows: Vec<M>) -> anyhow::Result<()>
where
    M: sea_orm::ModelTrait + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
    <M::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = M::Entity> + Send,
{
    let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model).peekable();
    while rows.peek().is_some() {
        let some: Vec<_> = rows.by_ref().take(ROWS_AT_ONCE).collect();
        M::Entity::insert_many(some).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}
