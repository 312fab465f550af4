//! Whether a code proves the second step, once.

use base::AccountId;
use kernel::Tx;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::authenticator::Authenticator;
use super::recovery;
use crate::entity::account_totp::{Column, Entity};

/// Digits of an authenticator's code; recovery codes are longer.
const DIGITS: usize = 6;

/// Whether the account's sign-in asks for a second step.
pub(crate) async fn is_on(db: &impl ConnectionTrait, account: AccountId) -> kernel::Result<bool> {
    let on = Entity::find_by_id(account).filter(Column::EnabledAt.is_not_null());
    Ok(on.count(db).await? > 0)
}

/// Uses up a code of the account's authenticator, or one of its recovery codes. A code of a half
/// minute that was used already, or of an earlier one, is none; of two uses at once only one is.
pub(crate) async fn spend(tx: &mut Tx, account: AccountId, typed: &str) -> kernel::Result<bool> {
    let on = Entity::find_by_id(account).filter(Column::EnabledAt.is_not_null());
    let Some(row) = on.one(tx.conn()).await? else {
        return Ok(false);
    };
    let code = normal(typed);
    if code.len() != DIGITS {
        return recovery::spend(tx, account, &code).await;
    }
    let own = Authenticator::unseal(tx.app(), account, &row.sealed_secret)?;
    let Some(step) = own.step_of(&code, tx.now()) else {
        return Ok(false);
    };
    let fresh = Condition::any().add(Column::LastStep.is_null()).add(Column::LastStep.lt(step));
    let outcome = Entity::update_many()
        .col_expr(Column::LastStep, Expr::value(step))
        .filter(Column::AccountId.eq(account))
        .filter(Column::SealedSecret.eq(&row.sealed_secret))
        .filter(Column::EnabledAt.is_not_null())
        .filter(fresh)
        .exec(tx.conn())
        .await?;
    Ok(outcome.rows_affected == 1)
}

/// What somebody typed, without the gaps that authenticators show.
pub(super) fn normal(typed: &str) -> String {
    typed.chars().filter(|sign| !sign.is_whitespace()).collect()
}
