//! Agents with an open screen: a socket each, that hears of every message.

use std::time::Duration;

use anyhow::{Context, bail};
use bench_rig::{Caller, Rates, Stopwatch};
use futures::{SinkExt, StreamExt};
use http::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use crate::customers::Sent;
use crate::house::Child;

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Between two signs that an agent is there.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// The connected agents.
pub(crate) struct Agents {
    running: JoinSet<anyhow::Result<OfOne>>,
    stop: watch::Sender<bool>,
}

/// What one agent heard.
struct OfOne {
    /// When each message of each customer arrived.
    times: Vec<Vec<Duration>>,
    doubled: usize,
    disordered: usize,
}

/// What all heard.
pub(crate) struct Heard {
    all: Vec<OfOne>,
    pub(crate) doubled: usize,
    pub(crate) disordered: usize,
}

impl Agents {
    /// Connects all of them and has them listen on every channel of theirs, available.
    pub(crate) async fn connect(
        child: &Child,
        start: Stopwatch,
        customers: usize,
    ) -> anyhow::Result<Self> {
        let (stop, stopped) = watch::channel(false);
        let mut running = JoinSet::new();
        for token in child.agents() {
            let mut caller = Caller::connect(child.address(), Some(token)).await?;
            let socket = listen(child, &mut caller).await?;
            let here = json!({ "availability": "available" });
            let ok = StatusCode::OK;
            caller.expect(ok, Method::PUT, "/api/desk/me", None, Some(&here)).await?;
            running.spawn(hear(socket, caller, start, customers, stopped.clone()));
        }
        Ok(Self { running, stop })
    }

    /// Ends all screens; answers what they heard.
    pub(crate) async fn end(mut self) -> anyhow::Result<Heard> {
        self.stop.send_replace(true);
        let mut all = Vec::new();
        while let Some(one) = self.running.join_next().await {
            all.push(one??);
        }
        let doubled = all.iter().map(|one| one.doubled).sum();
        let disordered = all.iter().map(|one| one.disordered).sum();
        Ok(Heard { all, doubled, disordered })
    }
}

impl Heard {
    pub(crate) fn count(&self) -> usize {
        let of = |one: &OfOne| one.times.iter().map(Vec::len).sum::<usize>();
        self.all.iter().map(of).sum()
    }

    /// Messages that an agent did not hear, over all agents.
    pub(crate) fn lost(&self, sent: &Sent) -> usize {
        (sent.count() * self.all.len()).saturating_sub(self.count())
    }

    /// From the post to each screen.
    pub(crate) fn rates(&self, sent: &Sent) -> Rates {
        let mut waits = Vec::with_capacity(self.count());
        let mut last = Duration::ZERO;
        for customer in 0..sent.customers() {
            let posted = sent.of(customer);
            for one in &self.all {
                for (place, at) in one.times[customer].iter().enumerate() {
                    let Some(posted) = posted.get(place) else { continue };
                    waits.push(at.saturating_sub(*posted));
                    last = last.max(*at);
                }
            }
        }
        Rates::new(waits.len(), last, waits)
    }
}

async fn listen(child: &Child, caller: &mut Caller) -> anyhow::Result<Socket> {
    let address = format!("ws://{}/app/niaga?protocol=7&client=bench&version=1", child.address());
    let (mut socket, _) = tokio_tungstenite::connect_async(address).await?;
    let greeting = next(&mut socket).await?;
    let data: Value = serde_json::from_str(greeting["data"].as_str().context("a greeting")?)?;
    let id = data["socket_id"].as_str().context("a socket's id")?;
    let ok = StatusCode::OK;
    let live = caller.expect(ok, Method::GET, "/api/live", None, None).await?;
    let live: Value = serde_json::from_slice(&live)?;
    let asked = json!({ "socket_id": id, "channel_names": live["channels"] });
    let path = "/broadcasting/auth";
    let signed = caller.expect(ok, Method::POST, path, None, Some(&asked)).await?;
    let signed: Value = serde_json::from_slice(&signed)?;
    let channels = signed["channels"].as_object().context("signatures")?;
    for (channel, signature) in channels {
        let data = json!({
            "channel": channel, "auth": signature["auth"], "channel_data": signature["channel_data"],
        });
        let subscribe = json!({ "event": "pusher:subscribe", "data": data }).to_string();
        socket.send(Message::text(subscribe)).await?;
    }
    for _ in channels {
        let answer = next(&mut socket).await?;
        let event = answer["event"].as_str().unwrap_or_default();
        anyhow::ensure!(event == "pusher_internal:subscription_succeeded", "{answer}");
    }
    Ok(socket)
}

async fn next(socket: &mut Socket) -> anyhow::Result<Value> {
    while let Some(frame) = socket.next().await {
        if let Message::Text(text) = frame? {
            return Ok(serde_json::from_str(&text)?);
        }
    }
    bail!("the socket was closed")
}

async fn hear(
    mut socket: Socket,
    mut caller: Caller,
    start: Stopwatch,
    customers: usize,
    mut stop: watch::Receiver<bool>,
) -> anyhow::Result<OfOne> {
    let mut heard = OfOne { times: vec![Vec::new(); customers], doubled: 0, disordered: 0 };
    let mut beat = tokio::time::interval(HEARTBEAT);
    loop {
        tokio::select! {
            frame = socket.next() => match frame.context("the socket was closed")?? {
                Message::Text(text) => heard.take(&text, start.elapsed()),
                Message::Close(_) => bail!("the server closed the socket"),
                _ => {}
            },
            _ = beat.tick() => {
                caller.send(Method::POST, "/api/desk/me/heartbeat", None, Some(&json!({}))).await?;
            }
            _ = stop.changed() => return Ok(heard),
        }
    }
}

impl OfOne {
    /// Notes a customer's message. What was done with their conversation is told as a message, too,
    /// beside a row that ends in the same words.
    fn take(&mut self, frame: &str, at: Duration) {
        let is_customers = frame.contains(r#"\"kind\":\"in\""#);
        if !is_customers || !frame.contains("\"desk.message\"") {
            return;
        }
        let Some((customer, place)) = stamp(frame) else { return };
        let Some(times) = self.times.get_mut(customer) else { return };
        match place.cmp(&times.len()) {
            std::cmp::Ordering::Less => self.doubled += 1,
            std::cmp::Ordering::Equal => times.push(at),
            std::cmp::Ordering::Greater => self.disordered += 1,
        }
    }
}

/// `#17.3#` is the fourth message of customer 17.
fn stamp(frame: &str) -> Option<(usize, usize)> {
    let (_, rest) = frame.split_once('#')?;
    let (stamp, _) = rest.split_once('#')?;
    let (customer, place) = stamp.split_once('.')?;
    Some((customer.parse().ok()?, place.parse().ok()?))
}
