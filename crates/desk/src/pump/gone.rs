//! Takes waiting customers from agents who are gone, so that somebody else answers.

use chrono::Duration;
use kernel::{App, Tenant};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationDef,
};

use super::PUMP;
use crate::assignment::Why;
use crate::assignment::give::{self, Hand};
use crate::assignment::hand;
use crate::conversations::state::{Status, is_open};
use crate::entity::{agent, conversation, inbox};
use crate::ids::ConversationId;

/// Most that are taken in one step.
const AT_ONCE: u64 = 50;

/// Releases what waits with agents who were silent for longer than their inbox allows. Whoever was
/// given one by hand without ever having been here has that long as well. Answers how many.
pub(super) async fn release(app: &App, tenant: &Tenant) -> anyhow::Result<usize> {
    let mut released = 0;
    for id in candidates(app, tenant).await? {
        if release_one(app, tenant, id).await? {
            released += 1;
        }
    }
    Ok(released)
}

fn to_agent() -> RelationDef {
    conversation::Entity::belongs_to(agent::Entity)
        .from((conversation::Column::TenantId, conversation::Column::AssigneeId))
        .to((agent::Column::TenantId, agent::Column::AccountId))
        .into()
}

fn to_inbox() -> RelationDef {
    conversation::Entity::belongs_to(inbox::Entity)
        .from(conversation::Column::InboxId)
        .to(inbox::Column::Id)
        .into()
}

async fn candidates(app: &App, tenant: &Tenant) -> anyhow::Result<Vec<ConversationId>> {
    let now = app.now();
    let rows: Vec<(ConversationId, Option<_>, Option<_>, i32)> = conversation::Entity::find()
        .join(JoinType::LeftJoin, to_agent())
        .join(JoinType::InnerJoin, to_inbox())
        .select_only()
        .column(conversation::Column::Id)
        .column(conversation::Column::AssignedAt)
        .column(agent::Column::LastSeenAt)
        .column(inbox::Column::ReleaseAfterMinutes)
        .filter(conversation::Column::TenantId.eq(tenant.id))
        .filter(is_open())
        .filter(conversation::Column::AssigneeId.is_not_null())
        .filter(conversation::Column::WaitingSince.is_not_null())
        .filter(inbox::Column::AutoAssign.eq(true))
        .filter(
            Condition::any()
                .add(agent::Column::LastSeenAt.is_null())
                .add(agent::Column::LastSeenAt.lt(now - Duration::minutes(1))),
        )
        .into_tuple()
        .all(app.db.read())
        .await?;
    let is_gone = |assigned: Option<chrono::DateTime<chrono::Utc>>, seen, minutes: i32| {
        let last: Option<chrono::DateTime<chrono::Utc>> = assigned.max(seen);
        last.is_none_or(|last| last + Duration::minutes(i64::from(minutes)) <= now)
    };
    let gone = rows.into_iter().filter(|(_, at, seen, minutes)| is_gone(*at, *seen, *minutes));
    Ok(gone.map(|(id, ..)| id).take(usize::try_from(AT_ONCE).unwrap_or(50)).collect())
}

/// Takes one, if its agent has not come back and nobody has answered meanwhile.
async fn release_one(app: &App, tenant: &Tenant, id: ConversationId) -> anyhow::Result<bool> {
    let mut tx = app.begin_as(PUMP, tenant).await?;
    let row = conversation::Entity::find_by_id(id)
        .filter(conversation::Column::State.eq(Status::Open))
        .filter(conversation::Column::AssigneeId.is_not_null())
        .filter(conversation::Column::WaitingSince.is_not_null())
        .lock_exclusive()
        .one(tx.conn())
        .await?;
    let Some(mut row) = row else { return Ok(false) };
    let Some(account) = row.assignee_id else { return Ok(false) };
    let seen = agent::Entity::find_by_id((tenant.id, account)).one(tx.conn()).await?;
    let is_back = |row: &agent::Model| {
        row.last_seen_at.is_some_and(|seen| seen > tx.now() - crate::agents::ONLINE)
    };
    if seen.as_ref().is_some_and(is_back) {
        return Ok(false);
    }
    let line = give::change(&mut tx, &mut row, Hand::new(None, Why::Gone));
    hand::finish(&mut tx, row, vec![line], Some(account)).await.map_err(base::Error::into_fault)?;
    tx.commit().await?;
    Ok(true)
}
