//! Tells the modules what people wrote to the business, each message in a transaction of its own.

use base::TenantId;
use kernel::{App, Progress};
use whatsapp::inbound::{Heard, Message};

use crate::gateway::Gateway;
use crate::inbound::MessageReceived;
use crate::lines::LineId;

/// Tells all of it. A message that a module faults on is told again with the next round, and keeps
/// nobody else waiting.
pub(super) async fn tell(app: &App, inbound: Vec<(TenantId, Message)>) -> Progress {
    let mut worked = Progress::Idle;
    for (tenant, message) in inbound {
        match tell_one(app, tenant, message.clone()).await {
            Ok(()) => worked = Progress::Worked,
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "telling of a message that came in");
                app.state::<Gateway>().return_heard([(tenant, Heard::Message(Box::new(message)))]);
            }
        }
    }
    worked
}

async fn tell_one(app: &App, tenant: TenantId, message: Message) -> anyhow::Result<()> {
    let tenant = app.tenant(tenant).await?;
    let mut tx = app.begin_as("messaging.inbound", &tenant).await?;
    let (id, line, received_at) = (tx.new_id(), tx.new_id::<LineId>(), tx.now());
    tx.announce(MessageReceived { id, line, message, received_at });
    tx.commit().await?;
    Ok(())
}
