//! A client of the protocol that hides nothing.

use std::time::Duration;

use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::host::{KEY, sign};

/// Longer than anything takes, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);
/// Long enough for what should not come to have come.
const SILENCE: Duration = Duration::from_millis(150);

pub struct Client {
    pub socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub id: String,
}

impl Client {
    pub async fn open(url: &str, origin: Option<&str>) -> Self {
        let origin = origin.map(|origin| ("origin", origin));
        Self::open_with(url, origin.as_slice()).await
    }

    pub async fn open_with(url: &str, headers: &[(&'static str, &str)]) -> Self {
        let mut request = url.into_client_request().expect("a url");
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().expect("a header"));
        }
        let (socket, _) = connect_async(request).await.expect("a handshake");
        Self { socket, id: String::new() }
    }

    pub async fn say(&mut self, message: Value) {
        self.say_text(&message.to_string()).await;
    }

    pub async fn say_text(&mut self, text: &str) {
        self.socket.send(Message::text(text)).await.expect("an open socket");
    }

    /// The next event.
    pub async fn hear(&mut self) -> Value {
        loop {
            match self.next().await {
                Message::Text(text) => return serde_json::from_str(&text).expect("JSON"),
                Message::Ping(_) | Message::Pong(_) => {}
                other => panic!("an event was expected, not {other:?}"),
            }
        }
    }

    /// The next event, which must have this name.
    pub async fn hear_event(&mut self, name: &str) -> Value {
        let event = self.hear().await;
        assert_eq!(event["event"], name, "{event}");
        event
    }

    /// The next event, which must be a complaint; its code.
    pub async fn hear_error(&mut self) -> Option<u64> {
        let event = self.hear_event("pusher:error").await;
        assert!(event["data"]["message"].is_string(), "{event}");
        event["data"]["code"].as_u64()
    }

    /// Any frame.
    pub async fn next(&mut self) -> Message {
        let next = tokio::time::timeout(PATIENCE, self.socket.next()).await;
        next.expect("something came").expect("before the end").expect("and whole")
    }

    /// Nothing comes.
    pub async fn hear_nothing(&mut self) {
        if let Ok(message) = tokio::time::timeout(SILENCE, self.socket.next()).await {
            panic!("nothing was expected, not {message:?}");
        }
    }

    /// The code of the goodbye, which must be the next frame but pings.
    pub async fn hear_close(&mut self) -> u16 {
        loop {
            match self.next().await {
                Message::Close(Some(frame)) => return frame.code.into(),
                Message::Ping(_) => {}
                other => panic!("a goodbye was expected, not {other:?}"),
            }
        }
    }

    /// Leaves as a browser does.
    pub async fn leave(mut self) {
        self.socket.close(None).await.expect("an open socket");
        while let Some(Ok(_)) = self.socket.next().await {}
    }

    /// Subscribes without a signature, and waits for the answer.
    pub async fn subscribe(&mut self, channel: &str) {
        self.say(json!({"event": "pusher:subscribe", "data": {"channel": channel}})).await;
        let event = self.hear_event("pusher_internal:subscription_succeeded").await;
        assert_eq!((&event["channel"], &event["data"]), (&json!(channel), &json!("{}")));
    }

    /// Asks for a channel that needs a signature.
    pub async fn ask(&mut self, channel: &str, channel_data: Option<&str>) {
        let signed = match channel_data {
            Some(data) => format!("{}:{channel}:{data}", self.id),
            None => format!("{}:{channel}", self.id),
        };
        let auth = format!("{KEY}:{}", sign(&signed));
        let mut data = json!({"channel": channel, "auth": auth});
        if let Some(channel_data) = channel_data {
            data["channel_data"] = json!(channel_data);
        }
        self.say(json!({"event": "pusher:subscribe", "data": data})).await;
    }

    /// Subscribes with a signature, and waits for the answer.
    pub async fn subscribe_signed(&mut self, channel: &str, channel_data: Option<&str>) -> Value {
        self.ask(channel, channel_data).await;
        let event = self.hear_event("pusher_internal:subscription_succeeded").await;
        assert_eq!(event["channel"], channel);
        event
    }

    pub async fn unsubscribe(&mut self, channel: &str) {
        self.say(json!({"event": "pusher:unsubscribe", "data": {"channel": channel}})).await;
    }

    /// Asks to be this user.
    pub async fn ask_to_sign_in(&mut self, user_data: &str) {
        let auth = format!("{KEY}:{}", sign(&format!("{}::user::{user_data}", self.id)));
        let data = json!({"auth": auth, "user_data": user_data});
        self.say(json!({"event": "pusher:signin", "data": data})).await;
    }

    /// Signs in, and waits for the answer.
    pub async fn sign_in(&mut self, user_data: &str) {
        self.ask_to_sign_in(user_data).await;
        let event = self.hear_event("pusher:signin_success").await;
        assert_eq!(event["data"], json!({"user_data": user_data}));
    }
}
