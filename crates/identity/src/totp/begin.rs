//! `POST /api/account/totp`: make a secret that waits for its first code.

use kernel::Permitted;
use kernel::http::Body;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait};
use serde::Serialize;
use utoipa::ToSchema;

use super::Refusal;
use super::authenticator::Authenticator;
use super::owner::Owner;
use crate::entity::account_totp::{ActiveModel, Column, Entity};
use crate::permissions::OwnAccount;

/// A secret, told once.
#[derive(Serialize, ToSchema)]
pub struct TotpSecret {
    /// For typing, in base 32.
    secret: String,
    /// For the authenticator on this device.
    otpauth_url: String,
    /// That address as a QR code, an SVG image.
    qr_svg: String,
}

/// Begin to switch my second step on.
///
/// Whoever may `identity.account.own` and signs in by password. Sign-in asks for nothing new until
/// the first code was confirmed; doing it again makes another secret and forgets this one.
/// Refusals: `identity.totp.already_on`, `identity.password.none`.
#[utoipa::path(
    post,
    path = "/api/account/totp",
    tag = "identity",
    responses(
        (status = 200, description = "The secret for the authenticator", body = TotpSecret),
        (status = 409, description = "It is on already, or the account has no password"),
    )
)]
pub async fn begin_totp(me: Permitted<OwnAccount>) -> kernel::Result<Body<TotpSecret>> {
    let owner = Owner::of(&me).await?;
    let account = me.caller().account;
    let new = Authenticator::new(me.app(), &owner.email)?;
    let tx = me.begin().await?;
    let row = ActiveModel {
        account_id: Set(account),
        sealed_secret: Set(new.seal(me.app(), account)?),
        created_at: Set(tx.now()),
        enabled_at: Set(None),
        last_step: Set(None),
    };
    let waiting = OnConflict::column(Column::AccountId)
        .update_columns([Column::SealedSecret, Column::CreatedAt, Column::LastStep])
        .action_and_where(Column::EnabledAt.is_null())
        .to_owned();
    let written =
        Entity::insert(row).on_conflict(waiting).exec_without_returning(tx.conn()).await?;
    if written == 0 {
        return Err(Refusal::AlreadyOn.into());
    }
    tx.commit().await?;
    let (secret, otpauth_url, qr_svg) = (new.secret(), new.url()?, new.picture()?);
    Ok(Body(TotpSecret { secret, otpauth_url, qr_svg }))
}
