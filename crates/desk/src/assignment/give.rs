//! Gives a conversation to an agent, or takes it away, in the row that the transaction holds.

use base::AccountId;
use kernel::Tx;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};

use super::{Why, candidates, choose, queue};
use crate::conversations::state::Status;
use crate::entity::{agent, assignment, conversation, inbox, message};
use crate::inboxes::hours_of;
use crate::messages::write::{self, Done};

/// A change of hands.
#[derive(Clone, Debug)]
pub(crate) struct Hand {
    pub(crate) to: Option<AccountId>,
    pub(crate) why: Why,
    pub(crate) note: Option<String>,
}

impl Hand {
    pub(crate) fn new(to: Option<AccountId>, why: Why) -> Self {
        Self { to, why, note: None }
    }
}

/// Whether conversations of this inbox are given to agents by themselves now.
pub(crate) fn assigns_now(tx: &Tx, inbox: &inbox::Model) -> bool {
    let is_open = |hours: crate::hours::Hours| hours.is_open(tx.now(), tx.tenant().zone);
    inbox.auto_assign && inbox.is_active && hours_of(inbox).is_none_or(is_open)
}

/// Gives a conversation that is nobody's to whoever's turn it is, if anybody is there. Answers the
/// line for the timeline. Three statements, only for conversations that are nobody's.
pub(crate) async fn by_turn(
    tx: &mut Tx,
    inbox: &inbox::Model,
    row: &mut conversation::Model,
    before: Option<AccountId>,
) -> kernel::Result<Option<message::Model>> {
    let is_free = row.assignee_id.is_none() && row.state == Status::Open;
    if !is_free || !assigns_now(tx, inbox) {
        return Ok(None);
    }
    let turn = queue::turn(tx).await?;
    let all = candidates::online(tx).await?;
    let team = row.team_id.or(inbox.team_id);
    let theirs = candidates::of_team(tx, team, &all).await?;
    let Some((to, why)) = choose::choose(&theirs, inbox.rotation, before) else {
        return Ok(None);
    };
    took_turn(tx, to, turn).await?;
    Ok(Some(change(tx, row, Hand::new(Some(to), why))))
}

/// Remembers whose turn it was.
pub(crate) async fn took_turn(tx: &Tx, account: AccountId, turn: i64) -> kernel::Result<()> {
    agent::Entity::update_many()
        .col_expr(agent::Column::LastTurn, Expr::value(turn))
        .filter(agent::Column::TenantId.eq(tx.tenant().id))
        .filter(agent::Column::AccountId.eq(account))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Changes whose it is, in the row, in the history and in the timeline. The caller writes the row
/// and the line.
pub(crate) fn change(tx: &mut Tx, row: &mut conversation::Model, hand: Hand) -> message::Model {
    let Hand { to, why, note } = hand;
    let from = row.assignee_id;
    let history = assignment::ActiveModel {
        id: Set(tx.new_id()),
        tenant_id: Set(row.tenant_id),
        conversation_id: Set(row.id),
        from_id: Set(from),
        to_id: Set(to),
        team_id: Set(row.team_id),
        why: Set(why),
        by_actor: Set(tx.actor().to_string()),
        note: Set(note),
        at: Set(tx.now()),
    };
    tx.insert_later(assignment::Entity::insert(history).into_query());
    row.assignee_id = to;
    row.assigned_at = to.map(|_| tx.now());
    let done = Done {
        what: if to.is_some() { "assigned" } else { why.as_str() },
        by: tx.actor().account(),
        from: from.map(|account| account.to_string()).or_else(|| Some(why.as_str().to_owned())),
        to: to.map(|account| account.to_string()),
    };
    write::event(tx, row, done)
}
