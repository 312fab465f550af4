//! Posts webhooks: signed, one batch after another, again and again for five minutes.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use bytes::Bytes;
use http::{Request, Response, header};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use rustls::{ClientConfig, RootCertStore};
use serde::Serialize;

use super::counts::Failure;
use super::{HookEvent, Receiver};
use crate::app::App;
use crate::clock::{steady_ms, unix_ms};
use crate::cluster::News;
use crate::config::Config;
use crate::signature;

/// A receiver that takes longer is treated as one that failed.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(10);
/// An answer's body is read to reuse the connection, and not further.
const MAX_ANSWER_BYTES: usize = 64 * 1024;
/// The longest pause between two tries.
const LONGEST_PAUSE_MS: u64 = 60_000;

/// What posts; one for all apps.
pub(crate) type Poster = Client<HttpsConnector<HttpConnector>, Full<Bytes>>;

/// Makes one. The machine's own certificates are read only when a receiver has `https://`, so that
/// a machine without any can still serve the others.
pub(crate) fn poster(config: &Config) -> Result<Poster> {
    let mut hooks = config.apps.iter().flat_map(|app| &app.webhooks);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    let tls = if hooks.any(|hook| hook.url.starts_with("https:")) {
        tls.with_native_roots().context("the machine's certificates cannot be read")?
    } else {
        tls.with_root_certificates(RootCertStore::empty())
    };
    let connector = HttpsConnectorBuilder::new()
        .with_tls_config(tls.with_no_client_auth())
        .https_or_http()
        .enable_http1()
        .build();
    Ok(Client::builder(TokioExecutor::new()).build(connector))
}

#[derive(Serialize)]
struct Payload<'a> {
    time_ms: u64,
    events: &'a [HookEvent],
}

/// Delivers to one receiver until nothing more will come. In order: a batch waits for the one
/// before.
pub(crate) async fn deliver(app: Arc<App>, receiver: Arc<Receiver>, poster: Poster) {
    while let Some(events) = receiver.queue.take().await {
        let payload = Payload { time_ms: unix_ms(), events: &events };
        let body = serde_json::to_vec(&payload).expect("strings and numbers are JSON").into();
        let count = events.len();
        if post_patiently(&app, &receiver, &poster, &body, count).await {
            receiver.counts.sent(count);
        } else {
            receiver.counts.lost(count);
        }
        // Given up counts as told, or the next node would begin again.
        for (channel, user, is_there) in events.iter().filter_map(HookEvent::subject) {
            let (channel, user) = (channel.as_str().into(), user.map(Into::into));
            app.tell(News::Told { channel, user, is_there });
        }
    }
}

/// Whether the receiver took it in the end.
async fn post_patiently(
    app: &App,
    receiver: &Receiver,
    poster: &Poster,
    body: &Bytes,
    events: usize,
) -> bool {
    let give_up_ms = steady_ms() + app.timing.webhook_patience_ms;
    let mut pause_ms = app.timing.webhook_retry_ms;
    while let Err(error) = post(app, receiver, poster, body.clone()).await {
        let (url, error) = (receiver.url.clone(), format!("{error:#}"));
        let is_final = steady_ms() + pause_ms > give_up_ms;
        tracing::warn!(app = app.id(), url, error, is_final, "webhook failed");
        receiver.counts.failed(Failure { at_ms: unix_ms(), url, error, events, is_final });
        if is_final {
            return false;
        }
        tokio::time::sleep(Duration::from_millis(pause_ms)).await;
        pause_ms = (pause_ms * 2).min(LONGEST_PAUSE_MS);
    }
    true
}

async fn post(app: &App, receiver: &Receiver, poster: &Poster, body: Bytes) -> Result<()> {
    let request = Request::post(&receiver.url)
        // Exactly this: a library refuses it with a charset.
        .header(header::CONTENT_TYPE, "application/json")
        .header("x-pusher-key", &app.config.key)
        .header("x-pusher-signature", signature::sign(&app.config.secret, &body))
        .body(Full::new(body))?;
    let answer = async {
        let response: Response<Incoming> = poster.request(request).await?;
        let status = response.status();
        // What it says does not matter; a connection whose answer was read can be used again.
        let _ = Limited::new(response.into_body(), MAX_ANSWER_BYTES).collect().await;
        anyhow::Ok(status)
    };
    let status = tokio::time::timeout(ANSWER_TIMEOUT, answer).await.context("no answer")??;
    if !status.is_success() {
        bail!("the receiver answered {status}");
    }
    Ok(())
}
