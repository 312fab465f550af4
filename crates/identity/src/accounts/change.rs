//! Change an account or its membership. A tenant changes only its own members.

use base::{AccountId, Phone, SessionId};
use kernel::{Audience, Event, Tx, audit};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, SqlErr};

use super::{Refusal, name_of};
use crate::email::Email;
use crate::entity::{account, membership};
use crate::passwords::{PasswordHash, link};
use crate::{roles, sessions};

/// Whether a member may come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activity {
    /// It may.
    Active,
    /// It may not: its sessions in the tenant end at once, its history stays.
    Inactive,
}

/// What is to change; `None` leaves a value as it is.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// The display name.
    pub name: Option<String>,
    /// The address; `Some(None)` takes it away.
    pub email: Option<Option<Email>>,
    /// The number; `Some(None)` takes it away.
    pub phone: Option<Option<Phone>>,
}

/// Changes the name, address or number of a member of this tenant.
///
/// Refusals: `identity.account.not_found`, `.email_taken`, `.phone_taken`, `.name_invalid`. Drop
/// the transaction after `taken`: PostgreSQL takes no more statements in it.
pub async fn change(tx: &mut Tx, account: AccountId, changes: Changes) -> kernel::Result<()> {
    let Changes { name, email, phone } = changes;
    let after = serde_json::json!({"name": name, "email": email, "phone": phone});
    let mut row = account::ActiveModel { updated_at: Set(tx.now()), ..Default::default() };
    if let Some(name) = name {
        row.name = Set(name_of(&name)?);
    }
    if let Some(email) = email {
        row.email = Set(email);
    }
    if let Some(phone) = phone {
        row.phone = Set(phone);
    }
    let members = Query::select()
        .column(membership::Column::AccountId)
        .from(membership::Entity)
        .and_where(membership::Column::TenantId.eq(tx.tenant().id))
        .to_owned();
    let outcome = account::Entity::update_many()
        .set(row)
        .filter(account::Column::Id.eq(account))
        .filter(account::Column::Id.in_subquery(members))
        .exec(tx.conn())
        .await
        .map_err(taken)?;
    if outcome.rows_affected == 0 {
        return Err(Refusal::NotFound.into());
    }
    tx.audit(audit::Entry::new("identity.account.change", account).after(after));
    Ok(())
}

/// The refusal behind a violated unique index, named by both engines in their message.
fn taken(error: sea_orm::DbErr) -> base::Error {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(text)) if text.contains("email") => {
            Refusal::EmailTaken.into()
        }
        Some(SqlErr::UniqueConstraintViolation(text)) if text.contains("phone") => {
            Refusal::PhoneTaken.into()
        }
        _ => error.into(),
    }
}

/// Lets a member in or keeps it out of this tenant; keeping out ends its sessions here at once.
///
/// Refusals: `identity.account.not_found`.
pub async fn set_active(tx: &mut Tx, account: AccountId, activity: Activity) -> kernel::Result<()> {
    let active = activity == Activity::Active;
    update_membership(tx, account, membership::Column::IsActive, active.into()).await?;
    if !active {
        sessions::revoke_all_of(tx, account).await?;
    }
    let action = if active { "identity.member.activate" } else { "identity.member.deactivate" };
    tx.audit(audit::Entry::new(action, account));
    Ok(())
}

/// What somebody may do has changed: open screens connect again and ask what that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccessChanged {
    /// Who.
    pub account: AccountId,
}

impl Event for AccessChanged {
    const NAME: &'static str = kernel::live::ACCESS_CHANGED;

    fn subject(&self) -> String {
        self.account.to_string()
    }

    fn audience(&self) -> Vec<Audience> {
        vec![Audience::Account(self.account)]
    }
}

/// Gives a member another role in this tenant; holds from its next request on, and its open screens
/// ask anew what they may hear.
///
/// Refusals: `identity.account.not_found`, `identity.role.unknown`.
pub async fn set_role(tx: &mut Tx, account: AccountId, role: &str) -> kernel::Result<()> {
    roles::require_known(tx, role)?;
    update_membership(tx, account, membership::Column::Role, role.into()).await?;
    tx.announce(AccessChanged { account });
    tx.audit(
        audit::Entry::new("identity.member.role", account).after(serde_json::json!({"role": role})),
    );
    Ok(())
}

async fn update_membership(
    tx: &Tx,
    account: AccountId,
    column: membership::Column,
    value: sea_orm::Value,
) -> kernel::Result<()> {
    let outcome = membership::Entity::update_many()
        .col_expr(column, Expr::value(value))
        .filter(membership::Column::AccountId.eq(account))
        .filter(membership::Column::TenantId.eq(tx.tenant().id))
        .exec(tx.conn())
        .await?;
    if outcome.rows_affected == 0 { Err(Refusal::NotFound.into()) } else { Ok(()) }
}

/// Sets a password, makes every mailed link for the account worthless, and ends all its sessions
/// in every tenant: whoever knew the old one is out.
///
/// For the owner who proved who they are and for the command line. A tenant's admin must never
/// reach it for an account that other tenants know too.
pub async fn set_password(
    tx: &mut Tx,
    account: AccountId,
    hash: PasswordHash,
) -> kernel::Result<()> {
    if !write_password(tx, account, hash, Condition::all()).await? {
        return Err(Refusal::NotFound.into());
    }
    sessions::revoke_everywhere(tx, account, None).await?;
    Ok(())
}

/// The same for an owner who just proved the `old` one: their `own` session lives on. Answers
/// whether the old one still held; of two changes at once only one is made.
pub(crate) async fn replace_password(
    tx: &mut Tx,
    account: AccountId,
    old: &str,
    hash: PasswordHash,
    own: SessionId,
) -> kernel::Result<bool> {
    let still = Condition::all().add(account::Column::PasswordHash.eq(old));
    let replaced = write_password(tx, account, hash, still).await?;
    if replaced {
        sessions::revoke_everywhere(tx, account, Some(own)).await?;
    }
    Ok(replaced)
}

async fn write_password(
    tx: &mut Tx,
    account: AccountId,
    hash: PasswordHash,
    while_it_holds: Condition,
) -> kernel::Result<bool> {
    let outcome = account::Entity::update_many()
        .col_expr(account::Column::PasswordHash, Expr::value(hash.into_text()))
        .col_expr(account::Column::UpdatedAt, Expr::value(tx.now()))
        .filter(account::Column::Id.eq(account))
        .filter(while_it_holds)
        .exec(tx.conn())
        .await?;
    if outcome.rows_affected == 0 {
        return Ok(false);
    }
    link::void_all(tx, account).await?;
    tx.audit(audit::Entry::new("identity.password.set", account));
    Ok(true)
}
