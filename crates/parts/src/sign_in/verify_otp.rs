//! `POST /api/auth/verify-otp`: trade a one-time code for a session.

use chrono::{DateTime, Utc};
use http::HeaderMap;
use identity::sessions::{self, SessionKind};
use identity::{codes, cookies, devices};
use kernel::http::Body;
use kernel::{Open, Result};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::shops::{Refusal, ShopCard};
use crate::sign_in::Door;

/// A code and whose it is: exactly one of `phone` and `shop_code`.
#[derive(Clone, Deserialize, ToSchema)]
#[schema(example = json!({"phone": "628123456789", "otp": "123456"}))]
pub struct VerifyInput {
    /// The shop's WhatsApp number, as people write it.
    pub phone: Option<String>,
    /// The shop's code, e.g. `TK001`.
    pub shop_code: Option<String>,
    /// The six digits.
    pub otp: String,
}

/// A signed-in shop.
#[derive(Clone, Serialize, ToSchema)]
pub struct VerifyAnswer {
    /// Always true.
    pub success: bool,
    /// The bearer token; the browser gets it as a cookie too.
    pub token: String,
    /// The shop.
    pub shop: ShopCard,
    /// When the session ends unless it is used.
    pub expires_at: DateTime<Utc>,
}

/// Sign in with a one-time code.
///
/// For anybody. Opens a session of 7 days that use extends, and sets the browser's cookies. A
/// code works once; after 5 wrong tries it dies and the number is blocked for 15 minutes. Refuses
/// a wrong code (422) and a blocked number (429 with `Retry-After`).
#[utoipa::path(
    post, path = "/api/auth/verify-otp", tag = "parts", request_body = VerifyInput,
    responses(
        (status = 200, body = VerifyAnswer), (status = 422, description = "The code or a field is wrong"),
        (status = 429, description = "Blocked after too many wrong codes"),
    ),
)]
pub async fn verify_otp(
    open: Open,
    headers: HeaderMap,
    Body(input): Body<VerifyInput>,
) -> Result<(HeaderMap, Body<VerifyAnswer>)> {
    let door = Door::of(input.phone.as_deref(), input.shop_code.as_deref())?;
    let guest = door.guest(&open).await?;
    let account = codes::verify(&open, &guest.recipient, guest.account(), &input.otp).await?;
    // Only somebody known gets this far.
    let shop = guest.shop.ok_or(Refusal::NotAShop)?;
    let mut tx = open.begin().await?;
    let device = devices::device_of(&headers);
    let opened = sessions::open(&mut tx, account, SessionKind::Shop, &device).await?;
    tx.commit().await?;
    let mut answer = HeaderMap::new();
    cookies::attach(&mut answer, &opened, open.app().config.is_https());
    let body = VerifyAnswer {
        success: true,
        token: opened.token,
        shop: shop.into(),
        expires_at: opened.expires_at,
    };
    Ok((answer, Body(body)))
}
