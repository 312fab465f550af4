//! `GET /api/account/totp`: whether my sign-in asks for a second step.

use chrono::{DateTime, Utc};
use kernel::Permitted;
use kernel::http::Body;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use super::owner::Owner;
use crate::entity::{account_totp, recovery_code};
use crate::permissions::OwnAccount;

/// One's own second step.
#[derive(Debug, Serialize, ToSchema)]
pub struct TotpState {
    /// Whether sign-in asks for it.
    enabled: bool,
    /// Since when.
    enabled_at: Option<DateTime<Utc>>,
    /// Recovery codes that were not used yet.
    recovery_codes_left: u64,
}

/// Tell whether my sign-in asks for a second step.
///
/// Whoever may `identity.account.own` and signs in by password. Refusals: `identity.password.none`.
#[utoipa::path(
    get,
    path = "/api/account/totp",
    tag = "identity",
    responses(
        (status = 200, description = "The second step", body = TotpState),
        (status = 409, description = "The account has no password"),
    )
)]
pub async fn show_totp(me: Permitted<OwnAccount>) -> kernel::Result<Body<TotpState>> {
    Owner::of(&me).await?;
    let account = me.caller().account;
    let own = account_totp::Entity::find_by_id(account).one(me.db()).await?;
    let enabled_at = own.and_then(|own| own.enabled_at);
    let recovery_codes_left = recovery_code::Entity::find()
        .filter(recovery_code::Column::AccountId.eq(account))
        .filter(recovery_code::Column::UsedAt.is_null())
        .count(me.db())
        .await?;
    Ok(Body(TotpState { enabled: enabled_at.is_some(), enabled_at, recovery_codes_left }))
}
