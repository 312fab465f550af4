//! Who is on shift and online, with how many open conversations they have.

use std::collections::HashSet;

use base::AccountId;
use kernel::Tx;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Statement};

use super::choose::Candidate;
use crate::agents::ONLINE;
use crate::entity::team_member;
use crate::ids::TeamId;

/// A row of what follows.
#[derive(Debug, FromQueryResult)]
struct Row {
    account_id: AccountId,
    capacity: i32,
    last_turn: i64,
    open: i64,
}

/// Everybody who is on shift and online: one statement.
pub(crate) async fn online(tx: &Tx) -> kernel::Result<Vec<Candidate>> {
    let sql = "SELECT a.account_id, a.capacity, a.last_turn, \
               (SELECT COUNT(*) FROM desk_conversations c WHERE c.tenant_id = a.tenant_id \
                AND c.assignee_id = a.account_id AND c.state = 'open') AS open \
               FROM desk_agents a WHERE a.tenant_id = $1 AND a.availability = 'available' \
               AND a.last_seen_at > $2";
    let values = [tx.tenant().id.into(), (tx.now() - ONLINE).into()];
    let statement = Statement::from_sql_and_values(tx.app().db.backend(), sql, values);
    let rows = Row::find_by_statement(statement).all(tx.conn()).await?;
    let candidate = |row: Row| Candidate {
        account: row.account_id,
        capacity: i64::from(row.capacity),
        open: row.open,
        last_turn: row.last_turn,
    };
    Ok(rows.into_iter().map(candidate).collect())
}

/// Those of them who are in the team, if one is named.
pub(crate) async fn of_team(
    tx: &Tx,
    team: Option<TeamId>,
    all: &[Candidate],
) -> kernel::Result<Vec<Candidate>> {
    let Some(team) = team else { return Ok(all.to_vec()) };
    let members: Vec<AccountId> = team_member::Entity::find()
        .select_only()
        .column(team_member::Column::AccountId)
        .filter(team_member::Column::TeamId.eq(team))
        .filter(team_member::Column::TenantId.eq(tx.tenant().id))
        .into_tuple()
        .all(tx.conn())
        .await?;
    let members: HashSet<_> = members.into_iter().collect();
    Ok(all.iter().filter(|one| members.contains(&one.account)).cloned().collect())
}
