//! `POST /api/admin/users/{id}/send-reset`: mail somebody a link to choose a password.

use base::AccountId;
use http::StatusCode;
use kernel::Permitted;
use kernel::http::Param;
use sea_orm::EntityTrait;

use super::{Refusal, show, turn};
use crate::entity::account;
use crate::passwords::link;
use crate::permissions::ManageUsers;

/// Mail a user a link to choose a password.
///
/// Whoever may `identity.users.manage`. Somebody who never had a password is invited again, for
/// three days; others get the link of a forgotten password, for one hour. The password they have
/// keeps working. Refusals: `identity.user.not_found`, `.inactive`, `.no_email`;
/// `platform.too_many` after three mails within an hour.
#[utoipa::path(
    post,
    path = "/api/admin/users/{id}/send-reset",
    tag = "identity",
    params(("id" = String, Path, description = "The user's id")),
    responses(
        (status = 202, description = "A mail is on its way"),
        (status = 404, description = "No such user here"),
        (status = 409, description = "The user is not active or has no address"),
        (status = 429, description = "Too many mails to this address"),
    )
)]
pub async fn send_user_reset(
    me: Permitted<ManageUsers>,
    Param(id): Param<AccountId>,
) -> kernel::Result<StatusCode> {
    let user = show::find(me.db(), me.tenant_id(), id).await?;
    let email = user.email.ok_or(Refusal::NoEmail)?;
    if !user.is_active {
        return Err(Refusal::Inactive.into());
    }
    link::PER_EMAIL.hit(me.app(), email.as_str()).await?;
    let mut tx = me.begin().await?;
    turn::take(&tx, me.caller()).await?;
    let account = account::Entity::find_by_id(id).one(tx.conn()).await?.ok_or(Refusal::NotFound)?;
    if account.password_hash.is_none() {
        link::invite(&mut tx, id, &user.name, &email).await?;
    } else {
        link::remind(&mut tx, id, &user.name, &email).await?;
    }
    tx.commit().await?;
    Ok(StatusCode::ACCEPTED)
}
