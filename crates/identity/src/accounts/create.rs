//! Make an account, and let one join the tenant.

use base::{AccountId, Phone};
use kernel::{Tx, audit};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{Refusal, name_of};
use crate::email::Email;
use crate::entity::{account, membership};
use crate::passwords::PasswordHash;
use crate::roles;

/// An account to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Its display name, 1–120 characters.
    pub name: String,
    /// Its address as somebody wrote it, when it signs in by password.
    pub email: Option<String>,
    /// Its number, when it signs in by one-time code.
    pub phone: Option<Phone>,
    /// Its password, hashed by [`crate::passwords::hash`] before the transaction began: hashing
    /// takes longer than a writer may keep the others waiting.
    pub password: Option<PasswordHash>,
}

/// Makes an account that is no member anywhere yet.
///
/// Refusals: `identity.account.email_taken`, `.phone_taken`, `.name_invalid`, and
/// `platform.invalid` for an address that is none. The transaction stays usable after a refusal.
pub async fn create(tx: &mut Tx, new: NewAccount) -> kernel::Result<AccountId> {
    let NewAccount { name, email, phone, password } = new;
    let email = email.as_deref().map(Email::parse).transpose()?;
    let id: AccountId = tx.new_id();
    let row = account::ActiveModel {
        id: Set(id),
        name: Set(name_of(&name)?),
        email: Set(email.clone()),
        phone: Set(phone.clone()),
        password_hash: Set(password.map(PasswordHash::into_text)),
        is_active: Set(true),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
    };
    let inserted = account::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    if inserted == 0 {
        return Err(taken(tx, email.as_ref()).await?.into());
    }
    let after = serde_json::json!({"name": name, "email": email, "phone": phone});
    tx.audit(audit::Entry::new("identity.account.create", id).after(after));
    Ok(id)
}

/// Which of the unique values another account has.
async fn taken(tx: &Tx, email: Option<&Email>) -> kernel::Result<Refusal> {
    let Some(email) = email else {
        return Ok(Refusal::PhoneTaken);
    };
    let twin: Option<AccountId> = account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .filter(account::Column::Email.eq(email.clone()))
        .into_tuple()
        .one(tx.conn())
        .await?;
    Ok(if twin.is_some() { Refusal::EmailTaken } else { Refusal::PhoneTaken })
}

/// Makes the account a member of the tenant with this role; one that was a member comes back.
///
/// Refusals: `identity.role.unknown`.
pub async fn join(tx: &mut Tx, account: AccountId, role: &str) -> kernel::Result<()> {
    roles::require_known(tx, role)?;
    let row = membership::ActiveModel {
        account_id: Set(account),
        tenant_id: Set(tx.tenant().id),
        role: Set(role.to_owned()),
        is_active: Set(true),
        created_at: Set(tx.now()),
    };
    let key = [membership::Column::AccountId, membership::Column::TenantId];
    let changes = [membership::Column::Role, membership::Column::IsActive];
    membership::Entity::insert(row)
        .on_conflict(OnConflict::columns(key).update_columns(changes).to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    tx.audit(
        audit::Entry::new("identity.member.join", account).after(serde_json::json!({"role": role})),
    );
    Ok(())
}
