//! What a request says about its sender: token, CSRF proof, address, language, host.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::ConnectInfo;
use base::Language;
use http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, COOKIE, HOST};
use http::request::Parts;
use http::{HeaderMap, Method};

use crate::actor::{Caller, Proof};
use crate::app::App;
use crate::http::request_id::RequestId;
use crate::keys::Keys;
use crate::permitted::AccessRefusal;
use crate::tx::Origin;

/// The browser's session cookie: HttpOnly, SameSite=Lax.
pub const SESSION_COOKIE: &str = "niaga_session";
/// The cookie that our own pages read and send back as [`CSRF_HEADER`].
pub const CSRF_COOKIE: &str = "niaga_csrf";
/// The header that proves a request was made by our own page.
pub const CSRF_HEADER: &str = "x-csrf-token";

/// The token and how it came: a bearer header wins over a cookie.
pub(crate) fn token(parts: &Parts) -> Option<(String, Proof)> {
    if let Some(value) = text(&parts.headers, AUTHORIZATION.as_str()) {
        let token = value.strip_prefix("Bearer ").or_else(|| value.strip_prefix("bearer "))?;
        return Some((token.trim().to_owned(), Proof::Bearer));
    }
    cookie(&parts.headers, SESSION_COOKIE).map(|token| (token, Proof::Cookie))
}

/// The value of one cookie.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

/// The CSRF token of a session: nobody without our key can make it, and it dies with the session.
pub fn csrf_token(keys: &Keys, session: base::SessionId) -> String {
    keys.sign("csrf", session.to_string().as_bytes())
}

/// Refuses an unsafe request that a browser may have been tricked into.
pub(crate) fn check_csrf(parts: &Parts, app: &App, caller: &Caller) -> crate::Result<()> {
    let safe = matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || caller.proof == Proof::Bearer {
        return Ok(());
    }
    let sent = text(&parts.headers, CSRF_HEADER).unwrap_or_default();
    let right = app.keys.verify("csrf", caller.session.to_string().as_bytes(), sent);
    if right { Ok(()) } else { Err(AccessRefusal::CsrfMissing.into()) }
}

/// The host the request names, without its port.
pub(crate) fn host(parts: &Parts) -> Option<String> {
    let host = text(&parts.headers, HOST.as_str()).or_else(|| parts.uri.host())?;
    let host = host.rsplit_once(':').map_or(host, |(name, _)| name);
    Some(host.to_ascii_lowercase())
}

/// Where the request came from, for audit and limits.
pub(crate) fn origin(parts: &Parts) -> Origin {
    Origin {
        request: parts.extensions.get::<RequestId>().map(|id| id.0.clone()),
        address: address(parts).map(|address| Arc::from(address.to_string())),
        language: language(&parts.headers),
    }
}

/// The caller's language, Indonesian unless it asks for English.
pub(crate) fn language(headers: &HeaderMap) -> Language {
    text(headers, ACCEPT_LANGUAGE.as_str()).map(Language::from_accept).unwrap_or_default()
}

/// The peer's address. Only a proxy on this very machine is believed when it names another.
fn address(parts: &Parts) -> Option<IpAddr> {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let named = text(&parts.headers, "x-forwarded-for")
        .and_then(|list| list.rsplit(',').next())
        .and_then(|last| last.trim().parse().ok());
    match (peer, named) {
        (Some(peer), Some(named)) if peer.is_loopback() => Some(named),
        (peer, _) => peer,
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
