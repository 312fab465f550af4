//! The layers around every route: ids, logs, limits, headers, problems, compression.

use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use super::{problem, request_id};
use crate::app::App;
use crate::tasks;

/// Where the API's description and its browsable page are.
pub const OPENAPI_PATH: &str = "/api/openapi.json";
/// The browsable page.
pub const DOCS_PATH: &str = "/api/docs";
/// The page itself; its viewer is built into the web app, so that it works without the internet.
const DOCS_PAGE: &str = include_str!("docs.html");
/// Bytes a second of the slowest line that an upload is waited for: a phone at the edge of 3G.
const SLOW_LINE: u64 = 64 * 1024;
/// Seconds that even the largest upload adds to a request's time: 32 MiB on such a line.
const LONGEST_UPLOAD: u64 = 512;
/// Answers below this are not worth compressing.
const COMPRESS_FROM_BYTES: u64 = 1024;

base::refusals! {
    /// Why a request was cut off.
    pub enum CutOff in "platform" {
        /// It took too long; nothing was changed.
        TooSlow => 503 "too_slow",
            id "Server sedang sibuk. Coba lagi sebentar.",
            en "The server is busy. Please try again in a moment.";
    }
}

/// Headers on every answer. Styles may be inline because the design system sets them so; scripts
/// may not. Nobody frames us, and nothing of ours is framed.
const HEADERS: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    (
        "content-security-policy",
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
         img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self'; \
         manifest-src 'self'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'; \
         base-uri 'none'; form-action 'self'",
    ),
    (
        "permissions-policy",
        "accelerometer=(), autoplay=(), camera=(self), display-capture=(), geolocation=(), \
         gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
    // A page that we open, or that opens us, gets no handle on our windows.
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// Answers below these are for one person and in no cache.
const PERSONAL_PATHS: &[&str] = &["/api/", "/auth/", "/broadcasting/"];

/// A year, without subdomains: they are for their owner to promise.
const HTTPS_ONLY: &str = "max-age=31536000";

/// Everything that answers: the modules' routes, their description, and `pages` for the rest.
pub fn assemble(app: &App, routes: OpenApiRouter<App>, pages: Router<App>) -> Router {
    crate::health::recorder();
    let (routes, description) = routes.split_for_parts();
    let description = crate::openapi::describe(description);
    let body_limit = DefaultBodyLimit::max(app.config.limits.body_bytes);
    Router::new()
        .merge(routes.layer(middleware::from_fn_with_state(app.clone(), cut_off)))
        .merge(documentation(description))
        .merge(pages)
        .layer(body_limit)
        .layer(middleware::from_fn(measure))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(problem::render))
        .layer(middleware::from_fn_with_state(app.clone(), headers))
        .layer(
            CompressionLayer::new()
                .compress_when(SizeAbove::new(COMPRESS_FROM_BYTES).and(NotForContentType::IMAGES)),
        )
        .layer(middleware::from_fn_with_state(app.clone(), request_id::assign))
        .with_state(app.clone())
}

fn documentation(description: OpenApi) -> Router<App> {
    let json = serde_json::to_string(&description).expect("a description is always JSON");
    let json: &'static str = json.leak();
    let answer = move || async move { ([(header::CONTENT_TYPE, "application/json")], json) };
    Router::new()
        .route(OPENAPI_PATH, axum::routing::get(answer))
        .route(DOCS_PATH, axum::routing::get(|| async { axum::response::Html(DOCS_PAGE) }))
}

/// Ends a request that takes too long; dropping it undoes its transaction.
async fn cut_off(State(app): State<App>, request: Request, next: Next) -> Response {
    let patience = patience(app.config.limits.request_seconds, request.headers());
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => base::Error::from(CutOff::TooSlow).into_response(),
    }
}

/// How long a request may run: what was configured, and the time that a slow line needs for a large
/// file, which no server can shorten.
fn patience(seconds: u64, headers: &HeaderMap) -> Duration {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let length: u64 = length.and_then(|value| value.parse().ok()).unwrap_or(0);
    Duration::from_secs(seconds + Ord::min(length / SLOW_LINE, LONGEST_UPLOAD))
}

async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_personal = PERSONAL_PATHS.iter().any(|path| request.uri().path().starts_with(path));
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    if app.config.is_https() {
        headers
            .entry(header::STRICT_TRANSPORT_SECURITY)
            .or_insert(HeaderValue::from_static(HTTPS_ONLY));
    }
    if is_personal {
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    }
    response
}

#[expect(
    clippy::disallowed_methods,
    reason = "measures real time, whatever the business clock says"
)]
async fn measure(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let id = request.extensions().get::<request_id::RequestId>().map(|id| id.0.clone());
    let response = next.run(request).await;
    let seconds = started.elapsed().as_secs_f64();
    let route = route.unwrap_or_else(|| "(none)".to_owned());
    let status = response.status().as_u16();
    tracing::info!(%method, route, status, ms = (seconds * 1000.0).round(), request = id.as_deref(), "answered");
    metrics::counter!("niaga_http_requests_total", "method" => method.to_string(), "route" => route.clone(), "status" => status.to_string())
        .increment(1);
    metrics::histogram!("niaga_http_seconds", "route" => route).record(seconds);
    response
}

fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let text = tasks::panic_text(&*panic);
    base::Error::fault(anyhow::anyhow!("a handler panicked: {text}")).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_upload_gets_the_time_that_a_slow_line_needs_and_no_more() {
        let of = |length: &str| {
            let value = HeaderValue::from_str(length).expect("a header");
            patience(30, &HeaderMap::from_iter([(header::CONTENT_LENGTH, value)])).as_secs()
        };

        assert_eq!(patience(30, &HeaderMap::new()).as_secs(), 30);
        assert_eq!((of("65535"), of("1048576"), of("33554432")), (30, 46, 542));
        assert_eq!((of("99999999999999"), of("-1"), of("many")), (542, 30, 30));
    }
}
