//! Tells the modules what people wrote to the business, each message in a transaction of its own.

use kernel::{App, Progress};
use whatsapp::inbound::{Channel, Dialect, Kind, Message, Moment};
use whatsapp::{Address, DriverEvent, Inbound};

use crate::gateway::Gateway;
use crate::inbound::MessageReceived;
use crate::lines::LineId;

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
    let from = Address::from(from);
    let message = Message {
        dialect: Dialect::Wwebjs,
        channel: Channel::Untold,
        provider_id,
        wire_id: None,
        chat: from.clone(),
        sender: vec![from],
        push_name: None,
        from_me: false,
        kind: Kind::Text(text),
        quoted_id: None,
        sent_at: Moment { at, clamped: None },
    };
    let (id, line, received_at) = (tx.new_id(), tx.new_id::<LineId>(), tx.now());
    tx.announce(MessageReceived { id, line, message, received_at });
    tx.commit().await?;
    Ok(())
}
