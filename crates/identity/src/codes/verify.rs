//! Try a code.

use base::AccountId;
use kernel::{Open, Tx, audit};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

use super::{CodeState, Recipient, Refusal, TRIES, guard, hash};
use crate::entity::one_time_code::{Column, Entity, Model};

/// Opens the door for whoever knows the newest code, once; answers `known`. A wrong try is counted
/// whatever becomes of the request; the fifth kills the code and blocks the recipient. Somebody who
/// is not `known` never gets in, and cannot tell why.
///
/// Refusals: `identity.code.wrong` (422 with `tries_left`), also for a code that is used, dead or
/// expired; `identity.code.blocked` (429 with `Retry-After`).
pub async fn verify(
    open: &Open,
    recipient: &Recipient,
    known: Option<AccountId>,
    code: &str,
) -> kernel::Result<AccountId> {
    let key = recipient.key();
    let mut tx = open.begin().await?;
    guard::enter(&tx, &key).await?;
    let hash = hash(&tx.app().keys, tx.tenant(), &key, code.trim(), known.is_some());
    let used = spend(&tx, &key, &hash).await?;
    match known {
        Some(account) if used => {
            tx.audit(audit::Entry::new("identity.code.use", account));
            tx.commit().await?;
            Ok(account)
        }
        _ => {
            let tries_left = count_wrong(&mut tx, &key).await?;
            tx.commit().await?;
            Err(Refusal::Wrong { tries_left }.into())
        }
    }
}

/// Uses the live code up if this is it.
async fn spend(tx: &Tx, key: &str, hash: &str) -> kernel::Result<bool> {
    let outcome = Entity::update_many()
        .col_expr(Column::State, Expr::value("used"))
        .filter(Column::TenantId.eq(tx.tenant().id))
        .filter(Column::Recipient.eq(key))
        .filter(Column::State.eq(CodeState::Live))
        .filter(Column::ExpiresAt.gt(tx.now()))
        .filter(Column::CodeHash.eq(hash))
        .exec(tx.conn())
        .await?;
    Ok(outcome.rows_affected == 1)
}

/// Counts a wrong try against the live code, if there is one; answers how many are left.
async fn count_wrong(tx: &mut Tx, key: &str) -> kernel::Result<i32> {
    let last_try = Expr::col(Column::WrongTries).gte(TRIES - 1);
    let state = Expr::case(last_try, "dead").finally("live");
    let counted: Vec<Model> = Entity::update_many()
        .col_expr(Column::WrongTries, Expr::col(Column::WrongTries).add(1))
        .col_expr(Column::State, state.into())
        .filter(Column::TenantId.eq(tx.tenant().id))
        .filter(Column::Recipient.eq(key))
        .filter(Column::State.eq(CodeState::Live))
        .filter(Column::ExpiresAt.gt(tx.now()))
        .exec_with_returning(tx.conn())
        .await?;
    let Some(code) = counted.first() else {
        return Ok(0);
    };
    if code.state == CodeState::Dead {
        guard::block(tx, key).await?;
        tx.audit(audit::Entry::new("identity.code.block", key));
    }
    Ok(TRIES - code.wrong_tries)
}
