//! `POST /api/admin/login`: the office signs in.

use chrono::{DateTime, Utc};
use http::HeaderMap;
use kernel::Open;
use kernel::http::Body;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::check::{Door, Shown, check};
use crate::accounts::User;
use crate::sessions::{self, SessionKind};
use crate::{cookies, devices};

/// Who wants to come in.
#[derive(Deserialize, ToSchema)]
pub struct Credentials {
    /// E-mail address.
    email: String,
    /// Password.
    #[schema(format = "password")]
    password: String,
    /// Stay signed in on this device for 30 days instead of 2 hours of silence.
    #[serde(default)]
    remember: bool,
    /// A code of the authenticator, or a recovery code, when the first answer was
    /// `identity.sign_in.totp_required`.
    totp: Option<String>,
}

/// The opened session.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignedInOffice {
    /// The bearer token; browsers get it as a cookie too.
    token: String,
    /// Who is signed in.
    user: User,
    /// When the session ends by itself; use lengthens one that is not remembered.
    expires_at: DateTime<Utc>,
}

/// Sign in to the office.
///
/// Members with an office role. Sets the cookies `niaga_session` and `niaga_csrf`. Refusals:
/// `identity.sign_in.wrong`, `.totp_required`, `.totp_wrong` (401); `platform.too_many` (429) after 5 failed sign-ins within 15
/// minutes to one account or from one address.
#[utoipa::path(
    post,
    path = "/api/admin/login",
    operation_id = "log_in_office", tag = "identity", request_body = Credentials,
    responses(
        (status = 200, description = "Signed in", body = SignedInOffice),
        (status = 401, description = "The address or the password is wrong, or the second step is missing or wrong"),
        (status = 429, description = "Too many failed sign-ins"),
    )
)]
pub async fn log_in(
    open: Open,
    headers: HeaderMap,
    Body(input): Body<Credentials>,
) -> kernel::Result<(HeaderMap, Body<SignedInOffice>)> {
    let kind = if input.remember { SessionKind::OfficeRemembered } else { SessionKind::Office };
    let shown = Shown { email: input.email, password: input.password, totp: input.totp };
    let proven = check(&open, shown, Door::Office).await?;
    let mut tx = open.begin().await?;
    proven.attempt.forgive(&tx).await?;
    let device = devices::device_of(&headers);
    let opened = sessions::open(&mut tx, proven.user.id, kind, &device).await?;
    tx.commit().await?;
    let mut headers = HeaderMap::new();
    cookies::attach(&mut headers, &opened, open.app().config.is_https());
    let (token, expires_at) = (opened.token, opened.expires_at);
    Ok((headers, Body(SignedInOffice { token, user: proven.user, expires_at })))
}
