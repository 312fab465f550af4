//! An agent's row: found, made, and changed without meeting those who assign.

use base::{AccountId, TenantId};
use chrono::{DateTime, Utc};
use kernel::{Audience, Permission, Tx};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};
use serde_json::json;

use super::{Availability, CAPACITY, ONLINE};
use crate::assignment::queue;
use crate::conversations::state::Status;
use crate::entity::{agent, conversation};
use crate::events::AgentChanged;
use crate::permissions::ReadDesk;

/// An agent's row, if they were ever seen.
pub(crate) async fn find(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    account: AccountId,
) -> kernel::Result<Option<agent::Model>> {
    Ok(agent::Entity::find_by_id((tenant, account)).one(conn).await?)
}

/// A row for somebody who was never seen.
pub(crate) fn unseen(tenant: TenantId, account: AccountId, now: DateTime<Utc>) -> agent::Model {
    agent::Model {
        tenant_id: tenant,
        account_id: account,
        availability: Availability::default(),
        capacity: CAPACITY,
        last_seen_at: None,
        last_turn: 0,
        created_at: now,
        updated_at: now,
    }
}

/// Whether somebody is given conversations now, as far as they themselves decide.
pub(crate) fn is_online(row: &agent::Model, now: DateTime<Utc>) -> bool {
    row.availability == Availability::Available
        && row.last_seen_at.is_some_and(|seen| seen > now - ONLINE)
}

/// How many open conversations somebody has.
pub(crate) async fn open_of(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    account: AccountId,
) -> kernel::Result<i64> {
    let count = conversation::Entity::find()
        .filter(conversation::Column::TenantId.eq(tenant))
        .filter(conversation::Column::AssigneeId.eq(account))
        .filter(conversation::Column::State.eq(Status::Open))
        .count(conn)
        .await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}

/// What is to change about an agent.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Change {
    pub(crate) availability: Option<Availability>,
    pub(crate) capacity: Option<i32>,
    pub(crate) seen: bool,
}

/// Changes an agent and gives them what waits, if they can take it now. Whoever may take more takes
/// the tenant's turn first, as all who assign do, so that nobody waits in a circle.
pub(crate) async fn change(
    tx: &mut Tx,
    account: AccountId,
    change: Change,
) -> kernel::Result<agent::Model> {
    let tenant = tx.tenant().id;
    let before = find(tx.conn(), tenant, account).await?;
    let mut row = before.clone().unwrap_or_else(|| unseen(tenant, account, tx.now()));
    let was_online = is_online(&row, tx.now());
    row.availability = change.availability.unwrap_or(row.availability);
    row.capacity = change.capacity.unwrap_or(row.capacity);
    if change.seen {
        row.last_seen_at = Some(tx.now());
    }
    let takes_more = is_online(&row, tx.now())
        && (!was_online || change.capacity.is_some() || change.availability.is_some());
    let turn = if takes_more { Some(queue::turn(tx).await?) } else { None };
    save(tx, before.is_none(), &row, change).await?;
    if change.availability.is_some() || change.capacity.is_some() || takes_more {
        tell(tx, &row);
    }
    if let Some(turn) = turn {
        queue::run(tx, turn).await?;
    }
    Ok(row)
}

async fn save(tx: &Tx, is_new: bool, row: &agent::Model, change: Change) -> kernel::Result<()> {
    if is_new {
        agent::Entity::insert(row.clone().into_active_model())
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(tx.conn())
            .await?;
    }
    // Only what is meant: the count of turns belongs to whoever assigns.
    let mut update = agent::Entity::update_many()
        .col_expr(agent::Column::LastSeenAt, Expr::value(row.last_seen_at))
        .filter(agent::Column::TenantId.eq(row.tenant_id))
        .filter(agent::Column::AccountId.eq(row.account_id));
    if change.availability.is_some() || change.capacity.is_some() {
        update = update
            .col_expr(agent::Column::Availability, Expr::value(row.availability))
            .col_expr(agent::Column::Capacity, Expr::value(row.capacity))
            .col_expr(agent::Column::UpdatedAt, Expr::value(tx.now()));
    }
    update.exec(tx.conn()).await?;
    Ok(())
}

fn tell(tx: &mut Tx, row: &agent::Model) {
    let data = json!({ "agent": {
        "id": row.account_id,
        "availability": row.availability,
        "is_online": is_online(row, tx.now()),
        "capacity": row.capacity,
        "last_seen_at": row.last_seen_at,
    }});
    let audience = vec![Audience::Permission(ReadDesk::INFO.name.to_owned())];
    tx.announce(AgentChanged { subject: row.account_id.to_string(), audience, data });
}
