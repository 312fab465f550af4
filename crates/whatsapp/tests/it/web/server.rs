//! A WhatsApp of our own: it lets devices in, hands out their keys, carries messages and receipts
//! between them, and keeps what nobody acknowledged.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use bytes::Bytes;
use tokio::sync::mpsc;
use whatsapp_rust::NodeBuilder;
use whatsapp_rust::async_channel;
use whatsapp_rust::wacore::libsignal::protocol::KeyPair;
use whatsapp_rust::wacore::net::{
    HttpClient, HttpRequest, HttpResponse, Transport, TransportEvent, TransportFactory,
};
use whatsapp_rust::wacore_binary::Node;
use whatsapp_rust::waproto::whatsapp as wa;

use super::answers;
use super::wire::{Wire, key_pair};

/// The server. A copy is the same one.
#[derive(Clone)]
pub struct Server(Arc<Inner>);

struct Inner {
    identity: KeyPair,
    state: Mutex<State>,
}

#[derive(Default)]
pub struct State {
    /// How often somebody connected.
    pub connections: usize,
    /// Who is there, by the id of the device.
    online: HashMap<String, mpsc::UnboundedSender<Order>>,
    /// What was uploaded, by the id of the device.
    pub keys: HashMap<String, answers::Keys>,
    /// What waits for a device's acknowledgement, oldest first.
    pub waiting: HashMap<String, Vec<Node>>,
    /// All that clients sent, with the device.
    pub heard: Vec<(String, Node)>,
    /// With which number messages are refused.
    pub nack: Option<&'static str>,
    /// How many messages get no answer and are not carried.
    pub swallowed: usize,
    /// Whether nobody is greeted.
    pub is_mute: bool,
    /// How many codes a device that is not paired is shown.
    pub codes: usize,
    /// The files of people, by where they are.
    pub files: HashMap<String, Bytes>,
    /// What is said to the next device that logs in, in place of a welcome.
    pub refusal: Option<Node>,
}

enum Order {
    Send(Node),
    Close,
}

impl Server {
    pub fn new() -> Self {
        let state = State { codes: 6, ..State::default() };
        Self(Arc::new(Inner { identity: key_pair(), state: Mutex::new(state) }))
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says this to a device.
    pub fn push(&self, device: &str, node: Node) {
        if let Some(orders) = self.state().online.get(device) {
            let _ = orders.send(Order::Send(node));
        }
    }

    /// Cuts a device off.
    pub fn cut(&self, device: &str) {
        if let Some(orders) = self.state().online.get(device) {
            let _ = orders.send(Order::Close);
        }
    }

    /// What a device sent under this tag.
    pub fn sent_by(&self, device: &str, tag: &str) -> Vec<Node> {
        let state = self.state();
        let ours = state.heard.iter().filter(|(who, node)| who == device && node.tag == tag);
        ours.map(|(_, node)| node.clone()).collect()
    }

    async fn serve(
        self,
        incoming: super::wire::Incoming,
        out: async_channel::Sender<TransportEvent>,
    ) {
        let Some((mut wire, payload)) = Wire::accept(incoming, out, &self.0.identity).await else {
            return;
        };
        let (orders, mut ordered) = mpsc::unbounded_channel();
        let device = self.welcome(&mut wire, &payload, &orders).await;
        loop {
            tokio::select! {
                node = wire.read() => match node {
                    Some(node) => self.hear(&device, node),
                    None => break,
                },
                order = ordered.recv() => match order {
                    Some(Order::Send(node)) => wire.write(&node).await,
                    Some(Order::Close) | None => break,
                },
            }
        }
        wire.close().await;
        let mut state = self.state();
        if state.online.get(&device).is_some_and(|known| known.same_channel(&orders)) {
            state.online.remove(&device);
        }
    }

    /// Greets a device; one that is not paired is shown codes.
    async fn welcome(
        &self,
        wire: &mut Wire,
        payload: &wa::ClientPayload,
        orders: &mpsc::UnboundedSender<Order>,
    ) -> String {
        let number = payload.username.unwrap_or_default();
        let device = match number {
            0 => "unpaired".to_owned(),
            number => format!("{number}:{}@s.whatsapp.net", payload.device.unwrap_or_default()),
        };
        let (codes, refusal) = {
            let mut state = self.state();
            state.online.insert(device.clone(), orders.clone());
            (state.codes, state.refusal.take())
        };
        let greeting = match (refusal, number) {
            (Some(refusal), _) => refusal,
            (None, 0) => answers::codes(codes),
            (None, _) => answers::success(),
        };
        if !self.state().is_mute {
            wire.write(&greeting).await;
        }
        device
    }

    fn hear(&self, device: &str, node: Node) {
        let mut state = self.state();
        state.heard.push((device.to_owned(), node.clone()));
        let all = match node.tag.as_ref() {
            "iq" => answers::iq(&mut state, device, &node),
            "message" => answers::message(&mut state, device, &node),
            "receipt" => answers::receipt(&mut state, device, &node),
            "ack" => {
                state.acknowledged(device, &attr(&node, "id"));
                Vec::new()
            }
            _ => Vec::new(),
        };
        for (to, node) in all {
            if let Some(orders) = state.online.get(&to) {
                let _ = orders.send(Order::Send(node));
            }
        }
    }
}

impl State {
    pub fn acknowledged(&mut self, device: &str, id: &str) {
        if let Some(waiting) = self.waiting.get_mut(device) {
            waiting.retain(|node| attr(node, "id") != id);
        }
    }
}

/// What an attribute says; nothing if it is not there.
pub fn attr(node: &Node, key: &str) -> String {
    node.attrs.get(key).map(|value| value.as_str().into_owned()).unwrap_or_default()
}

/// An error of the stream with this number.
pub fn stream_error(code: &'static str) -> Node {
    NodeBuilder::new("stream:error").attr("code", code).build()
}

#[async_trait]
impl TransportFactory for Server {
    async fn create_transport(
        &self,
    ) -> anyhow::Result<(Arc<dyn Transport>, async_channel::Receiver<TransportEvent>)> {
        self.state().connections += 1;
        let (out, events) = async_channel::unbounded();
        let (sent, incoming) = mpsc::unbounded_channel();
        #[expect(clippy::disallowed_methods, reason = "it ends with the test")]
        tokio::spawn(self.clone().serve(incoming, out.clone()));
        out.send(TransportEvent::Connected).await?;
        Ok((Arc::new(Line { sent: Mutex::new(Some(sent)), out }), events))
    }
}

/// The client's end.
struct Line {
    sent: Mutex<Option<mpsc::UnboundedSender<Bytes>>>,
    out: async_channel::Sender<TransportEvent>,
}

#[async_trait]
impl Transport for Line {
    async fn send(&self, data: Bytes) -> anyhow::Result<()> {
        let sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        let sent = sent.as_ref().ok_or_else(|| anyhow::anyhow!("hung up"))?;
        Ok(sent.send(data)?)
    }

    async fn disconnect(&self) {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.out.close();
    }
}

/// The store of files: what is posted under a name is found below `/v/`.
#[async_trait]
impl HttpClient for Server {
    async fn execute(&self, request: HttpRequest) -> anyhow::Result<HttpResponse> {
        let path = request.url.trim_start_matches("https://").split_once('/').unwrap_or_default().1;
        let name = path.split('?').next().unwrap_or_default();
        let name = name.rsplit('/').next().unwrap_or_default().to_owned();
        let answer = |status_code, body| Ok(HttpResponse { status_code, body });
        match (request.method.as_str(), request.body) {
            ("POST", Some(body)) => {
                let direct_path = format!("/v/{name}");
                let told = serde_json::json!({
                    "url": format!("https://mmg.whatsapp.net{direct_path}"),
                    "direct_path": direct_path,
                });
                self.state().files.insert(name, body);
                answer(200, told.to_string().into_bytes())
            }
            ("GET", _) => match self.state().files.get(&name) {
                Some(body) => answer(200, body.to_vec()),
                None => answer(404, Vec::new()),
            },
            _ => answer(404, Vec::new()),
        }
    }
}
