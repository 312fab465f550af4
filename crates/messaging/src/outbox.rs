//! The pump `messages`: carries written messages out, and writes down what became of them.
//!
//! A message is claimed with a lease in one short transaction, sent outside of any, and its
//! outcome recorded in another. Whatever dies between two of these steps leaves a lease that runs
//! out; the message is then sent again under the same wire id, or, where the provider does not
//! know our ids, laid before a person as `unknown`.

mod claim;
mod inbound;
mod record;
mod verdict;

use std::time::Duration;

use kernel::{App, Progress, Pump};
use tokio::task::{JoinError, JoinSet};
use whatsapp::inbound::Heard;
use whatsapp::{Address, Content, Driver, Outgoing, SendOutcome};

use crate::gateway::Gateway;
use crate::mail::Mail;
use crate::messages::Channel;
use claim::Claimed;
use record::Landed;

/// The pump's name for [`kernel::Kernel::nudge`].
pub const PUMP: &str = "messages";
/// How often an idle node looks for what another node's crash or a retry has made due.
const EVERY: Duration = Duration::from_secs(1);
/// Messages one node has on the wire at once.
const IN_FLIGHT: usize = 32;
/// Beside messages on a slow wire, how often to look for more urgent ones.
const LOOK: Duration = Duration::from_millis(200);
/// A provider that is silent for this long has lost the message, or its answer.
const SEND_LIMIT: Duration = Duration::from_secs(30);

/// The outbox as background work.
pub(crate) fn pump() -> Pump {
    Pump { name: PUMP, every: EVERY, step: |app| Box::pin(step(app)) }
}

/// Sends until nothing is due any more. Every send is a task of its own: a driver may wait for the
/// one SQLite writer, and must be able to take its turn while this loop waits for the same writer.
async fn step(app: &App) -> anyhow::Result<Progress> {
    let mut worked = note(app, Vec::new()).await?;
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
        note(app, landed).await?;
    }
}

/// Writes down what the drivers told since the last time.
pub(crate) async fn hear(app: &App) -> anyhow::Result<()> {
    note(app, Vec::new()).await.map(drop)
}

/// Writes down how sends ended and what the drivers told meanwhile.
async fn note(app: &App, landed: Vec<Landed>) -> anyhow::Result<Progress> {
    let gateway = app.state::<Gateway>();
    let (mut receipts, mut inbound) = (Vec::new(), Vec::new());
    for (tenant, heard) in gateway.take_heard() {
        match heard {
            Heard::Receipt(receipt) => receipts.push((tenant, *receipt)),
            Heard::Message(message) => inbound.push((tenant, *message)),
            Heard::Session(_) | Heard::Typing { .. } | Heard::Ignored(_) | Heard::Unknown(_) => {}
        }
    }
    let mut worked = inbound::tell(app, inbound).await;
    if !landed.is_empty() || !receipts.is_empty() {
        worked = Progress::Worked;
        let told = receipts.clone().into_iter();
        let receipts = receipts.into_iter().map(|(_, receipt)| receipt).collect();
        if let Err(error) = record::record(app, landed, receipts).await {
            gateway.return_heard(
                told.map(|(tenant, receipt)| (tenant, Heard::Receipt(Box::new(receipt)))),
            );
            return Err(error);
        }
    }
    Ok(worked)
}

/// What a send came to. One that panicked leaves its lease, and is sent again when that runs out.
fn survived(ended: Result<Landed, JoinError>) -> Option<Landed> {
    ended.inspect_err(|error| tracing::error!(%error, "a driver panicked")).ok()
}

async fn send(app: App, claimed: Claimed) -> Landed {
    let Claimed { tenant, message } = claimed;
    let gateway = app.state::<Gateway>();
    let wire_id = message.wire_id.clone();
    let sending = async {
        match message.channel {
            Channel::Whatsapp => {
                let Ok(to) = base::Phone::from_digits(&message.recipient) else {
                    return SendOutcome::Rejected { code: "not_a_phone".to_owned() };
                };
                let (to, text) = (Address::Phone(to), message.text.clone());
                let outgoing = Outgoing { wire_id, to, text, content: Content::Text, quoted: None };
                gateway.start(&app, tenant.id).await.send(&outgoing).await
            }
            Channel::Email => {
                let mail = Mail {
                    wire_id,
                    to: message.recipient.clone(),
                    subject: message.subject.clone().unwrap_or_default(),
                    text: message.text.clone(),
                    at: message.created_at,
                };
                gateway.mailer().send(&app, &tenant, mail).await
            }
        }
    };
    let outcome = tokio::time::timeout(SEND_LIMIT, sending).await.unwrap_or(SendOutcome::Unknown);
    Landed { tenant, message, outcome }
}
