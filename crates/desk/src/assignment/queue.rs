//! What waits for an agent, oldest first.

use std::collections::HashMap;

use kernel::Tx;
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{candidates, choose, give};
use crate::conversations::audience::{audience, leavers};
use crate::conversations::load;
use crate::conversations::state::is_open;
use crate::entity::{contact, conversation, inbox, settings};
use crate::events::{ConversationLeft, MessageAdded};
use crate::ids::{ContactId, InboxId};
use crate::messages::{DeskMessage, write};
use crate::settings::{agents_see, ensure};

/// Most that are given in one transaction; the pump goes on with the rest.
const AT_ONCE: u64 = 50;

/// Takes the tenant's turn: until the transaction ends nobody else assigns. Answers its number.
///
/// Whoever has it waits for no conversation's row, or two could wait for each other.
pub(crate) async fn turn(tx: &Tx) -> kernel::Result<i64> {
    let next = || {
        settings::Entity::update_many()
            .col_expr(settings::Column::Turn, Expr::col(settings::Column::Turn).add(1))
            .filter(settings::Column::TenantId.eq(tx.tenant().id))
            .exec_with_returning(tx.conn())
    };
    if let Some(row) = next().await?.into_iter().next() {
        return Ok(row.turn);
    }
    ensure(tx).await?;
    let row = next().await?.into_iter().next();
    Ok(row.ok_or_else(|| anyhow::anyhow!("a desk without settings"))?.turn)
}

/// Gives what waits to whoever is there, oldest first, having the turn of this number. What another
/// transaction holds is left to it: it looks for an agent itself. Answers how many were given.
pub(crate) async fn run(tx: &mut Tx, turn: i64) -> kernel::Result<usize> {
    let mut online = candidates::online(tx).await?;
    if !online.iter().any(choose::Candidate::has_room) {
        return Ok(0);
    }
    let waiting = waiting(tx).await?;
    let (inboxes, contacts) = (inboxes(tx, &waiting).await?, contacts(tx, &waiting).await?);
    let see = agents_see(tx.conn(), tx.tenant().id).await?;
    let (mut given, mut turn) = (0, turn);
    for mut row in waiting {
        let (Some(inbox), Some(contact)) =
            (inboxes.get(&row.inbox_id), contacts.get(&row.contact_id))
        else {
            continue;
        };
        if !give::assigns_now(tx, inbox) {
            continue;
        }
        let theirs = candidates::of_team(tx, row.team_id.or(inbox.team_id), &online).await?;
        let Some((to, why)) = choose::choose(&theirs, inbox.rotation, None) else { continue };
        give::took_turn(tx, to, turn).await?;
        let line = give::change(tx, &mut row, give::Hand::new(Some(to), why));
        load::write(tx, &row).await?;
        write::insert(tx, vec![line.clone()]).await?;
        tx.announce(ConversationLeft::of(row.id, leavers(None, Some(to), see)));
        let shown = DeskMessage::of(&line, None);
        tx.announce(MessageAdded::of(&shown, &row, contact, audience(&row, see)));
        if let Some(agent) = online.iter_mut().find(|one| one.account == to) {
            (agent.open, agent.last_turn) = (agent.open + 1, turn);
        }
        given += 1;
        turn = self::turn(tx).await?;
    }
    Ok(given)
}

/// The oldest that are nobody's while their customers wait.
async fn waiting(tx: &Tx) -> kernel::Result<Vec<conversation::Model>> {
    let rows = conversation::Entity::find()
        .filter(conversation::Column::TenantId.eq(tx.tenant().id))
        .filter(is_open())
        .filter(conversation::Column::AssigneeId.is_null())
        .filter(conversation::Column::WaitingSince.is_not_null())
        .order_by_asc(conversation::Column::WaitingSince)
        .limit(AT_ONCE)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(tx.conn())
        .await?;
    Ok(rows)
}

async fn inboxes(
    tx: &Tx,
    rows: &[conversation::Model],
) -> kernel::Result<HashMap<InboxId, inbox::Model>> {
    let found = inbox::Entity::find()
        .filter(inbox::Column::TenantId.eq(tx.tenant().id))
        .filter(inbox::Column::Id.is_in(rows.iter().map(|row| row.inbox_id)))
        .all(tx.conn())
        .await?;
    Ok(found.into_iter().map(|row| (row.id, row)).collect())
}

async fn contacts(
    tx: &Tx,
    rows: &[conversation::Model],
) -> kernel::Result<HashMap<ContactId, contact::Model>> {
    let found = contact::Entity::find()
        .filter(contact::Column::TenantId.eq(tx.tenant().id))
        .filter(contact::Column::Id.is_in(rows.iter().map(|row| row.contact_id)))
        .all(tx.conn())
        .await?;
    Ok(found.into_iter().map(|row| (row.id, row)).collect())
}
