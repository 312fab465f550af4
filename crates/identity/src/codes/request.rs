//! Ask for a code.

use std::time::Duration as Pause;

use base::AccountId;
use chrono::{DateTime, Utc};
use kernel::{Open, Tx, audit};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    CodeIssued, CodeState, LIFETIME, REQUEST_PAUSE, REQUEST_WINDOW, REQUESTS, Recipient, Refusal,
    guard, hash, seconds_until,
};
use crate::entity::one_time_code::{ActiveModel, Column, Entity};

/// Every answer takes at least this long, so that the message written for somebody we know does
/// not show in the time the answer takes.
const FLOOR: Pause = Pause::from_millis(75);

/// Makes a code for the recipient and announces [`CodeIssued`] when it is `known`; does the same
/// work, in the same time and under the same limits, when it is not.
///
/// Refusals: `identity.code.too_soon`, `.too_many`, `.blocked`, all 429 with `Retry-After`.
pub async fn request(
    open: &Open,
    recipient: &Recipient,
    known: Option<AccountId>,
) -> kernel::Result<()> {
    let (outcome, ()) = tokio::join!(issue(open, recipient, known), tokio::time::sleep(FLOOR));
    outcome
}

async fn issue(open: &Open, recipient: &Recipient, known: Option<AccountId>) -> kernel::Result<()> {
    let key = recipient.key();
    let mut tx = open.begin().await?;
    guard::enter(&tx, &key).await?;
    refuse_too_many(&tx, &key).await?;
    kill_older(&tx, &key).await?;
    let code = format!("{:06}", tx.app().random.below(1_000_000));
    let expires_at = tx.now() + LIFETIME;
    let row = ActiveModel {
        id: Set(tx.new_id()),
        tenant_id: Set(tx.tenant().id),
        recipient: Set(key.clone()),
        code_hash: Set(hash(&tx.app().keys, tx.tenant(), &key, &code, known.is_some())),
        wrong_tries: Set(0),
        state: Set(CodeState::Live),
        created_at: Set(tx.now()),
        expires_at: Set(expires_at),
    };
    Entity::insert(row).exec_without_returning(tx.conn()).await?;
    tx.audit(audit::Entry::new("identity.code.request", &key));
    if let (Some(_), Recipient::Phone(phone)) = (known, recipient) {
        tx.announce(CodeIssued { phone: phone.clone(), code, expires_at });
    }
    tx.commit().await
}

/// Looks back over the requests of the window. The guard row keeps others from adding to them.
async fn refuse_too_many(tx: &Tx, key: &str) -> kernel::Result<()> {
    let earlier: Vec<DateTime<Utc>> = Entity::find()
        .select_only()
        .column(Column::CreatedAt)
        .filter(Column::TenantId.eq(tx.tenant().id))
        .filter(Column::Recipient.eq(key))
        .filter(Column::CreatedAt.gt(tx.now() - REQUEST_WINDOW))
        .order_by_desc(Column::CreatedAt)
        .limit(REQUESTS as u64)
        .into_tuple()
        .all(tx.conn())
        .await?;
    judge(&earlier, tx.now()).map_err(Into::into)
}

/// Whether one more request may follow the `earlier` ones of the window, newest first.
fn judge(earlier: &[DateTime<Utc>], now: DateTime<Utc>) -> Result<(), Refusal> {
    if earlier.len() >= REQUESTS {
        // The window reopens when the third last leaves it.
        let free = earlier[REQUESTS - 1] + REQUEST_WINDOW;
        let rested = earlier[0] + REQUEST_PAUSE;
        return Err(Refusal::TooMany { retry_after: seconds_until(free.max(rested), now) });
    }
    match earlier.first() {
        Some(last) if *last + REQUEST_PAUSE > now => {
            Err(Refusal::TooSoon { retry_after: seconds_until(*last + REQUEST_PAUSE, now) })
        }
        _ => Ok(()),
    }
}

async fn kill_older(tx: &Tx, key: &str) -> kernel::Result<()> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value("dead"))
        .filter(Column::TenantId.eq(tx.tenant().id))
        .filter(Column::Recipient.eq(key))
        .filter(Column::State.eq(CodeState::Live))
        .exec(tx.conn())
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;

    /// Requests so many seconds ago, newest first, judged now.
    fn judged(ago: &[i64]) -> Result<(), Refusal> {
        let now = DateTime::UNIX_EPOCH + Duration::days(1);
        let earlier: Vec<_> = ago.iter().map(|seconds| now - Duration::seconds(*seconds)).collect();
        judge(&earlier, now)
    }

    #[test]
    fn a_second_request_waits_out_the_minute() {
        assert_eq!(judged(&[]), Ok(()));
        assert_eq!(judged(&[59]), Err(Refusal::TooSoon { retry_after: 1 }));
        assert_eq!(judged(&[60]), Ok(()));
        assert_eq!(judged(&[0]), Err(Refusal::TooSoon { retry_after: 60 }));
    }

    #[test]
    fn a_fourth_request_waits_until_the_first_is_ten_minutes_old() {
        assert_eq!(judged(&[60, 599]), Ok(()));
        assert_eq!(judged(&[60, 120, 180]), Err(Refusal::TooMany { retry_after: 420 }));
        assert_eq!(judged(&[10, 300, 590]), Err(Refusal::TooMany { retry_after: 50 }));
    }
}
