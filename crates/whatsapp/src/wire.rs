//! HTTP to a provider: bounded in time and size, following nothing, and certain about one thing:
//! whether a request that failed can have been taken.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context as TaskContext, Poll};
use std::time::Duration;

use anyhow::{Context, ensure};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri, header};
use http_body::{Frame, SizeHint};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use rustls::{ClientConfig, RootCertStore};
use serde_json::Value;

use crate::timing::Timing;

/// Answers of both providers are a few hundred bytes; a QR is a few thousand.
const MAX_ANSWER_BYTES: usize = 64 * 1024;
/// Shorter than providers keep idle connections, so that a send seldom meets a dead one.
const IDLE: Duration = Duration::from_secs(20);
/// A provider that names a longer rest is asked again after this one.
const LONGEST_REST: Duration = Duration::from_secs(3600);

/// One provider's address with our key to it.
pub(crate) struct Wire {
    client: Client<HttpsConnector<HttpConnector>, Letter>,
    base: String,
    key: (HeaderName, HeaderValue),
    /// For everything up to the answer's head.
    head: Duration,
    /// For the rest of it.
    rest: Duration,
}

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wire").field("base", &self.base).finish_non_exhaustive()
    }
}

/// What a provider answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    /// How long it asked us to wait.
    pub(crate) retry_after: Option<RetryAfter>,
    /// Nothing if it was cut, too long, or no JSON.
    pub(crate) body: Option<Value>,
}

/// `Retry-After`, RFC 9110 §10.2.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RetryAfter {
    In(Duration),
    At(DateTime<Utc>),
}

impl RetryAfter {
    fn parse(value: &HeaderValue) -> Option<Self> {
        let text = value.to_str().ok()?.trim();
        if !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit()) {
            // More digits than fit are the longest rest.
            let seconds = text.parse().unwrap_or(u64::MAX);
            return Some(Self::In(Duration::from_secs(seconds).min(LONGEST_REST)));
        }
        DateTime::parse_from_rfc2822(text).ok().map(|at| Self::At(at.to_utc()))
    }

    /// Seen from this moment.
    pub(crate) fn from(self, now: DateTime<Utc>) -> Duration {
        match self {
            Self::In(rest) => rest,
            Self::At(at) => (at - now).to_std().unwrap_or_default().min(LONGEST_REST),
        }
    }
}

/// Why there is no answer. The texts never carry what a provider wrote.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The request never left completely: the provider certainly did not take it.
    NotSent(String),
    /// The request left, and what became of it is not known.
    Lost(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSent(why) => write!(f, "not sent: {why}"),
            Self::Lost(why) => write!(f, "no answer: {why}"),
        }
    }
}

impl Wire {
    /// A wire to `base`. The machine's own certificates are read only for `https://`.
    pub(crate) fn new(
        base: &str,
        key: (HeaderName, HeaderValue),
        timing: &Timing,
    ) -> anyhow::Result<Self> {
        let base = base.trim_end_matches('/');
        let uri: Uri = base.parse().context("the base URL is not a URL")?;
        let scheme = uri.scheme_str().unwrap_or_default();
        ensure!(matches!(scheme, "http" | "https"), "the base URL must begin with https://");
        let authority = uri.authority().context("the base URL names no host")?;
        ensure!(!authority.as_str().contains('@'), "the base URL must not carry a password");
        ensure!(uri.query().is_none(), "the base URL must not carry a query");

        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls =
            ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
        let tls = if scheme == "https" {
            tls.with_native_roots().context("the machine's certificates cannot be read")?
        } else {
            tls.with_root_certificates(RootCertStore::empty())
        };
        let mut http = HttpConnector::new();
        http.enforce_http(false);
        http.set_nodelay(true);
        http.set_connect_timeout(Some(timing.connect));
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config(tls.with_no_client_auth())
            .https_or_http()
            .enable_http1()
            .wrap_connector(http);
        let client = Client::builder(TokioExecutor::new()).pool_idle_timeout(IDLE).build(connector);
        let rest = timing.answer / 4;
        Ok(Self { client, base: base.to_owned(), key, head: timing.answer - rest, rest })
    }

    /// Asks for `path`. A failure says little here: there is no body whose seal could tell.
    pub(crate) async fn get(&self, path: &str) -> Result<Answer, Failure> {
        self.ask(Method::GET, path, None).await
    }

    /// Posts `body` to `path`.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Result<Answer, Failure> {
        self.ask(Method::POST, path, Some(Bytes::from(body.to_string()))).await
    }

    async fn ask(&self, verb: Method, path: &str, body: Option<Bytes>) -> Result<Answer, Failure> {
        let seal = Arc::new(Seal::default());
        let mut request = Request::builder()
            .method(verb)
            .uri(format!("{}{path}", self.base))
            .header(self.key.0.clone(), self.key.1.clone())
            .header(header::ACCEPT, "application/json");
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        let letter = Letter { bytes: body, seal: seal.clone() };
        let request = match request.body(letter) {
            Ok(request) => request,
            Err(error) => return Err(Failure::NotSent(error.to_string())),
        };
        let head = tokio::time::timeout(self.head, self.client.request(request)).await;
        let why = match head {
            Ok(Ok(response)) => return Ok(self.read(response).await),
            Ok(Err(error)) => words(&error),
            Err(_late) => format!("nothing within {:?}", self.head),
        };
        Err(if seal.withdraw() { Failure::NotSent(why) } else { Failure::Lost(why) })
    }

    /// Reads an answer. Its status stands, whatever happens to the rest.
    async fn read(&self, response: Response<Incoming>) -> Answer {
        let status = response.status();
        let retry_after = response.headers().get(header::RETRY_AFTER).and_then(RetryAfter::parse);
        let limited = Limited::new(response.into_body(), MAX_ANSWER_BYTES).collect();
        let body = tokio::time::timeout(self.rest, limited).await;
        let body = body.ok().and_then(Result::ok).map(|body| body.to_bytes());
        let body = body.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Answer { status, retry_after, body }
    }
}

/// The chain of an error of the client's own making.
fn words(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text = format!("{text}: {inner}");
        source = inner.source();
    }
    text
}

const WAITING: u8 = 0;
const TAKEN: u8 = 1;
const WITHDRAWN: u8 = 2;

/// Whether a request's body was taken to be written. A request without its whole body is none, so
/// one whose body was withdrawn first was certainly not taken.
#[derive(Debug, Default)]
struct Seal(AtomicU8);

impl Seal {
    fn take(&self) -> bool {
        self.settle(TAKEN)
    }

    fn withdraw(&self) -> bool {
        self.settle(WITHDRAWN)
    }

    fn settle(&self, end: u8) -> bool {
        self.0.compare_exchange(WAITING, end, Ordering::SeqCst, Ordering::SeqCst).is_ok()
    }
}

/// A request's body under its seal.
struct Letter {
    bytes: Option<Bytes>,
    seal: Arc<Seal>,
}

impl http_body::Body for Letter {
    type Data = Bytes;
    type Error = Withdrawn;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut TaskContext<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Withdrawn>>> {
        let Some(bytes) = self.bytes.take() else { return Poll::Ready(None) };
        Poll::Ready(Some(if self.seal.take() { Ok(Frame::data(bytes)) } else { Err(Withdrawn) }))
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
    }
}

/// Its sender gave up before it was written.
#[derive(Debug)]
struct Withdrawn;

impl fmt::Display for Withdrawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("withdrawn")
    }
}

impl std::error::Error for Withdrawn {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_seconds_or_a_date_and_never_longer_than_an_hour() {
        let now = DateTime::parse_from_rfc2822("Wed, 21 Oct 2026 07:28:00 GMT").expect("a date");
        let cases = [
            ("7", Some(7)),
            (" 0 ", Some(0)),
            ("99999999999999999999999", Some(3600)),
            ("Wed, 21 Oct 2026 07:28:30 GMT", Some(30)),
            ("Wed, 21 Oct 2026 07:00:00 GMT", Some(0)),
            ("Wed, 21 Oct 2099 07:00:00 GMT", Some(3600)),
            ("-3", None),
            ("soon", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let value = HeaderValue::from_str(text).expect("a header");
            let rest = RetryAfter::parse(&value).map(|after| after.from(now.to_utc()).as_secs());
            assert_eq!(rest, expected, "{text:?}");
        }
    }

    #[test]
    fn a_withdrawn_letter_is_never_written_and_a_written_one_never_withdrawn() {
        let seal = Seal::default();
        assert!(seal.withdraw() && !seal.take());

        let seal = Seal::default();
        assert!(seal.take() && !seal.withdraw());
    }

    /// A silent provider behind `https://` never gets as far as the request.
    #[tokio::test]
    async fn a_handshake_that_hangs_is_certainly_not_sent() {
        let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let base = format!("https://{}", silent.local_addr().expect("an address"));
        let timing = Timing { answer: Duration::from_millis(200), ..Timing::default() };
        let key = (header::AUTHORIZATION, HeaderValue::from_static("Bearer x"));
        let Ok(wire) = Wire::new(&base, key, &timing) else {
            return; // This machine has no certificates at all.
        };

        let ended = wire.post("/", &Value::Null).await;

        assert!(matches!(ended, Err(Failure::NotSent(_))), "{ended:?}");
    }
}
