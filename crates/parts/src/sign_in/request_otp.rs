//! `POST /api/auth/request-otp`: have a one-time code sent by WhatsApp.

use identity::codes;
use kernel::http::Body;
use kernel::{Open, Result};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::sign_in::Door;

/// Who wants a code: exactly one of both.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[schema(example = json!({"phone": "628123456789"}))]
pub struct RequestInput {
    /// The shop's WhatsApp number, as people write it.
    pub phone: Option<String>,
    /// The shop's code, e.g. `TK001`.
    pub shop_code: Option<String>,
}

/// The same answer for everybody, known or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RequestAnswer {
    /// Always true.
    pub success: bool,
    /// What to tell the person.
    pub message: &'static str,
    /// Seconds the code is good for.
    pub expires_in: i64,
}

/// Ask for a one-time code.
///
/// For anybody. The code goes by WhatsApp to the shop's number; an unknown number or shop code
/// gets the same answer in the same time, and no message. Refuses a wrong field (422) and too many
/// requests (429 with `Retry-After`).
#[utoipa::path(
    post, path = "/api/auth/request-otp", tag = "parts", request_body = RequestInput,
    responses(
        (status = 200, body = RequestAnswer), (status = 422, description = "A field is wrong"),
        (status = 429, description = "Too often"),
    ),
)]
pub async fn request_otp(
    open: Open,
    Body(input): Body<RequestInput>,
) -> Result<Body<RequestAnswer>> {
    let door = Door::of(input.phone.as_deref(), input.shop_code.as_deref())?;
    let guest = door.guest(&open).await?;
    codes::request(&open, &guest.recipient, guest.account()).await?;
    Ok(Body(RequestAnswer {
        success: true,
        message: "OTP telah dikirim ke WhatsApp",
        expires_in: codes::LIFETIME.num_seconds(),
    }))
}
