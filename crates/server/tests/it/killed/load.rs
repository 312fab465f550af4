//! Shops and admins that do not give up: a lost answer is asked for again, with the same key.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use testkit::{Value, json};

/// Somebody who gets no answer at all stops asking after this many tries, twenty a second.
const TRIES: u32 = 3_000;

/// Who acts, on what.
pub(super) struct Stage {
    pub(super) port: u16,
    /// Tokens of shops.
    pub(super) shops: Vec<String>,
    /// Tokens of admins.
    pub(super) admins: Vec<String>,
    /// Products that the old system knows.
    pub(super) products: Vec<String>,
}

/// What was acknowledged, and what went wrong.
#[derive(Default)]
pub(super) struct Load {
    orders: Mutex<BTreeMap<String, String>>,
    approvals: Mutex<BTreeSet<String>>,
    faults: Mutex<Vec<String>>,
    lost: AtomicU64,
    idle: AtomicU64,
    at_work: AtomicU64,
    is_over: AtomicBool,
}

impl Load {
    /// One shop: fills its cart and orders, again and again.
    pub(super) fn orders(&self, stage: &Stage, number: usize) {
        self.at_work.fetch_add(1, Ordering::SeqCst);
        let token = &stage.shops[number];
        let mut count = 0;
        while !self.is_over() {
            for step in 0..2 {
                let product =
                    &stage.products[(number * 7 + count * 3 + step) % stage.products.len()];
                let body = json!({"product_id": product, "qty": step + 1});
                self.insist(stage.port, "POST", "/api/cart/add", token, None, &body);
            }
            let key = format!("order-{number}-{count}");
            let answer = self.insist(
                stage.port,
                "POST",
                "/api/cart/checkout",
                token,
                Some(&key),
                &json!({}),
            );
            match answer {
                Some((200 | 201, order)) => {
                    let id = order["id"].as_str().unwrap_or_default().to_owned();
                    self.orders.lock().expect("no panic").insert(key, id);
                }
                other => self.fault(format!("{key}: {other:?}")),
            }
            count += 1;
        }
        self.idle.fetch_add(1, Ordering::SeqCst);
    }

    /// One admin: approves what waits.
    pub(super) fn approves(&self, stage: &Stage, number: usize) {
        self.at_work.fetch_add(1, Ordering::SeqCst);
        let token = &stage.admins[number];
        while !self.is_over() {
            let queue =
                get(stage.port, "/api/admin/orders?status=pending&per_page=10", Some(token));
            let Some((200, queue)) = queue else {
                std::thread::sleep(Duration::from_millis(50));
                continue;
            };
            for order in queue["data"].as_array().into_iter().flatten().skip(number).step_by(2) {
                let id = order["id"].as_str().unwrap_or_default();
                let path = format!("/api/admin/orders/{id}/approve");
                match self.insist(stage.port, "PUT", &path, token, None, &json!({})) {
                    Some((200, _)) => {
                        self.approvals.lock().expect("no panic").insert(id.to_owned());
                    }
                    // Somebody else was first, or the answer to our own first try was lost.
                    Some((409, _)) => {}
                    other => self.fault(format!("{path}: {other:?}")),
                }
            }
        }
        self.idle.fetch_add(1, Ordering::SeqCst);
    }

    /// Asks until there is an answer.
    fn insist(
        &self,
        port: u16,
        method: &str,
        path: &str,
        token: &str,
        key: Option<&str>,
        body: &Value,
    ) -> Option<(u16, Value)> {
        for _ in 0..TRIES {
            if let Some(answer) = send(port, method, path, token, key, body) {
                if answer.0 >= 500 {
                    self.fault(format!("{method} {path}: {answer:?}"));
                }
                return Some(answer);
            }
            self.lost.fetch_add(1, Ordering::SeqCst);
            std::thread::sleep(Duration::from_millis(50));
        }
        None
    }

    /// Everybody finishes what they are at.
    pub(super) fn end(&self) {
        self.is_over.store(true, Ordering::SeqCst);
    }

    /// Waits until everybody has.
    pub(super) fn wait_idle(&self) {
        while self.idle.load(Ordering::SeqCst) < self.at_work.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Orders that were answered for, by key.
    pub(super) fn acknowledged(&self) -> BTreeMap<String, String> {
        self.orders.lock().expect("no panic").clone()
    }

    /// Approvals that were answered for.
    pub(super) fn approvals(&self) -> BTreeSet<String> {
        self.approvals.lock().expect("no panic").clone()
    }

    /// Answers that should not have been given.
    pub(super) fn faults(&self) -> Vec<String> {
        self.faults.lock().expect("no panic").clone()
    }

    /// Calls that got no answer.
    pub(super) fn lost(&self) -> u64 {
        self.lost.load(Ordering::SeqCst)
    }

    /// What was done, for people.
    pub(super) fn summary(&self) -> String {
        format!(
            "{} orders and {} approvals acknowledged, {} calls without an answer, {} faults",
            self.acknowledged().len(),
            self.approvals().len(),
            self.lost(),
            self.faults().len()
        )
    }

    fn is_over(&self) -> bool {
        self.is_over.load(Ordering::SeqCst)
    }

    fn fault(&self, text: String) {
        self.faults.lock().expect("no panic").push(text);
    }
}

/// One `GET`; nothing when no whole answer came.
pub(super) fn get(port: u16, path: &str, token: Option<&str>) -> Option<(u16, Value)> {
    let mut request = agent().get(format!("http://127.0.0.1:{port}{path}"));
    if let Some(token) = token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    read(request.call())
}

fn send(
    port: u16,
    method: &str,
    path: &str,
    token: &str,
    key: Option<&str>,
    body: &Value,
) -> Option<(u16, Value)> {
    let address = format!("http://127.0.0.1:{port}{path}");
    let mut request = if method == "PUT" { agent().put(address) } else { agent().post(address) };
    request = request
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json");
    if let Some(key) = key {
        request = request.header("idempotency-key", key);
    }
    read(request.send(body.to_string()))
}

fn read(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Option<(u16, Value)> {
    let mut answer = answer.ok()?;
    let status = answer.status().as_u16();
    let text = answer.body_mut().read_to_string().ok()?;
    Some((status, serde_json::from_str(&text).unwrap_or(Value::Null)))
}

fn agent() -> &'static ureq::Agent {
    static AGENT: OnceLock<ureq::Agent> = OnceLock::new();
    AGENT.get_or_init(|| {
        ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(40)))
            .build()
            .into()
    })
}
