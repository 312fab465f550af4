//! An open screen: a real socket on its caller's channels.

use std::collections::VecDeque;
use std::time::Duration;

use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::client::Client;

/// Silence after which a test has waited long enough for something that should have come.
const PATIENCE: Duration = Duration::from_secs(10);
/// Silence after which what should not come would have come.
const SILENCE: Duration = Duration::from_millis(300);

/// One socket, greeted.
#[derive(Debug)]
pub struct Screen {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// The connection's id.
    pub id: String,
    /// What came while something else was waited for.
    early: VecDeque<Value>,
}

/// One event of a channel.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Its channel.
    pub channel: String,
    /// Its name.
    pub event: String,
    /// What it says.
    pub data: Value,
}

impl Screen {
    /// Connects to `127.0.0.1:port` with an app's key.
    pub async fn connect(port: u16, key: &str) -> Self {
        let url = format!("ws://127.0.0.1:{port}/app/{key}?protocol=7&client=uji&version=1");
        let (socket, _) = connect_async(url).await.expect("a handshake");
        let mut screen = Self { socket, id: String::new(), early: VecDeque::new() };
        let greeting = screen.hear().await;
        assert_eq!(greeting["event"], "pusher:connection_established", "{greeting}");
        screen.id = inner(&greeting)["socket_id"].as_str().expect("a socket's id").to_owned();
        screen
    }

    /// Asks for one channel with what `/broadcasting/auth` answered; says whether it got it.
    pub async fn subscribe(&mut self, channel: &str, signed: &Value) -> bool {
        let mut data = signed.clone();
        data["channel"] = json!(channel);
        self.say(&json!({"event": "pusher:subscribe", "data": data})).await;
        loop {
            let said = self.hear_now().await;
            match said["event"].as_str() {
                Some("pusher:error") => return false,
                Some("pusher_internal:subscription_succeeded") => {
                    return said["channel"] == channel;
                }
                _ => self.early.push_back(said),
            }
        }
    }

    /// Listens on every channel that the caller may; answers what `GET /api/live` said.
    pub async fn listen(&mut self, client: &Client) -> Value {
        let live = client.get("/api/live").await.expect(200);
        let asked = json!({"socket_id": self.id, "channel_names": live["channels"]});
        let signed = client.post("/broadcasting/auth", asked).await.expect(200);
        for channel in live["channels"].as_array().expect("channels") {
            let channel = channel.as_str().expect("a name");
            assert!(self.subscribe(channel, &signed["channels"][channel]).await, "{channel}");
        }
        live
    }

    /// The next event.
    ///
    /// # Panics
    /// When nothing comes.
    pub async fn next(&mut self) -> Frame {
        let said = self.hear().await;
        let text = |name: &str| said[name].as_str().unwrap_or_default().to_owned();
        Frame { channel: text("channel"), event: text("event"), data: inner(&said) }
    }

    /// The next event of this name.
    pub async fn next_of(&mut self, name: &str) -> Frame {
        loop {
            let frame = self.next().await;
            if frame.event == name {
                return frame;
            }
        }
    }

    /// Nothing comes.
    ///
    /// # Panics
    /// With what came, if something did.
    pub async fn hears_nothing(&mut self) {
        assert_eq!(self.early.pop_front(), None, "nothing was expected");
        if let Ok(came) = tokio::time::timeout(SILENCE, self.socket.next()).await {
            panic!("nothing was expected, not {came:?}");
        }
    }

    /// None of these comes, whatever else does.
    pub async fn hears_nothing_of(&mut self, names: &[&str]) {
        while let Ok(frame) = tokio::time::timeout(SILENCE, self.next()).await {
            assert!(!names.contains(&frame.event.as_str()), "{frame:?}");
        }
    }

    /// The code of the server's goodbye, after whatever comes before it.
    pub async fn goodbye(&mut self) -> u16 {
        loop {
            match self.frame().await {
                Message::Close(Some(close)) => {
                    // Reading on is what answers it; the server waits for that.
                    let _end = tokio::time::timeout(PATIENCE, self.socket.next()).await;
                    return close.code.into();
                }
                Message::Close(None) => panic!("a goodbye without a code"),
                _ => {}
            }
        }
    }

    /// Sends a message.
    pub async fn say(&mut self, message: &Value) {
        self.socket.send(Message::text(message.to_string())).await.expect("an open socket");
    }

    async fn hear(&mut self) -> Value {
        match self.early.pop_front() {
            Some(said) => said,
            None => self.hear_now().await,
        }
    }

    async fn hear_now(&mut self) -> Value {
        loop {
            match self.frame().await {
                Message::Text(text) => return serde_json::from_str(&text).expect("JSON"),
                Message::Ping(_) | Message::Pong(_) => {}
                other => panic!("an event was expected, not {other:?}"),
            }
        }
    }

    async fn frame(&mut self) -> Message {
        let frame = tokio::time::timeout(PATIENCE, self.socket.next()).await;
        frame.expect("something comes").expect("before the end").expect("and whole")
    }
}

/// The data of a message, which is JSON in a string.
fn inner(said: &Value) -> Value {
    said["data"].as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or(Value::Null)
}
