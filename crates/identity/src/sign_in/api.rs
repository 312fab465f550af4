//! `POST /auth/login`: anybody with an account gets a bearer token.

use http::HeaderMap;
use kernel::Open;
use kernel::http::Body;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::check::{Door, Shown, check};
use crate::accounts::User;
use crate::devices;
use crate::sessions::{self, SessionKind};

/// Who wants to come in.
#[derive(Deserialize, ToSchema)]
pub struct Login {
    /// E-mail address.
    email: String,
    /// Password.
    #[schema(format = "password")]
    password: String,
    /// A code of the authenticator, or a recovery code, when the first answer was
    /// `identity.sign_in.totp_required`.
    totp: Option<String>,
}

/// A bearer token.
#[derive(Debug, Serialize, ToSchema)]
pub struct Access {
    /// For the header `Authorization: Bearer …`.
    access_token: String,
    /// Always `Bearer`.
    token_type: &'static str,
    /// Seconds until it ends.
    expires_in: i64,
    /// Who is signed in.
    user: User,
}

/// Sign in with a password.
///
/// Anybody with an account; without membership in this business the role is `none`. Refusals:
/// `identity.sign_in.wrong`, `.totp_required`, `.totp_wrong` (401); `platform.too_many` (429) after 5 failed sign-ins within 15
/// minutes to one account or from one address.
#[utoipa::path(
    post,
    path = "/auth/login",
    operation_id = "log_in", tag = "identity", request_body = Login,
    responses(
        (status = 200, description = "Signed in", body = Access),
        (status = 401, description = "The address or the password is wrong, or the second step is missing or wrong"),
        (status = 429, description = "Too many failed sign-ins"),
    )
)]
pub async fn log_in(
    open: Open,
    headers: HeaderMap,
    Body(input): Body<Login>,
) -> kernel::Result<Body<Access>> {
    let shown = Shown { email: input.email, password: input.password, totp: input.totp };
    let proven = check(&open, shown, Door::Api).await?;
    let mut tx = open.begin().await?;
    proven.attempt.forgive(&tx).await?;
    let device = devices::device_of(&headers);
    let opened = sessions::open(&mut tx, proven.user.id, SessionKind::Api, &device).await?;
    tx.commit().await?;
    let expires_in = SessionKind::Api.lifetime().num_seconds();
    let access_token = opened.token;
    Ok(Body(Access { access_token, token_type: "Bearer", expires_in, user: proven.user }))
}
