//! A server on a free port, and its application's server.

use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use http::{Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client as HttpClient;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use md5::{Digest, Md5};
use realtime::{Bus, Config, Realtime};
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::net::TcpListener;

use crate::client::Client;

pub const KEY: &str = "a-key";
pub const SECRET: &str = "a-secret";

/// What every test's app is, before what the test adds.
const APP: &str = "[[apps]]\nid = \"1\"\nkey = \"a-key\"\nsecret = \"a-secret\"\n";

/// A running server; it ends with the test's runtime.
pub struct Host {
    pub address: SocketAddr,
    pub realtime: Realtime,
    http: HttpClient<HttpConnector, Full<Bytes>>,
}

impl Host {
    /// A server of one app with client events.
    pub async fn start() -> Self {
        Self::start_with("client_events = true\n").await
    }

    /// A server whose app has these settings, which may be followed by other tables.
    pub async fn start_with(settings: &str) -> Self {
        let config = Config::from_toml(&format!("{APP}{settings}"));
        Self::start_from(&config.expect("a valid configuration")).await
    }

    /// A server of this configuration.
    pub async fn start_from(config: &Config) -> Self {
        Self::start_on(config, None).await
    }

    /// A node of this configuration, on this bus or the one that the configuration names.
    pub async fn start_on(config: &Config, bus: Option<Bus>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let realtime = match bus {
            Some(bus) => Realtime::start_on(config, Some(bus)),
            None => Realtime::start(config),
        };
        let realtime = realtime.expect("it starts");
        beside(realtime::serve(realtime.clone(), listener, |_| None, std::future::pending()));
        Self::at(address, realtime)
    }

    /// A server that listens already.
    pub fn at(address: SocketAddr, realtime: Realtime) -> Self {
        let http = HttpClient::builder(TokioExecutor::new()).build_http();
        Self { address, realtime, http }
    }

    /// A client that was greeted.
    pub async fn connect(&self) -> Client {
        let mut client = self.knock("/app/a-key?protocol=7&client=test&version=1").await;
        let greeting = client.hear_event("pusher:connection_established").await;
        client.id = data(&greeting)["socket_id"].as_str().expect("a socket id").to_owned();
        client
    }

    /// A client at this path, greeted or not.
    pub async fn knock(&self, path: &str) -> Client {
        Client::open(&format!("ws://{}{path}", self.address), None).await
    }

    /// Triggers an event, which must succeed.
    pub async fn trigger(&self, channel: &str, name: &str, data: &str) {
        let event = json!({"name": name, "channels": [channel], "data": data});
        assert_eq!(self.post("/apps/1/events", &event).await, (StatusCode::OK, json!({})));
    }

    /// A signed POST.
    pub async fn post(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        let body = body.to_string();
        let sum = hex::encode(Md5::digest(&body));
        let query = signed_query("POST", path, &[("body_md5", &sum)]);
        self.send("POST", &format!("{path}?{query}"), body).await
    }

    /// A signed GET.
    pub async fn get(&self, path: &str, query: &[(&str, &str)]) -> (StatusCode, Value) {
        let query = signed_query("GET", path, query);
        self.send("GET", &format!("{path}?{query}"), String::new()).await
    }

    /// Any request.
    pub async fn send(&self, method: &str, path: &str, body: String) -> (StatusCode, Value) {
        let request = Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.address))
            .body(Full::new(body.into()))
            .expect("a request");
        let answer = self.http.request(request).await.expect("an answer");
        let status = answer.status();
        let body = answer.into_body().collect().await.expect("a body").to_bytes();
        (status, serde_json::from_slice(&body).expect("JSON"))
    }
}

/// The query of a signed request, right now.
pub fn signed_query(method: &str, path: &str, more: &[(&str, &str)]) -> String {
    let seconds = wall_seconds();
    signed_query_with(method, path, &seconds, "1.0", more)
}

/// The same with a time and version of one's own.
pub fn signed_query_with(
    method: &str,
    path: &str,
    timestamp: &str,
    version: &str,
    more: &[(&str, &str)],
) -> String {
    let fixed = [("auth_key", KEY), ("auth_timestamp", timestamp), ("auth_version", version)];
    let mut pairs: Vec<(&str, &str)> = fixed.iter().chain(more).copied().collect();
    pairs.sort_unstable();
    let join = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    };
    let signature = sign(&format!("{method}\n{path}\n{}", join(&pairs)));
    let encoded = form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
    format!("{encoded}&auth_signature={signature}")
}

#[expect(clippy::disallowed_methods, reason = "a request must carry the wall's time")]
pub fn wall_seconds() -> String {
    let age = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    age.expect("after 1970").as_secs().to_string()
}

/// The HMAC that the application's server makes.
pub fn sign(text: &str) -> String {
    let mut mac: Hmac<Sha256> = Hmac::new_from_slice(SECRET.as_bytes()).expect("a key");
    mac.update(text.as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

/// The data of an event, which must be a string that holds JSON.
pub fn data(event: &Value) -> Value {
    let text = event["data"].as_str().expect("data is a string");
    serde_json::from_str(text).expect("and holds JSON")
}

/// Runs something until the test ends.
#[expect(clippy::disallowed_methods, reason = "it ends with the test's runtime")]
pub fn beside(work: impl Future<Output = ()> + Send + 'static) {
    tokio::spawn(work);
}

pub async fn pause_ms(ms: u64) {
    tokio::time::sleep(Duration::from_millis(ms)).await;
}
