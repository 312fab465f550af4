//! `POST /api/account/totp/disable`: switch my second step off.

use http::StatusCode;
use kernel::Permitted;
use kernel::http::Body;
use serde::Deserialize;
use utoipa::ToSchema;

use super::owner::Owner;
use super::{Refusal, is_on, off, spend, wrong_code};
use crate::passwords::{hashing, wrong_password};
use crate::permissions::OwnAccount;

/// Both steps once more.
#[derive(Deserialize, ToSchema)]
pub struct TotpProof {
    /// The password.
    #[schema(format = "password")]
    password: String,
    /// Six digits of the authenticator, or a recovery code.
    code: String,
}

/// Switch my second step off.
///
/// Whoever proves both steps once more. The recovery codes are forgotten with it. What is wrong
/// counts like a failed sign-in. Refusals: `platform.invalid` (`password`, `code`),
/// `identity.totp.not_on`, `identity.password.none`, `platform.too_many`.
#[utoipa::path(
    post,
    path = "/api/account/totp/disable",
    tag = "identity", request_body = TotpProof,
    responses(
        (status = 204, description = "It is off"),
        (status = 409, description = "It was not on"),
        (status = 422, description = "The password or the code is wrong"),
        (status = 429, description = "Too many wrong tries"),
    )
)]
pub async fn disable_totp(
    me: Permitted<OwnAccount>,
    Body(input): Body<TotpProof>,
) -> kernel::Result<StatusCode> {
    let owner = Owner::of(&me).await?;
    let account = me.caller().account;
    if !is_on(me.db(), account).await? {
        return Err(Refusal::NotOn.into());
    }
    let attempt = owner.try_once(&me).await?;
    if !hashing::matches(input.password, Some(owner.password_hash)).await? {
        attempt.fail(&me).await?;
        return Err(wrong_password("password").into());
    }
    let mut tx = me.begin().await?;
    if !spend(&mut tx, account, &input.code).await? {
        drop(tx);
        attempt.fail(&me).await?;
        return Err(wrong_code().into());
    }
    attempt.forgive(&tx).await?;
    off::off(&mut tx, account).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
