//! `POST /api/account/totp/recovery-codes`: ten new recovery codes.

use kernel::http::Body;
use kernel::{Permitted, audit};

use super::owner::Owner;
use super::{RecoveryCodes, Refusal, TotpCode, is_on, recovery, spend, wrong_code};
use crate::permissions::OwnAccount;

/// Make new recovery codes.
///
/// Whoever reads the code of their authenticator. The old ones stop working; the new ones are told
/// this once. A wrong code counts like a failed sign-in. Refusals: `platform.invalid` (`code`),
/// `identity.totp.not_on`, `identity.password.none`, `platform.too_many`.
#[utoipa::path(
    post,
    path = "/api/account/totp/recovery-codes",
    tag = "identity", request_body = TotpCode,
    responses(
        (status = 200, description = "The new codes", body = RecoveryCodes),
        (status = 409, description = "The second step is not on"),
        (status = 422, description = "The code is wrong"),
        (status = 429, description = "Too many wrong tries"),
    )
)]
pub async fn renew_recovery_codes(
    me: Permitted<OwnAccount>,
    Body(input): Body<TotpCode>,
) -> kernel::Result<Body<RecoveryCodes>> {
    let owner = Owner::of(&me).await?;
    let account = me.caller().account;
    if !is_on(me.db(), account).await? {
        return Err(Refusal::NotOn.into());
    }
    let attempt = owner.try_once(&me).await?;
    let mut tx = me.begin().await?;
    if !spend(&mut tx, account, &input.code).await? {
        drop(tx);
        attempt.fail(&me).await?;
        return Err(wrong_code().into());
    }
    attempt.forgive(&tx).await?;
    let recovery_codes = recovery::issue(&tx, account).await?;
    tx.audit(audit::Entry::new("identity.totp.renew_recovery_codes", account));
    tx.commit().await?;
    Ok(Body(RecoveryCodes { recovery_codes }))
}
