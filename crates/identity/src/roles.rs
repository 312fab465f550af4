//! Roles: the built-in ones, and a tenant's own version of them.

use kernel::module::Role;
use kernel::{Permission, Tx, audit};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::tenant_role::{ActiveModel, Column, Entity};
use crate::permissions::{ManageUsers, OwnAccount, OwnSessions};

/// Everything, admins included.
pub const SUPER_ADMIN: &str = "super_admin";
/// The office: products, customers, orders.
pub const ADMIN: &str = "admin";
/// The customer-service desk, and who works there.
pub const SUPERVISOR: &str = "supervisor";
/// Somebody who answers customers.
pub const AGENT: &str = "agent";
/// A customer of the B2B shop.
pub const SHOP: &str = "shop";
/// Signed in, but no member of the tenant: a customer, or somebody who has just registered.
pub const NONE: &str = "none";

const EVERYBODY: &[&str] = &[OwnSessions::INFO.name, OwnAccount::INFO.name];
const OWNER: &[&str] = &[OwnSessions::INFO.name, OwnAccount::INFO.name, ManageUsers::INFO.name];

/// The roles every tenant has. Modules add their permissions to them.
pub(crate) const BUILT_IN: &[Role] = &[
    Role { name: SUPER_ADMIN, permissions: OWNER },
    Role { name: ADMIN, permissions: EVERYBODY },
    Role { name: SHOP, permissions: EVERYBODY },
    Role { name: NONE, permissions: EVERYBODY },
];

/// Roles that never enter by the office door.
const OUTSIDE_THE_OFFICE: &[&str] = &[SHOP, NONE];

base::refusals! {
    /// Why a role cannot be given or edited.
    pub enum Refusal in "identity.role" {
        /// No module declares it.
        Unknown { role: String } => 422 "unknown",
            id "Peran {role} tidak dikenal.",
            en "The role {role} is not known.";
        /// No module declares such a permission.
        UnknownPermission { permission: String } => 422 "unknown_permission",
            id "Izin {permission} tidak dikenal.",
            en "The permission {permission} is not known.";
    }
}

/// Whether members with this role sign in at the office door.
pub(crate) fn is_office(role: &str) -> bool {
    !OUTSIDE_THE_OFFICE.contains(&role)
}

/// Refuses a role that no module declares.
pub(crate) fn require_known(tx: &Tx, role: &str) -> Result<(), Refusal> {
    let known = tx.app().registry().role_names().any(|name| name == role);
    if known { Ok(()) } else { Err(Refusal::Unknown { role: role.to_owned() }) }
}

/// The roles that allow this in the transaction's tenant, edited or built in.
pub(crate) async fn with_permission(tx: &Tx, permission: &str) -> kernel::Result<Vec<String>> {
    let edited = Entity::find().filter(Column::TenantId.eq(tx.tenant().id)).all(tx.conn()).await?;
    let mut names = Vec::new();
    for name in tx.app().registry().role_names() {
        let allows = match edited.iter().find(|role| role.name == name) {
            Some(role) => {
                role.permissions.as_array().is_some_and(|own| own.iter().any(|p| p == permission))
            }
            None => tx.app().registry().role(name).contains(permission),
        };
        if allows {
            names.push(name.to_owned());
        }
    }
    Ok(names)
}

/// Gives the tenant its own version of a built-in role. Holds from the next request on.
///
/// Refusals: `identity.role.unknown`, `identity.role.unknown_permission`.
pub async fn edit(tx: &mut Tx, role: &str, permissions: &[String]) -> kernel::Result<()> {
    require_known(tx, role)?;
    let declared = &tx.app().registry().permissions;
    if let Some(stranger) =
        permissions.iter().find(|name| declared.iter().all(|info| info.name != *name))
    {
        return Err(Refusal::UnknownPermission { permission: stranger.clone() }.into());
    }
    let row = ActiveModel {
        tenant_id: Set(tx.tenant().id),
        name: Set(role.to_owned()),
        permissions: Set(serde_json::json!(permissions)),
    };
    let conflict = OnConflict::columns([Column::TenantId, Column::Name])
        .update_column(Column::Permissions)
        .to_owned();
    Entity::insert(row).on_conflict(conflict).exec_without_returning(tx.conn()).await?;
    tx.audit(audit::Entry::new("identity.role.edit", role).after(permissions));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shops_and_strangers_stay_outside_the_office() {
        let inside: Vec<&str> =
            BUILT_IN.iter().map(|role| role.name).filter(|name| is_office(name)).collect();

        assert_eq!(inside, [SUPER_ADMIN, ADMIN]);
    }
}
