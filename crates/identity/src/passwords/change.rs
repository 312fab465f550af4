//! `PUT /api/account/password`: choose another password for oneself.

use http::StatusCode;
use kernel::Permitted;
use kernel::http::Body;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Password, hashing, wrong_password};
use crate::accounts;
use crate::permissions::OwnAccount;
use crate::totp::Owner;

/// The old password and the new one.
#[derive(Deserialize, ToSchema)]
pub struct PasswordChange {
    /// The one that holds now.
    #[schema(format = "password")]
    current: String,
    /// The new one: at least 10 characters, and not the e-mail address.
    #[schema(format = "password")]
    password: String,
}

/// Change my password.
///
/// Whoever may `identity.account.own` and knows the present one. All other devices are signed out,
/// in every business; links that were mailed for the account stop working. A wrong present password
/// counts like a failed sign-in. Refusals: `platform.invalid` (`current`, `password`),
/// `identity.password.none`, `platform.too_many`.
#[utoipa::path(
    put,
    path = "/api/account/password",
    tag = "identity", request_body = PasswordChange,
    responses(
        (status = 204, description = "The password is changed; other devices are signed out"),
        (status = 409, description = "The account has no password"),
        (status = 422, description = "The present password is wrong, or the new one too weak"),
        (status = 429, description = "Too many wrong tries"),
    )
)]
pub async fn change_password(
    me: Permitted<OwnAccount>,
    Body(input): Body<PasswordChange>,
) -> kernel::Result<StatusCode> {
    let owner = Owner::of(&me).await?;
    let password = Password::chosen(&input.password, Some(&owner.email))?;
    let attempt = owner.try_once(&me).await?;
    let stored = owner.password_hash;
    if !hashing::matches(input.current, Some(stored.clone())).await? {
        attempt.fail(&me).await?;
        return Err(wrong_password("current").into());
    }
    let hash = super::hash(me.app(), password).await?;
    let mut tx = me.begin().await?;
    attempt.forgive(&tx).await?;
    let (account, session) = (me.caller().account, me.caller().session);
    if !accounts::replace_password(&mut tx, account, &stored, hash, session).await? {
        return Err(wrong_password("current").into());
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
