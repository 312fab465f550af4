//! Customers who write in turn, through the webhook, at a pace.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::Context;
use bench_rig::{Caller, Rates, Stopwatch};
use http::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::Options;
use crate::house::Child;

const PATH: &str = "/api/v1/webhook/whatsapp-inbound";
const TOKEN: &str = "bench-gateway";

/// When each message of each customer was posted.
pub(crate) struct Sent {
    start: Stopwatch,
    by_customer: Vec<Mutex<Vec<Duration>>>,
}

impl Sent {
    pub(crate) fn new(start: Stopwatch, customers: usize) -> Self {
        Self { start, by_customer: (0..customers).map(|_| Mutex::default()).collect() }
    }

    /// Notes that a customer writes now; answers which of theirs it is.
    fn note(&self, customer: usize) -> usize {
        let mut times = self.of(customer);
        times.push(self.start.elapsed());
        times.len() - 1
    }

    pub(crate) fn of(&self, customer: usize) -> std::sync::MutexGuard<'_, Vec<Duration>> {
        self.by_customer[customer].lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    pub(crate) fn customers(&self) -> usize {
        self.by_customer.len()
    }

    pub(crate) fn count(&self) -> usize {
        (0..self.customers()).map(|customer| self.of(customer).len()).sum()
    }
}

/// The first line takes what the gateway's token proves, and agents see everything.
pub(crate) async fn prepare(child: &Child) -> anyhow::Result<()> {
    let mut admin = child.admin().await?;
    let ok = StatusCode::OK;
    let lines = admin.expect(ok, Method::GET, "/api/lines", None, None).await?;
    let lines: Value = serde_json::from_slice(&lines)?;
    let line = lines["data"][0]["id"].as_str().context("a line")?;
    let secrets = json!({ "secrets": { "webhook_token": TOKEN } });
    admin.expect(ok, Method::PUT, &format!("/api/lines/{line}"), None, Some(&secrets)).await?;
    let all = json!({ "agents_see": "all" });
    admin.expect(ok, Method::PUT, "/api/desk/settings", None, Some(&all)).await?;
    Ok(())
}

/// Posts with a wrong token, for two seconds at the same pace: what HTTP and the proof cost.
pub(crate) async fn unsigned(child: &Child, options: &Options) -> anyhow::Result<Rates> {
    let options = Options { seconds: 2, ..options.clone() };
    paced(child, &options, |caller, number| {
        Box::pin(async move {
            let body = message(0, number);
            let path = format!("{PATH}?token=wrong");
            let one = Stopwatch::start();
            let status = StatusCode::UNAUTHORIZED;
            caller.expect(status, Method::POST, &path, None, Some(&body)).await?;
            Ok(one.elapsed())
        })
    })
    .await
}

/// Lets the customers write; answers what the webhook took.
pub(crate) async fn write(
    child: &Child,
    options: &Options,
    sent: &std::sync::Arc<Sent>,
) -> anyhow::Result<Rates> {
    let sent = sent.clone();
    paced(child, options, move |caller, number| {
        let sent = sent.clone();
        Box::pin(async move {
            // Seconds lie between two messages of one customer, so no connection overtakes another.
            let customer = number % sent.customers();
            let place = sent.note(customer);
            let (body, path) = (message(customer, place), format!("{PATH}?token={TOKEN}"));
            let one = Stopwatch::start();
            caller.expect(StatusCode::OK, Method::POST, &path, None, Some(&body)).await?;
            Ok(one.elapsed())
        })
    })
    .await
}

type Posted<'a> = futures::future::BoxFuture<'a, anyhow::Result<Duration>>;

/// Calls at a pace, the n-th at its moment, over as many connections as were asked for; the n-th
/// call of a connection waits for the one before it.
async fn paced<F>(child: &Child, options: &Options, call: F) -> anyhow::Result<Rates>
where
    F: for<'a> Fn(&'a mut Caller, usize) -> Posted<'a> + Send + Sync + Clone + 'static,
{
    let watch = Stopwatch::start();
    let total = usize::try_from(u64::from(options.rate) * options.seconds)?;
    let (width, pace) = (options.connections, Duration::from_secs(1) / options.rate);
    let done = std::sync::Arc::new(AtomicUsize::new(0));
    let mut running = JoinSet::new();
    for place in 0..width {
        let mut caller = Caller::connect(child.address(), None).await?;
        let (call, done) = (call.clone(), done.clone());
        running.spawn(async move {
            let mut waits = Vec::new();
            for number in (place..total).step_by(width) {
                let at = pace * u32::try_from(number)?;
                tokio::time::sleep(at.saturating_sub(watch.elapsed())).await;
                waits.push(call(&mut caller, number).await?);
                done.fetch_add(1, Ordering::Relaxed);
            }
            anyhow::Ok(waits)
        });
    }
    let mut waits = Vec::new();
    while let Some(ended) = running.join_next().await {
        waits.extend(ended??);
    }
    Ok(Rates::new(done.load(Ordering::Relaxed), watch.elapsed(), waits))
}

/// A message as WAHA posts it. Its words say whose it is, and which of theirs.
fn message(customer: usize, place: usize) -> Value {
    let from = format!("62812{customer:07}@c.us");
    json!({
        "session": "default", "event": "message",
        "payload": {
            "id": format!("false_{from}_3EB0{customer:08X}{place:08X}"), "timestamp": 1_795_226_400,
            "from": from, "fromMe": false, "to": "628110000001@c.us", "hasMedia": false,
            "body": format!("Selamat siang, apakah barang ini masih ada? #{customer}.{place}#"),
        },
    })
}
