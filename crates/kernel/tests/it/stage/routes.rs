//! Routes that fault, panic, echo, tell where a caller comes from, and ring a bell.

use chrono::Duration;
use kernel::http::Body;
use kernel::limits::Limit;
use kernel::{App, Open, Result};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Ten times a minute.
pub(crate) const BELL: Limit = Limit { name: "uji.bell", hits: 10, window: Duration::seconds(60) };

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(fault))
        .routes(routes!(panic))
        .routes(routes!(echo))
        .routes(routes!(whence))
        .routes(routes!(ring))
}

/// A text.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
struct Text {
    text: String,
}

/// Fail with something that callers must not read.
#[utoipa::path(get, path = "/api/uji/fault", responses((status = 500, description = "Always")))]
async fn fault() -> Result<Body<Text>> {
    let cause = anyhow::anyhow!("password=rahasia").context("connecting to the secret server");
    Err(cause.into())
}

/// Panic with something that callers must not read.
#[utoipa::path(get, path = "/api/uji/panic", responses((status = 500, description = "Always")))]
async fn panic() -> Result<Body<Text>> {
    panic!("password=rahasia");
}

/// Say the same again.
#[utoipa::path(post, path = "/api/uji/echo", responses((status = 200, body = Text)))]
async fn echo(Body(text): Body<Text>) -> Result<Body<Text>> {
    Ok(Body(text))
}

/// Tell the caller's address as the house sees it.
#[utoipa::path(get, path = "/api/uji/whence", responses((status = 200, body = Text)))]
async fn whence(visitor: Open) -> Result<Body<Text>> {
    let text = visitor.origin().address.as_deref().unwrap_or("nowhere").to_owned();
    Ok(Body(Text { text }))
}

/// Ring the bell, not too often.
#[utoipa::path(post, path = "/api/uji/ring", responses((status = 200, body = Text)))]
async fn ring(visitor: Open) -> Result<Body<Text>> {
    BELL.hit(visitor.app(), "door").await?;
    Ok(Body(Text { text: "ding".to_owned() }))
}
