//! `POST /auth/register`: make an account of one's own, member of nothing yet.

use base::AccountId;
use chrono::Duration;
use http::StatusCode;
use kernel::Open;
use kernel::http::Body;
use kernel::limits::Limit;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{NewAccount, create, name_of};
use crate::email::Email;
use crate::passwords::{self, Password};

/// Registrations from one network address: a family or a shop's wireless network, not a robot.
const PER_ADDRESS: Limit =
    Limit { name: "identity.register", hits: 20, window: Duration::hours(1) };

/// Who wants an account.
#[derive(Deserialize, ToSchema)]
pub struct Registration {
    /// Display name, 1–120 characters.
    name: String,
    /// E-mail address.
    email: String,
    /// At least 10 characters, and not the e-mail address.
    #[schema(format = "password")]
    password: String,
}

/// The account that was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct Registered {
    /// Its id.
    #[schema(value_type = String)]
    id: AccountId,
    /// Its display name.
    name: String,
    /// Its address.
    #[schema(value_type = String)]
    email: Email,
}

/// Register an account.
///
/// Anybody. The account belongs to no business yet; it signs in by `POST /auth/login` with the
/// role `none`. Refusals: `platform.invalid`, `identity.account.name_invalid`,
/// `identity.account.email_taken`, `platform.too_many`.
#[utoipa::path(
    post,
    path = "/auth/register",
    operation_id = "register", tag = "identity", request_body = Registration,
    responses(
        (status = 201, description = "The account", body = Registered),
        (status = 409, description = "The e-mail address is registered already"),
        (status = 422, description = "A field is not right"),
        (status = 429, description = "Too many registrations from this address"),
    )
)]
pub async fn register(
    open: Open,
    Body(input): Body<Registration>,
) -> kernel::Result<(StatusCode, Body<Registered>)> {
    let email = Email::parse(&input.email)?;
    let name = name_of(&input.name)?;
    let password = Password::chosen(&input.password, Some(&email))?;
    if let Some(address) = &open.origin().address {
        PER_ADDRESS.hit(open.app(), address).await?;
    }
    let password = Some(passwords::hash(open.app(), password).await?);
    let mut tx = open.begin().await?;
    let new =
        NewAccount { name: name.clone(), email: Some(email.to_string()), phone: None, password };
    let id = create(&mut tx, new).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Body(Registered { id, name, email })))
}
