//! Webhooks, as a receiver sees them.

use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{HeaderMap, Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::host::{Host, KEY, beside, pause_ms, sign};

const ALL: &str = r#"["channel_occupied", "channel_vacated", "member_added", "member_removed",
    "client_event", "cache_miss"]"#;

/// Takes webhooks; the first few are refused.
pub struct Receiver {
    url: String,
    posts: Arc<Mutex<Vec<(HeaderMap, Bytes)>>>,
    refusals: Arc<AtomicUsize>,
}

impl Receiver {
    pub async fn start(refusals: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
        let posts = Arc::<Mutex<Vec<_>>>::default();
        let refusals = Arc::new(AtomicUsize::new(refusals));
        let (kept, left) = (posts.clone(), refusals.clone());
        beside(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let (kept, left) = (kept.clone(), left.clone());
                let take = service_fn(move |request: Request<Incoming>| {
                    let (kept, left) = (kept.clone(), left.clone());
                    async move {
                        let (head, body) = request.into_parts();
                        let body = body.collect().await.expect("a body").to_bytes();
                        let refuse = |left: usize| left.checked_sub(1);
                        let is_refused =
                            left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, refuse).is_ok();
                        if !is_refused {
                            kept.lock().expect("unpoisoned").push((head.headers, body));
                        }
                        let status = if is_refused { 500 } else { 200 };
                        let answer = Response::builder().status(status);
                        Ok::<_, Infallible>(
                            answer.body(Full::<Bytes>::default()).expect("an answer"),
                        )
                    }
                });
                beside(async move {
                    let _ =
                        http1::Builder::new().serve_connection(TokioIo::new(socket), take).await;
                });
            }
        });
        Self { url, posts, refusals }
    }

    /// Settings of an app that tells it everything.
    pub fn settings(&self, timing: &str) -> String {
        let url = &self.url;
        format!(
            "client_events = true\nwebhooks = [{{ url = \"{url}\", events = {ALL} }}]\n\
             [timing]\ndeparture_delay_ms = 1000\nwebhook_retry_ms = 100\n{timing}"
        )
    }

    /// Every event so far, in order.
    pub fn events(&self) -> Vec<Value> {
        let posts = self.posts.lock().expect("unpoisoned");
        let read = |body: &Bytes| serde_json::from_slice::<Value>(body).expect("JSON");
        let events = posts.iter().map(|(_, body)| read(body)["events"].take());
        events.flat_map(|events| events.as_array().expect("an array").clone()).collect()
    }

    /// Waits until this many came, and a little longer for those that should not.
    pub async fn wait(&self, count: usize) -> Vec<Value> {
        for _ in 0..200 {
            if self.events().len() >= count {
                break;
            }
            pause_ms(50).await;
        }
        pause_ms(200).await;
        self.events()
    }
}

#[tokio::test]
async fn the_six_are_told_in_order() {
    let receiver = Receiver::start(0).await;
    let host = Host::start_with(&receiver.settings("")).await;
    let mut ann = host.connect().await;
    ann.subscribe_signed("presence-cache-a", Some(r#"{"user_id":7}"#)).await;
    ann.say(json!({"event": "client-e", "channel": "presence-cache-a", "data": {"x": 1}})).await;
    let socket = ann.id.clone();
    pause_ms(100).await;
    ann.leave().await;

    let events = receiver.wait(6).await;

    let channel = "presence-cache-a";
    assert_eq!(
        events,
        [
            json!({"name": "channel_occupied", "channel": channel}),
            json!({"name": "member_added", "channel": channel, "user_id": "7"}),
            json!({"name": "cache_miss", "channel": channel}),
            json!({"name": "client_event", "channel": channel, "event": "client-e",
                "data": "{\"x\":1}", "socket_id": socket, "user_id": "7"}),
            json!({"name": "member_removed", "channel": channel, "user_id": "7"}),
            json!({"name": "channel_vacated", "channel": channel}),
        ]
    );
}

#[tokio::test]
async fn a_post_is_signed_over_its_bytes() {
    let receiver = Receiver::start(0).await;
    let host = Host::start_with(&receiver.settings("")).await;
    host.connect().await.subscribe("a").await;
    receiver.wait(1).await;

    let posts = receiver.posts.lock().expect("unpoisoned");
    let (headers, body) = &posts[0];
    let text = std::str::from_utf8(body).expect("text");
    assert_eq!(headers["content-type"], "application/json");
    assert_eq!(headers["x-pusher-key"], KEY);
    assert_eq!(headers["x-pusher-signature"], sign(text).as_str());
    let read: Value = serde_json::from_str(text).expect("JSON");
    assert!(read["time_ms"].as_u64().is_some_and(|ms| ms > 1_700_000_000_000), "{read}");
}

#[tokio::test]
async fn who_returns_in_time_was_never_away() {
    let receiver = Receiver::start(0).await;
    let host = Host::start_with(&receiver.settings("")).await;
    let mut client = host.connect().await;
    client.subscribe_signed("presence-a", Some(r#"{"user_id":"ann"}"#)).await;
    client.leave().await;
    let mut client = host.connect().await;
    client.subscribe_signed("presence-a", Some(r#"{"user_id":"ann"}"#)).await;
    pause_ms(1500).await;

    let names: Vec<Value> = receiver.wait(2).await.iter().map(|e| e["name"].clone()).collect();

    assert_eq!(names, ["channel_occupied", "member_added"]);
}

#[tokio::test]
async fn a_refused_post_is_sent_again_and_nothing_is_lost_or_doubled() {
    let receiver = Receiver::start(3).await;
    let host = Host::start_with(&receiver.settings("")).await;
    let mut client = host.connect().await;
    for channel in ["a", "b", "c"] {
        client.subscribe(channel).await;
    }

    let events = receiver.wait(3).await;

    let channels: Vec<&Value> = events.iter().map(|event| &event["channel"]).collect();
    assert_eq!(channels, ["a", "b", "c"]);
}

#[tokio::test]
async fn after_its_time_a_post_is_given_up() {
    let receiver = Receiver::start(usize::MAX).await;
    let host = Host::start_with(&receiver.settings("webhook_patience_ms = 250\n")).await;
    let mut client = host.connect().await;
    client.subscribe("a").await;
    pause_ms(1000).await;

    receiver.refusals.store(0, Ordering::SeqCst);
    client.subscribe("b").await;

    let b = json!({"name": "channel_occupied", "channel": "b"});
    assert_eq!(receiver.wait(1).await, [b]);
}
