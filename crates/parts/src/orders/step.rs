//! The one way an order takes a step: a conditional update that the database decides, the
//! timeline's row, and the word to every screen.

use kernel::{Caller, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveEnum, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};

use crate::entity::{order, order_step, shop};
use crate::ids::{OrderId, ShopId};
use crate::orders::state::State;
use crate::orders::{OrderUpdated, Refusal};

/// Tries before a step gives up: each lost try means that another step was taken in between, and
/// an order has at most four of them.
const TRIES: usize = 5;

/// Whose orders a verb may touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Those of every shop: for admins and the machine.
    Everyones,
    /// Those of one shop; others do not exist for it.
    Shops(ShopId),
}

/// What a step carries besides the state.
#[derive(Clone, Debug)]
pub struct Step {
    /// Who takes it, as people know them.
    pub by_name: String,
    /// Why, if a reason was given.
    pub reason: Option<String>,
}

impl Step {
    /// A step taken by a signed-in person.
    pub fn by(caller: &Caller, reason: Option<&str>) -> Self {
        Self { by_name: caller.name.to_string(), reason: reason.map(str::to_owned) }
    }

    /// A step taken by the machine on somebody's behalf, e.g. `Sistem dealer`.
    pub fn of(by_name: impl Into<String>, reason: Option<&str>) -> Self {
        Self { by_name: by_name.into(), reason: reason.map(str::to_owned) }
    }
}

/// Moves the order along: reads its state, lets `transition` make the new one, and writes it only
/// if the old one still holds. When somebody else was faster, `transition` decides again on what
/// they left, so that its refusal names the present state. Records the step and announces
/// [`OrderUpdated`]. Answers the row as it is now.
///
/// # Errors
/// [`Refusal::NotFound`] (404) and whatever `transition` refuses.
pub async fn take(
    tx: &mut Tx,
    whose: Whose,
    id: OrderId,
    step: Step,
    transition: impl Fn(State) -> Result<State, Refusal>,
) -> kernel::Result<order::Model> {
    for _ in 0..TRIES {
        let row = find(tx, whose, id).await?;
        let next = transition(State::of(&row)?)?;
        let Some(row) = write(tx, &row, &next).await? else {
            continue;
        };
        record(tx, &row, step).await?;
        let shop_account = account_of(tx, row.shop_id).await?;
        tx.announce(OrderUpdated { order: id, shop_account });
        return Ok(row);
    }
    Err(anyhow::anyhow!("order {id} changes faster than a step can be taken").into())
}

/// The order, if the caller may touch it.
pub async fn find(tx: &Tx, whose: Whose, id: OrderId) -> kernel::Result<order::Model> {
    let mut query =
        order::Entity::find_by_id(id).filter(order::Column::TenantId.eq(tx.tenant().id));
    if let Whose::Shops(shop) = whose {
        query = query.filter(order::Column::ShopId.eq(shop));
    }
    Ok(query.one(tx.conn()).await?.ok_or(Refusal::NotFound)?)
}

/// Writes the new state if the row's old one still holds; nothing when it does not.
async fn write(tx: &Tx, old: &order::Model, next: &State) -> kernel::Result<Option<order::Model>> {
    let mut changes = order::ActiveModel { updated_at: Set(tx.now()), ..Default::default() };
    next.write(&mut changes);
    let rows = order::Entity::update_many()
        .set(changes)
        .filter(order::Column::Id.eq(old.id))
        .filter(order::Column::TenantId.eq(old.tenant_id))
        .filter(order::Column::Status.eq(old.status))
        .exec_with_returning(tx.conn())
        .await?;
    Ok(rows.into_iter().next())
}

/// Adds the step to the timeline. The update before it holds the order's row, so the next place
/// is nobody else's.
async fn record(tx: &Tx, row: &order::Model, step: Step) -> kernel::Result<()> {
    let sql = "INSERT INTO order_steps \
               (order_id, seq, tenant_id, status, at, by_actor, by_name, reason) \
               SELECT $1, COALESCE(MAX(seq), 0) + 1, $2, $3, $4, $5, $6, $7 \
               FROM order_steps WHERE order_id = $1";
    let values = [
        row.id.into(),
        row.tenant_id.into(),
        row.status.to_value().into(),
        tx.now().into(),
        tx.actor().to_string().into(),
        step.by_name.into(),
        step.reason.into(),
    ];
    let statement = Statement::from_sql_and_values(tx.app().db.backend(), sql, values);
    tx.conn().execute_raw(statement).await?;
    Ok(())
}

/// The first step of a new order, to be inserted with it.
pub fn first(tx: &Tx, order: OrderId, step: Step) -> order_step::Model {
    order_step::Model {
        order_id: order,
        seq: 1,
        tenant_id: tx.tenant().id,
        status: State::Pending.status(),
        at: tx.now(),
        by_actor: tx.actor().to_string(),
        by_name: step.by_name,
        reason: step.reason,
    }
}

async fn account_of(tx: &Tx, shop: ShopId) -> kernel::Result<base::AccountId> {
    let row = shop::Entity::find_by_id(shop)
        .filter(shop::Column::TenantId.eq(tx.tenant().id))
        .one(tx.conn())
        .await?;
    let row = row.ok_or_else(|| anyhow::anyhow!("shop {} of an order is gone", shop))?;
    Ok(row.account_id)
}
