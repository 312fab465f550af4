//! `/app/{key}`: who is let in, and what a connection does from then on.

mod command;
mod driver;
mod inbox;
mod session;

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, header};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use serde::Serialize;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;

use crate::app::App;
use crate::close::Close;
use crate::config::Limits;
use crate::connection::Connection;
use crate::frame::Frame;
use driver::Driver;
use inbox::Inbox;
use session::Session;

/// Versions of the protocol that are spoken. 1 to 3 are no longer supported by anybody.
const VERSIONS: std::ops::RangeInclusive<u64> = 4..=7;
/// Below this version an error event comes before the close code.
const CLOSE_CODES_SINCE: u64 = 6;
/// What a refused client has to take its goodbye.
const REFUSAL_TIMEOUT: Duration = Duration::from_secs(5);
/// What a client that asked for a WebSocket has to begin it.
const UPGRADE_TIMEOUT: Duration = Duration::from_secs(10);

/// How a client asked to be let in.
pub(crate) struct Knock<'a> {
    /// From the path; none when the path is not one of an app.
    pub app: Result<&'a Arc<App>, Close>,
    /// Of the URL, undecoded.
    pub query: Option<&'a str>,
    pub headers: &'a HeaderMap,
}

/// What the client gets once the WebSocket stands. A refusal needs one too: browsers show a page
/// only the close code, never the answer to the handshake.
pub(crate) enum Admission {
    In(Arc<App>),
    Refused(Refusal),
}

/// Why not, and whether this client must hear it as an event as well.
pub(crate) struct Refusal {
    close: Close,
    wants_event: bool,
}

impl Knock<'_> {
    /// Decides.
    pub fn admit(&self) -> Admission {
        match self.refusal() {
            (Ok(app), _) => Admission::In(app.clone()),
            (Err(close), wants_event) => Admission::Refused(Refusal { close, wants_event }),
        }
    }

    fn refusal(&self) -> (Result<&Arc<App>, Close>, bool) {
        let version = version(self.query);
        let wants_event = matches!(version, Ok(version) if version < CLOSE_CODES_SINCE);
        let admitted = self.app.and_then(|app| {
            version?;
            if !app.config.enabled {
                return Err(Close::AppDisabled);
            }
            if app.config.tls_only && !is_over_tls(self.headers) {
                return Err(Close::TlsOnly);
            }
            if !is_origin_allowed(&app.config.origins, self.headers) {
                return Err(Close::Unauthorized);
            }
            Ok(app)
        });
        (admitted, wants_event)
    }
}

fn version(query: Option<&str>) -> Result<u64, Close> {
    let mut pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    let (_, text) = pairs.find(|(name, _)| name == "protocol").ok_or(Close::MissingVersion)?;
    let version = text.parse().map_err(|_| Close::MalformedVersion)?;
    if VERSIONS.contains(&version) { Ok(version) } else { Err(Close::UnsupportedVersion) }
}

/// Whether the client came to the proxy over TLS. What came without a proxy did not.
fn is_over_tls(headers: &HeaderMap) -> bool {
    let scheme = headers.get("x-forwarded-proto").and_then(|value| value.to_str().ok());
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("https"))
}

/// Whether a page from there may connect. What is no browser sends no origin, and could send any.
fn is_origin_allowed(allowed: &[String], headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else {
        return true;
    };
    let uri = origin.to_str().ok().and_then(|origin| origin.parse::<http::Uri>().ok());
    let host = uri.as_ref().and_then(http::Uri::host).unwrap_or_default();
    allowed.is_empty() || allowed.iter().any(|pattern| is_match(pattern, host))
}

fn is_match(pattern: &str, host: &str) -> bool {
    match pattern.strip_prefix("*.") {
        Some(domain) => host
            .len()
            .checked_sub(domain.len() + 1)
            .is_some_and(|dot| host.is_char_boundary(dot) && is_below(host, dot, domain)),
        None => pattern == "*" || pattern.eq_ignore_ascii_case(host),
    }
}

fn is_below(host: &str, dot: usize, domain: &str) -> bool {
    dot > 0 && host[dot..].starts_with('.') && host[dot + 1..].eq_ignore_ascii_case(domain)
}

/// Serves one connection to its end.
pub(crate) async fn serve(upgrade: OnUpgrade, admission: Admission, limits: Limits) {
    let Ok(Ok(upgraded)) = tokio::time::timeout(UPGRADE_TIMEOUT, upgrade).await else {
        return;
    };
    // The bare socket, if that is what is below: hyper's wrapping and buffer are then freed.
    match upgraded.downcast::<TokioIo<TcpStream>>() {
        Ok(parts) => run(parts.io.into_inner(), &parts.read_buf, admission, &limits).await,
        Err(upgraded) => run(TokioIo::<Upgraded>::new(upgraded), &[], admission, &limits).await,
    }
}

async fn run<S>(io: S, begun: &[u8], admission: Admission, limits: &Limits)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let inbox = Inbox::new(begun, limits.max_message_bytes);
    let opened = match admission {
        Admission::In(app) => app
            .open()
            .map(|connection| (app, connection))
            .map_err(|close| Refusal { close, wants_event: false }),
        Admission::Refused(refusal) => Err(refusal),
    };
    match opened {
        Ok((app, connection)) => {
            let session = Session::begin(app, connection.clone());
            Driver::new(io, inbox, connection, Some(session)).run().await;
        }
        Err(refusal) => refuse(io, inbox, &refusal, limits).await,
    }
}

async fn refuse<S>(io: S, inbox: Inbox, refusal: &Refusal, limits: &Limits)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let connection = Arc::new(Connection::new(limits));
    if refusal.wants_event {
        connection.send(&refusal_event(refusal.close));
    }
    connection.close(refusal.close);
    let driver = Driver::new(io, inbox, connection, None);
    // Nobody keeps a connection that was never admitted: a client that does not go is cut here.
    let _ = tokio::time::timeout(REFUSAL_TIMEOUT, driver.run()).await;
}

fn refusal_event(close: Close) -> Frame {
    #[derive(Serialize)]
    struct Refused {
        event: &'static str,
        data: Reason,
    }
    #[derive(Serialize)]
    struct Reason {
        message: &'static str,
        code: u16,
    }
    let data = Reason { message: close.reason(), code: close.code() };
    Frame::json(&Refused { event: "pusher:error", data })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_numbers_that_somebody_speaks() {
        for (query, answer) in [
            ("protocol=7&client=js", Ok(7)),
            ("client=js&protocol=4", Ok(4)),
            ("protocol=3", Err(Close::UnsupportedVersion)),
            ("protocol=8", Err(Close::UnsupportedVersion)),
            ("protocol=seven", Err(Close::MalformedVersion)),
            ("protocol=", Err(Close::MalformedVersion)),
            ("version=7.0", Err(Close::MissingVersion)),
        ] {
            assert_eq!(version(Some(query)), answer, "{query}");
        }
        assert_eq!(version(None), Err(Close::MissingVersion));
    }

    #[test]
    fn origins_are_whole_host_names_or_all_below_one() {
        for (pattern, host, answer) in [
            ("example.com", "example.com", true),
            ("example.com", "EXAMPLE.com", true),
            ("example.com", "www.example.com", false),
            ("*.example.com", "www.example.com", true),
            ("*.example.com", "example.com", false),
            ("*.example.com", "badexample.com", false),
            ("*", "anything", true),
        ] {
            assert_eq!(is_match(pattern, host), answer, "{pattern} {host}");
        }
    }
}
