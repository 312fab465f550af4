//! A caller that keeps its one connection and waits for each answer, as a shop's phone does.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use bytes::Bytes;
use futures::future::BoxFuture;
use http::{Method, Request, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::{Rates, Stopwatch};

/// One keep-alive connection.
#[derive(Debug)]
pub struct Caller {
    connection: SendRequest<Full<Bytes>>,
    authorization: Option<String>,
}

impl Caller {
    /// Connects; with a token every request carries it.
    pub async fn connect(address: SocketAddr, token: Option<&str>) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (connection, driver) = handshake(TokioIo::new(stream)).await?;
        #[expect(clippy::disallowed_methods, reason = "ends with the connection")]
        tokio::spawn(async move {
            let _ended = driver.await;
        });
        let authorization = token.map(|token| format!("Bearer {token}"));
        Ok(Self { connection, authorization })
    }

    /// Sends a request and reads its whole answer.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        key: Option<&str>,
        body: Option<&Value>,
    ) -> anyhow::Result<(StatusCode, Bytes)> {
        let mut request =
            Request::builder().method(method).uri(path).header(header::HOST, "localhost");
        if let Some(authorization) = &self.authorization {
            request = request.header(header::AUTHORIZATION, authorization);
        }
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let body = match body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Bytes::from(body.to_string())
            }
            None => Bytes::new(),
        };
        self.connection.ready().await?;
        let answer = self.connection.send_request(request.body(Full::new(body))?).await?;
        let status = answer.status();
        let body = answer.into_body().collect().await?.to_bytes();
        Ok((status, body))
    }

    /// The same, and an error unless the answer is `expected`.
    pub async fn expect(
        &mut self,
        expected: StatusCode,
        method: Method,
        path: &str,
        key: Option<&str>,
        body: Option<&Value>,
    ) -> anyhow::Result<Bytes> {
        let (status, answer) = self.send(method, path, key, body).await.context(path.to_owned())?;
        anyhow::ensure!(
            status == expected,
            "{path}: {status} {}",
            String::from_utf8_lossy(&answer)
        );
        Ok(answer)
    }
}

/// What one caller does again and again; it is told a number that no other call has.
pub type Call =
    Arc<dyn for<'a> Fn(&'a mut Caller, usize) -> BoxFuture<'a, anyhow::Result<()>> + Send + Sync>;

/// Lets every caller repeat `call` for `time`. Numbers begin at `first`.
pub async fn all_at_once(
    callers: Vec<Caller>,
    time: Duration,
    first: usize,
    call: Call,
) -> anyhow::Result<Rates> {
    let width = callers.len();
    let watch = Stopwatch::start();
    let mut running = JoinSet::new();
    for (place, mut caller) in callers.into_iter().enumerate() {
        let call = call.clone();
        running.spawn(async move {
            let mut waits = Vec::new();
            while watch.elapsed() < time {
                let one = Stopwatch::start();
                call(&mut caller, first + waits.len() * width + place).await?;
                waits.push(one.elapsed());
            }
            anyhow::Ok(waits)
        });
    }
    let mut waits = Vec::new();
    while let Some(done) = running.join_next().await {
        waits.extend(done??);
    }
    Ok(Rates::new(waits.len(), watch.elapsed(), waits))
}
