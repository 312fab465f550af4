//! What the command line does with people: `niaga user create` and `niaga user reset`.

use base::AccountId;
use kernel::{App, Tenant};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::accounts::{self, NewAccount};
use crate::email::Email;
use crate::entity::membership;
use crate::passwords::{self, Password};
use crate::totp::off::off;
use crate::{roles, tenants};

/// Who does it, in the audit log.
const WHO: &str = "command.user";

/// Refuses what [`create_user`] would refuse of itself, before anything is made for the user.
///
/// Fails with a sentence for the operator.
pub fn check_user(
    app: &App,
    email: &str,
    name: &str,
    role: &str,
    password: &str,
) -> anyhow::Result<()> {
    let email = Email::parse(email)?;
    accounts::name_of(name)?;
    Password::chosen(password, Some(&email))?;
    let known = app.registry().role_names().any(|known| known == role);
    anyhow::ensure!(known && roles::is_office(role), "{role} is no role of an office user");
    Ok(())
}

/// Makes an account with a password and lets it join the tenant.
///
/// Fails with a sentence for the operator when the tenant or role is unknown, the address is taken
/// or the password is too weak; nothing is changed then.
pub async fn create_user(
    app: &App,
    tenant_slug: &str,
    email: &str,
    name: &str,
    role: &str,
    password: &str,
) -> anyhow::Result<AccountId> {
    let tenant = tenants::find_by_slug(app, tenant_slug).await.map_err(base::Error::into_fault)?;
    let tenant = tenant.ok_or_else(|| anyhow::anyhow!("there is no tenant {tenant_slug}"))?;
    create(app, &tenant, email, name, role, password).await.map_err(base::Error::into_fault)
}

async fn create(
    app: &App,
    tenant: &Tenant,
    email: &str,
    name: &str,
    role: &str,
    password: &str,
) -> kernel::Result<AccountId> {
    let email = Email::parse(email)?;
    let password = passwords::hash(app, Password::chosen(password, Some(&email))?).await?;
    let mut tx = app.begin_as(WHO, tenant).await?;
    roles::require_known(&tx, role)?;
    let new = NewAccount {
        name: name.to_owned(),
        email: Some(email.to_string()),
        phone: None,
        password: Some(password),
    };
    let account = accounts::create(&mut tx, new).await?;
    accounts::join(&mut tx, account, role).await?;
    tx.commit().await?;
    Ok(account)
}

/// Sets a new password for the account with this address and ends all its sessions.
///
/// Fails with a sentence for the operator when nobody has the address or the password is too weak.
pub async fn reset_password(app: &App, email: &str, new_password: &str) -> anyhow::Result<()> {
    reset(app, email, new_password).await.map_err(base::Error::into_fault)
}

async fn reset(app: &App, email: &str, new_password: &str) -> kernel::Result<()> {
    let email = Email::parse(email)?;
    let account = accounts::find_by_email(app, email.as_str()).await?;
    let account = account.ok_or_else(|| anyhow::anyhow!("nobody has the address {email}"))?;
    let hash = passwords::hash(app, Password::chosen(new_password, Some(&email))?).await?;
    let tenant = home_of(app, account.id).await?;
    let mut tx = app.begin_as(WHO, &tenant).await?;
    accounts::set_password(&mut tx, account.id, hash).await?;
    tx.commit().await
}

/// Switches the second step of the account with this address off; the password stays. Answers
/// whether it was on.
///
/// Fails with a sentence for the operator when nobody has the address.
pub async fn reset_totp(app: &App, email: &str) -> anyhow::Result<bool> {
    switch_off(app, email).await.map_err(base::Error::into_fault)
}

async fn switch_off(app: &App, email: &str) -> kernel::Result<bool> {
    let email = Email::parse(email)?;
    let account = accounts::find_by_email(app, email.as_str()).await?;
    let account = account.ok_or_else(|| anyhow::anyhow!("nobody has the address {email}"))?;
    let tenant = home_of(app, account.id).await?;
    let mut tx = app.begin_as(WHO, &tenant).await?;
    let was_on = off(&mut tx, account.id).await?;
    tx.commit().await?;
    Ok(was_on)
}

/// The tenant whose audit log tells of the account: the first it joined, else the installation's
/// first.
async fn home_of(app: &App, account: AccountId) -> anyhow::Result<Tenant> {
    let joined: Option<base::TenantId> = membership::Entity::find()
        .select_only()
        .column(membership::Column::TenantId)
        .filter(membership::Column::AccountId.eq(account))
        .order_by_asc(membership::Column::CreatedAt)
        .into_tuple()
        .one(app.db.read())
        .await?;
    if let Some(tenant) = joined {
        return app.tenant(tenant).await;
    }
    let first = app.directory().tenant_of_host(app, None).await?;
    first.ok_or_else(|| anyhow::anyhow!("the installation has no tenant yet"))
}
