//! Switch the second step off, for whoever proved that they may.

use base::AccountId;
use kernel::{Tx, audit};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::{account_totp, recovery_code};

/// Forgets the account's authenticator and its recovery codes. Answers whether there was one.
///
/// For the owner, for the command line, and for a super admin of the only business that knows the
/// account: signing in is easier afterwards, everywhere.
pub(crate) async fn off(tx: &mut Tx, account: AccountId) -> kernel::Result<bool> {
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::AccountId.eq(account))
        .exec(tx.conn())
        .await?;
    let gone = account_totp::Entity::delete_by_id(account).exec(tx.conn()).await?;
    let was_there = gone.rows_affected > 0;
    if was_there {
        tx.audit(audit::Entry::new("identity.totp.off", account));
    }
    Ok(was_there)
}
