//! `DELETE /api/admin/users/{id}`: close the door behind somebody; their history stays.

use base::AccountId;
use kernel::Permitted;
use kernel::http::{Body, Param};

use super::change::{Wanted, apply};
use super::{OfficeUser, show, turn};
use crate::permissions::ManageUsers;

/// Deactivate a user of the office.
///
/// Whoever may `identity.users.manage`. All their devices are signed out at once, on every node;
/// nothing they did is lost, and `PUT` with `is_active: true` lets them back in. Doing it again
/// changes nothing. Refusals: `identity.user.not_found`, `.yourself`, `.last_super_admin`.
#[utoipa::path(
    delete,
    path = "/api/admin/users/{id}",
    tag = "identity",
    params(("id" = String, Path, description = "The user's id")),
    responses(
        (status = 200, description = "The user, who may not come in", body = OfficeUser),
        (status = 404, description = "No such user here"),
        (status = 409, description = "Oneself, or the last super admin"),
    )
)]
pub async fn deactivate_user(
    me: Permitted<ManageUsers>,
    Param(id): Param<AccountId>,
) -> kernel::Result<Body<OfficeUser>> {
    let mut tx = me.begin().await?;
    turn::take(&tx, me.caller()).await?;
    apply(&mut tx, me.caller().account, id, Wanted::gone()).await?;
    tx.commit().await?;
    Ok(Body(show::find(me.db(), me.tenant_id(), id).await?))
}
