//! Mailed links that set a password: how they are made, announced and made worthless.

use base::AccountId;
use chrono::{DateTime, Duration, Utc};
use kernel::limits::Limit;
use kernel::{Tx, audit};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};

use super::{PasswordResetRequested, UserInvited};
use crate::email::Email;
use crate::entity::password_reset::{ActiveModel, Column, Entity};

/// How long the link of a forgotten password works: whoever asked for it is waiting.
const REMINDER: Duration = Duration::hours(1);
/// How long an invitation works: nobody waits for it, and a weekend lies between.
const INVITATION: Duration = Duration::days(3);
/// Mails to one address: more help nobody, and somebody may be asking who is not its owner.
pub(crate) const PER_EMAIL: Limit =
    Limit { name: "identity.forgot.email", hits: 3, window: Duration::hours(1) };

/// Announces a link for somebody who forgot their password.
pub(crate) async fn remind(
    tx: &mut Tx,
    account: AccountId,
    name: &str,
    email: &Email,
) -> kernel::Result<()> {
    let (token, expires_at) = mint(tx, account, REMINDER).await?;
    tx.audit(audit::Entry::new("identity.password.forgot", account));
    let (name, email) = (name.to_owned(), email.to_string());
    tx.announce(PasswordResetRequested { account, name, email, token, expires_at });
    Ok(())
}

/// Announces a link for somebody who has no password yet.
pub(crate) async fn invite(
    tx: &mut Tx,
    account: AccountId,
    name: &str,
    email: &Email,
) -> kernel::Result<()> {
    let (token, expires_at) = mint(tx, account, INVITATION).await?;
    tx.audit(audit::Entry::new("identity.user.invite", account));
    let business = tx.tenant().name.to_string();
    let (name, email) = (name.to_owned(), email.to_string());
    tx.announce(UserInvited { account, name, email, business, token, expires_at });
    Ok(())
}

/// Makes a link; its token is told once, and the row keeps only the hash.
async fn mint(
    tx: &Tx,
    account: AccountId,
    lifetime: Duration,
) -> kernel::Result<(String, DateTime<Utc>)> {
    let token = hex::encode(tx.app().random.bytes::<32>());
    let expires_at = tx.now() + lifetime;
    let row = ActiveModel {
        id: Set(tx.new_id()),
        account_id: Set(account),
        token_hash: Set(hash(&token)),
        created_at: Set(tx.now()),
        expires_at: Set(expires_at),
        used_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok((token, expires_at))
}

/// Makes every link that was mailed for the account worthless.
pub(crate) async fn void_all(tx: &Tx, account: AccountId) -> kernel::Result<()> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(tx.now()))
        .filter(Column::AccountId.eq(account))
        .filter(Column::UsedAt.is_null())
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// What the table keeps of a token.
pub(super) fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}
