//! `POST /api/admin/password/forgot`: mail a link to whoever forgot their password.

use std::time::Duration as Pause;

use base::Language;
use chrono::Duration;
use http::StatusCode;
use kernel::Open;
use kernel::http::Body;
use kernel::limits::Limit;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::link;
use crate::accounts;
use crate::email::Email;

/// Requests from one network address.
const PER_ADDRESS: Limit =
    Limit { name: "identity.forgot.address", hits: 20, window: Duration::hours(1) };
/// Every answer takes at least this long, so that the mail written for somebody we know does not
/// show in the time the answer takes.
const FLOOR: Pause = Pause::from_millis(150);

/// Who forgot.
#[derive(Deserialize, ToSchema)]
pub struct Forgotten {
    /// Their e-mail address.
    email: String,
}

/// What everybody is told.
#[derive(Debug, Serialize, ToSchema)]
pub struct Accepted {
    /// Always true.
    success: bool,
    /// A sentence that is true for everybody.
    message: &'static str,
}

/// Ask for a link that sets a new password.
///
/// Anybody; the answer is the same whether the address is known or not. The link works once,
/// within one hour. Refusals: `platform.invalid`, `platform.too_many`.
#[utoipa::path(
    post,
    path = "/api/admin/password/forgot",
    operation_id = "forgot_password", tag = "identity", request_body = Forgotten,
    responses(
        (status = 202, description = "If the address is known, a mail is on its way", body = Accepted),
        (status = 429, description = "Asked too often"),
    )
)]
pub async fn forgot(
    open: Open,
    Body(input): Body<Forgotten>,
) -> kernel::Result<(StatusCode, Body<Accepted>)> {
    let email = Email::parse(&input.email)?;
    let (outcome, ()) = tokio::join!(answer(&open, &email), tokio::time::sleep(FLOOR));
    outcome?;
    let message = match open.origin().language {
        Language::Id => {
            "Jika e-mail itu terdaftar, tautan untuk mengganti kata sandi sudah dikirim."
        }
        Language::En => {
            "If that address is registered, a link to set a new password is on its way."
        }
    };
    Ok((StatusCode::ACCEPTED, Body(Accepted { success: true, message })))
}

async fn answer(open: &Open, email: &Email) -> kernel::Result<()> {
    if let Some(address) = &open.origin().address {
        PER_ADDRESS.hit(open.app(), address).await?;
    }
    link::PER_EMAIL.hit(open.app(), email.as_str()).await?;
    match accounts::find_by_email(open.app(), email.as_str()).await? {
        Some(account) if account.is_active => {
            let mut tx = open.begin().await?;
            link::remind(&mut tx, account.id, &account.name, email).await?;
            tx.commit().await
        }
        _ => Ok(()),
    }
}
