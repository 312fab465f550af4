//! `POST /api/account/totp/confirm`: the first code switches the second step on.

use kernel::http::Body;
use kernel::{Permitted, Tx, audit};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::authenticator::Authenticator;
use super::owner::Owner;
use super::{RecoveryCodes, Refusal, TotpCode, recovery, spend, wrong_code};
use crate::entity::account_totp::{Column, Entity, Model};
use crate::permissions::OwnAccount;

/// Switch my second step on.
///
/// Whoever began it and reads the code of their authenticator. Sign-in asks for a code from now on;
/// devices that are signed in stay so. The answer's recovery codes are told this once. A wrong code
/// counts like a failed sign-in. Refusals: `platform.invalid` (`code`), `identity.totp.not_begun`,
/// `.already_on`, `identity.password.none`, `platform.too_many`.
#[utoipa::path(
    post,
    path = "/api/account/totp/confirm",
    tag = "identity", request_body = TotpCode,
    responses(
        (status = 200, description = "It is on; keep these codes", body = RecoveryCodes),
        (status = 409, description = "It was not begun, or is on already"),
        (status = 422, description = "The code is wrong"),
        (status = 429, description = "Too many wrong tries"),
    )
)]
pub async fn confirm_totp(
    me: Permitted<OwnAccount>,
    Body(input): Body<TotpCode>,
) -> kernel::Result<Body<RecoveryCodes>> {
    let owner = Owner::of(&me).await?;
    let waiting = Entity::find_by_id(me.caller().account).one(me.db()).await?;
    let waiting = waiting.ok_or(Refusal::NotBegun)?;
    if waiting.enabled_at.is_some() {
        return Err(Refusal::AlreadyOn.into());
    }
    let attempt = owner.try_once(&me).await?;
    let own = Authenticator::unseal(me.app(), waiting.account_id, &waiting.sealed_secret)?;
    let Some(step) = own.step_of(&spend::normal(&input.code), me.now()) else {
        attempt.fail(&me).await?;
        return Err(wrong_code().into());
    };
    let mut tx = me.begin().await?;
    attempt.forgive(&tx).await?;
    if !switch_on(&mut tx, &waiting, step).await? {
        // The code was right, and another one was quicker: that is no failure.
        tx.commit().await?;
        return Err(Refusal::NotBegun.into());
    }
    let recovery_codes = recovery::issue(&tx, waiting.account_id).await?;
    tx.commit().await?;
    Ok(Body(RecoveryCodes { recovery_codes }))
}

/// Switches on exactly the secret that the code was made with, unless another one was quicker.
async fn switch_on(tx: &mut Tx, waiting: &Model, step: i64) -> kernel::Result<bool> {
    let outcome = Entity::update_many()
        .col_expr(Column::EnabledAt, Expr::value(tx.now()))
        .col_expr(Column::LastStep, Expr::value(step))
        .filter(Column::AccountId.eq(waiting.account_id))
        .filter(Column::SealedSecret.eq(&waiting.sealed_secret))
        .filter(Column::EnabledAt.is_null())
        .exec(tx.conn())
        .await?;
    let on = outcome.rows_affected == 1;
    if on {
        tx.audit(audit::Entry::new("identity.totp.on", waiting.account_id));
    }
    Ok(on)
}
