//! The web app: compressed files inside the program, and its first page for every other path.

use axum::Router;
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use http::{HeaderMap, HeaderValue, StatusCode, Uri};
use kernel::App;
use kernel::http::param::PathRefusal;
use rust_embed::{EmbeddedFile, RustEmbed};

/// `web/dist` as it was when the program was built; empty when the web was not built.
#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Dist;

/// Paths below these are the API's: an unknown one is a problem, not a page.
const API_PATHS: &[&str] = &["/api/", "/auth/", "/broadcasting/", "/apps/", "/app/"];

/// Serves the web app.
pub fn router() -> Router<App> {
    Router::new().fallback(page)
}

async fn page(uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path();
    if API_PATHS.iter().any(|api| path.starts_with(api)) {
        return base::Error::from(PathRefusal::NotFound).into_response();
    }
    let name = path.trim_start_matches('/');
    if let Some(found) = find(name, &headers) {
        return found;
    }
    // A name with an ending is a file that is not there; anything else is a screen of the app.
    let is_file = name.rsplit('/').next().is_some_and(|last| last.contains('.'));
    let first_page = if is_file { None } else { find("index.html", &headers) };
    first_page.unwrap_or_else(|| (StatusCode::NOT_FOUND, "Halaman tidak ada.\n").into_response())
}

/// The best form of a file that the client understands.
fn find(name: &str, headers: &HeaderMap) -> Option<Response> {
    if name.is_empty() || name.ends_with(".br") || name.ends_with(".gz") {
        return None;
    }
    let plain = Dist::get(name)?;
    let accepts = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let packed = [("br", ".br"), ("gzip", ".gz")]
        .into_iter()
        .filter(|(encoding, _)| accepts.contains(encoding))
        .find_map(|(encoding, ending)| Some((encoding, Dist::get(&format!("{name}{ending}"))?)));
    Some(match packed {
        Some((encoding, file)) => answer(name, &file, Some(encoding), headers),
        None => answer(name, &plain, None, headers),
    })
}

fn answer(
    name: &str,
    file: &EmbeddedFile,
    encoding: Option<&'static str>,
    asked: &HeaderMap,
) -> Response {
    let hash = file.metadata.sha256_hash();
    let tag: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{tag}\"");
    let mut response =
        if asked.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            Body::from(file.data.clone()).into_response()
        };
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind_of(name)));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    // Names under assets/ carry their content's hash; everything else may change with an upgrade.
    let keep = if name.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    if let Some(encoding) = encoding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, tag);
    }
    response
}

fn kind_of(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
