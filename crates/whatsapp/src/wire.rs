//! HTTP to a provider: bounded in time and size, following nothing, and certain about one thing:
//! whether a request that failed can have been taken.

mod download;
mod form;
mod letter;
mod retry_after;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, ensure};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri, header};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use rustls::{ClientConfig, RootCertStore};
use serde_json::Value;

use crate::timing::Timing;
use letter::{Letter, Seal};

pub(crate) use form::Form;
pub(crate) use retry_after::RetryAfter;

/// Answers of both providers are a few hundred bytes; a QR is a few thousand.
const MAX_ANSWER_BYTES: usize = 64 * 1024;
/// A body of more bytes than any text has carries a file.
const LARGE: usize = 256 * 1024;
/// Shorter than providers keep idle connections, so that a send seldom meets a dead one.
const IDLE: Duration = Duration::from_secs(20);
/// One provider's address with our key to it.
pub(crate) struct Wire {
    client: Client<HttpsConnector<HttpConnector>, Letter>,
    base: String,
    key: (HeaderName, HeaderValue),
    /// For everything up to the answer's head.
    head: Duration,
    /// For the rest of it.
    rest: Duration,
    /// For a file, to the provider or from it.
    transfer: Duration,
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
        let (base, head) = (base.to_owned(), timing.answer - rest);
        Ok(Self { client, base, key, head, rest, transfer: timing.transfer })
    }

    /// The provider's address, without a slash at its end.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// Asks for `path`. A failure says little here: there is no body whose seal could tell.
    pub(crate) async fn get(&self, path: &str) -> Result<Answer, Failure> {
        self.ask(Method::GET, path, None, self.head).await
    }

    /// Posts `body` to `path`.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Result<Answer, Failure> {
        const JSON: HeaderValue = HeaderValue::from_static("application/json");
        let body = Bytes::from(body.to_string());
        // What carries a file takes as long as the file.
        let limit = if body.len() > LARGE { self.transfer } else { self.head };
        self.ask(Method::POST, path, Some((JSON, body)), limit).await
    }

    /// Posts a form to `path`.
    pub(crate) async fn post_form(&self, path: &str, form: Form) -> Result<Answer, Failure> {
        self.ask(Method::POST, path, Some(form.sealed()), self.transfer).await
    }

    async fn ask(
        &self,
        verb: Method,
        path: &str,
        body: Option<(HeaderValue, Bytes)>,
        limit: Duration,
    ) -> Result<Answer, Failure> {
        let seal = Arc::new(Seal::default());
        let mut request = Request::builder()
            .method(verb)
            .uri(format!("{}{path}", self.base))
            .header(self.key.0.clone(), self.key.1.clone())
            .header(header::ACCEPT, "application/json");
        let mut bytes = None;
        if let Some((kind, body)) = body {
            request = request.header(header::CONTENT_TYPE, kind);
            bytes = Some(body);
        }
        let request = match request.body(Letter { bytes, seal: seal.clone() }) {
            Ok(request) => request,
            Err(error) => return Err(Failure::NotSent(error.to_string())),
        };
        let head = tokio::time::timeout(limit, self.client.request(request)).await;
        let why = match head {
            Ok(Ok(response)) => return Ok(self.read(response).await),
            Ok(Err(error)) => words(&error),
            Err(_late) => format!("nothing within {limit:?}"),
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

#[cfg(test)]
mod tests {
    use super::*;

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
