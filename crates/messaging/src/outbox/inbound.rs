//! Tells the modules what people wrote to the business, each message in a transaction of its own.

use kernel::{App, Progress};
use whatsapp::{DriverEvent, Inbound};

use crate::gateway::Gateway;
use crate::messages::MessageReceived;

/// Tells all of it. A message that a module faults on is told again with the next round, and keeps
/// nobody else waiting.
pub(super) async fn tell(app: &App, inbound: Vec<Inbound>) -> Progress {
    let mut worked = Progress::Idle;
    for message in inbound {
        match tell_one(app, message.clone()).await {
            Ok(()) => worked = Progress::Worked,
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "telling of a message that came in");
                app.state::<Gateway>().return_events([DriverEvent::Inbound(message)]);
            }
        }
    }
    worked
}

async fn tell_one(app: &App, message: Inbound) -> anyhow::Result<()> {
    let tenant = app.tenant(message.line.as_str().parse()?).await?;
    let mut tx = app.begin_as("messaging.inbound", &tenant).await?;
    let Inbound { from, text, provider_id, at, .. } = message;
    tx.announce(MessageReceived { from, text, provider_id, at });
    tx.commit().await?;
    Ok(())
}
