//! Who did what: appended in the business transaction, then sealed into one hash chain a tenant.
//!
//! Entries are chained a moment after their commit, in one order, by one writer at a time: a
//! chain kept inside every transaction would make all of a tenant's writes wait for each other.

pub mod seal;
pub mod verify;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::entity::audit_entry::Model;
use crate::tx::Tx;

base::id! {
    /// One audit entry.
    pub AuditId = "audit"
}

/// The hash before the first entry.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What is to be recorded.
#[derive(Clone, Debug)]
pub struct Entry {
    action: &'static str,
    subject: String,
    before: Option<Value>,
    after: Option<Value>,
}

impl Entry {
    /// `action` (e.g. `parts.order.approve`) was done to `subject`.
    pub fn new(action: &'static str, subject: impl ToString) -> Self {
        Self { action, subject: subject.to_string(), before: None, after: None }
    }

    /// What it looked like before. Never secrets.
    pub fn before(mut self, state: impl Serialize) -> Self {
        self.before = serde_json::to_value(state).ok();
        self
    }

    /// What it looks like now. Never secrets.
    pub fn after(mut self, state: impl Serialize) -> Self {
        self.after = serde_json::to_value(state).ok();
        self
    }

    pub(crate) fn row(self, tx: &Tx) -> Model {
        let Entry { action, subject, before, after } = self;
        Model {
            id: tx.new_id(),
            tenant_id: tx.tenant().id,
            actor: tx.actor().to_string(),
            action: action.to_owned(),
            subject,
            before,
            after,
            address: tx.origin().address.as_deref().map(str::to_owned),
            request_id: tx.origin().request.as_deref().map(str::to_owned),
            at: tx.now(),
            seq: None,
            hash: None,
        }
    }
}

/// The hash that joins `entry` at place `seq` to the chain that ends in `previous`: SHA-256 over
/// a JSON array of all of it. JSON objects inside are written with sorted keys, because
/// PostgreSQL does not keep their order.
pub(crate) fn link(previous: &str, seq: i64, entry: &Model) -> String {
    let fields = serde_json::json!([
        previous,
        seq,
        entry.id.to_string(),
        entry.tenant_id.to_string(),
        entry.actor,
        entry.action,
        entry.subject,
        entry.before.as_ref().map(sorted),
        entry.after.as_ref().map(sorted),
        entry.address,
        entry.request_id,
        time(entry.at),
    ]);
    hex::encode(Sha256::digest(fields.to_string().as_bytes()))
}

fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// The same value with every object's keys in order, whatever map serde_json was built with.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut pairs: Vec<_> = map.iter().collect();
            pairs.sort_by_key(|(key, _)| *key);
            let pairs = pairs
                .into_iter()
                .map(|(key, value)| Value::Array(vec![key.as_str().into(), sorted(value)]));
            Value::Array(pairs.collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(sorted).collect()),
        other => other.clone(),
    }
}
