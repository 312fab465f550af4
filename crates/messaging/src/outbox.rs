//! The pump `messages`: carries written messages out, and writes down what became of them.
//!
//! A message is claimed with a lease in one short transaction, sent outside of any, and its
//! outcome recorded in another. Whatever dies between two of these steps leaves a lease that runs
//! out; the message is then sent again under the same wire id, or, where the provider does not
//! know our ids, laid before a person as `unknown`.

mod allowances;
mod claim;
mod policy;
mod record;
mod send;
mod sql;
mod verdict;

use std::time::Duration;

use kernel::{App, Progress, Pump};
use tokio::task::{JoinError, JoinSet};

pub(crate) use policy::{daily, hour_of};
use record::Landed;
pub(crate) use record::{apply_receipts, early};
use send::send;

/// The pump's name for [`kernel::Kernel::nudge`].
pub const PUMP: &str = "messages";
/// How often an idle node looks for what another node's crash or a retry has made due.
const EVERY: Duration = Duration::from_secs(1);
/// Messages one node has on the wire at once.
const IN_FLIGHT: usize = 32;
/// Beside messages on a slow wire, how often to look for more urgent ones.
const LOOK: Duration = Duration::from_millis(200);
/// The outbox as background work.
pub(crate) fn pump() -> Pump {
    Pump { name: PUMP, every: EVERY, step: |app| Box::pin(step(app)) }
}

/// Sends until nothing is due any more. Every send is a task of its own: a driver may wait for the
/// one SQLite writer, and must be able to take its turn while this loop waits for the same writer.
async fn step(app: &App) -> anyhow::Result<Progress> {
    let mut worked = Progress::Idle;
    let mut flights = JoinSet::new();
    loop {
        if !app.tasks.is_stopping() {
            for claimed in claim::claim(app, IN_FLIGHT - flights.len()).await? {
                worked = Progress::Worked;
                flights.spawn(send(app.clone(), claimed));
            }
        }
        if flights.is_empty() {
            return Ok(worked);
        }
        let first = tokio::select! {
            landed = flights.join_next() => landed,
            () = tokio::time::sleep(LOOK) => None,
        };
        // Whoever landed together shares one commit.
        let mut landed: Vec<Landed> = first.and_then(survived).into_iter().collect();
        while let Some(next) = flights.try_join_next() {
            landed.extend(survived(next));
        }
        record::record(app, landed).await?;
    }
}

/// What a send came to. One that panicked leaves its lease, and is sent again when that runs out.
fn survived(ended: Result<Landed, JoinError>) -> Option<Landed> {
    ended.inspect_err(|error| tracing::error!(%error, "a driver panicked")).ok()
}
