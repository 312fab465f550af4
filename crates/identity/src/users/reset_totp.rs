//! `POST /api/admin/users/{id}/reset-totp`: let somebody in who lost their authenticator.

use base::AccountId;
use kernel::Permitted;
use kernel::http::{Body, Param};

use super::{OfficeUser, Refusal, show, turn};
use crate::permissions::ManageUsers;
use crate::totp::off::off;

/// Switch a user's second step off.
///
/// Whoever may `identity.users.manage`, for others. The user signs in by password alone until they
/// switch it on again; devices that are signed in stay so. Doing it again changes nothing.
/// Refusals: `identity.user.not_found`, `.yourself`, `.shared`.
#[utoipa::path(
    post,
    path = "/api/admin/users/{id}/reset-totp",
    tag = "identity",
    params(("id" = String, Path, description = "The user's id")),
    responses(
        (status = 200, description = "The user, without a second step", body = OfficeUser),
        (status = 404, description = "No such user here"),
        (status = 409, description = "Oneself, or an account that another business knows too"),
    )
)]
pub async fn reset_user_totp(
    me: Permitted<ManageUsers>,
    Param(id): Param<AccountId>,
) -> kernel::Result<Body<OfficeUser>> {
    if id == me.caller().account {
        return Err(Refusal::Yourself.into());
    }
    let mut tx = me.begin().await?;
    turn::take(&tx, me.caller()).await?;
    show::find(tx.conn(), me.tenant_id(), id).await?;
    turn::refuse_shared(&tx, id).await?;
    off(&mut tx, id).await?;
    tx.commit().await?;
    Ok(Body(show::find(me.db(), me.tenant_id(), id).await?))
}
