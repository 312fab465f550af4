//! The one row that all changes of a tenant's office users wait for.

use base::AccountId;
use kernel::permitted::AccessRefusal;
use kernel::{Caller, Permission, Tx};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Statement};

use super::{OfficeUser, Refusal};
use crate::entity::membership;
use crate::permissions::ManageUsers;
use crate::roles;

/// Locks the tenant's row until the transaction ends, then asks again whether the caller may: the
/// one before in turn may have taken it away. What is read after this is what that one has left.
///
/// Refusals: `platform.forbidden`.
pub(super) async fn take(tx: &Tx, caller: &Caller) -> kernel::Result<()> {
    let sql = "UPDATE tenants SET slug = slug WHERE id = $1";
    let values = [tx.tenant().id.into()];
    let lock = Statement::from_sql_and_values(tx.app().db.backend(), sql, values);
    tx.conn().execute_raw(lock).await?;
    let key = (caller.account, tx.tenant().id);
    let membership = membership::Entity::find_by_id(key).one(tx.conn()).await?;
    let permission = ManageUsers::INFO.name;
    let allowed = roles::with_permission(tx, permission).await?;
    match membership {
        Some(own) if own.is_active && allowed.contains(&own.role) => Ok(()),
        _ => Err(AccessRefusal::Forbidden { permission: permission.to_owned() }.into()),
    }
}

/// Refuses when `leaving`, who ceases to be an active super admin, leaves none behind. Others
/// cannot leave meanwhile: they wait for their turn.
pub(super) async fn keep_a_super_admin(tx: &Tx, leaving: &OfficeUser) -> kernel::Result<()> {
    if !leaving.heads() {
        return Ok(());
    }
    let others = membership::Entity::find()
        .filter(membership::Column::TenantId.eq(tx.tenant().id))
        .filter(membership::Column::Role.eq(roles::SUPER_ADMIN))
        .filter(membership::Column::IsActive.eq(true))
        .filter(membership::Column::AccountId.ne(leaving.id))
        .count(tx.conn())
        .await?;
    if others == 0 { Err(Refusal::LastSuperAdmin.into()) } else { Ok(()) }
}

/// Refuses what would reach into another business that the account works for.
pub(super) async fn refuse_shared(tx: &Tx, account: AccountId) -> kernel::Result<()> {
    let elsewhere = membership::Entity::find()
        .filter(membership::Column::AccountId.eq(account))
        .filter(membership::Column::TenantId.ne(tx.tenant().id))
        .count(tx.conn())
        .await?;
    if elsewhere == 0 { Ok(()) } else { Err(Refusal::Shared.into()) }
}
