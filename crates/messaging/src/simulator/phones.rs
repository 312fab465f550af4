//! `GET /api/simulator/phones`: the phones that have a chat with this business.

use base::Phone;
use chrono::{DateTime, Utc};
use kernel::http::Body;
use kernel::{Open, Result};
use serde::Serialize;
use utoipa::ToSchema;
use whatsapp::simulator::Phones;

use crate::gateway::Gateway;

/// The simulated phones.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SimulatorPhones {
    /// The phones, newest message first.
    pub data: Vec<SimulatorPhone>,
}

/// One simulated phone.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SimulatorPhone {
    /// Its digits.
    pub phone: Phone,
    /// Its owner, when the business knows one.
    pub name: Option<String>,
    /// Messages that nobody opened.
    pub unread: u64,
    /// The newest message.
    pub last: LastMessage,
}

/// The newest message of a chat.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LastMessage {
    /// What it says.
    pub text: String,
    /// When it arrived.
    pub at: DateTime<Utc>,
    /// `out`: the business wrote it; `in`: the phone's owner did.
    pub direction: &'static str,
}

/// List the simulated phones, newest message first.
///
/// Open to anybody; there only with the WhatsApp driver `simulator`.
#[utoipa::path(
    get, path = "/api/simulator/phones", tag = "simulator", operation_id = "list_simulator_phones",
    responses((status = 200, body = SimulatorPhones)),
)]
pub async fn phones(visitor: Open) -> Result<Body<SimulatorPhones>> {
    let app = visitor.app();
    let gateway = app.state::<Gateway>();
    let simulator = gateway.simulator(app, visitor.tenant()).await?;
    let chats = simulator.phones().chats(simulator.line()).await?;
    let phones: Vec<Phone> = chats.iter().map(|chat| chat.phone.clone()).collect();
    let mut names = gateway.names(app, visitor.tenant(), &phones).await?;
    let data = chats.into_iter().map(|chat| SimulatorPhone {
        name: names.remove(&chat.phone),
        phone: chat.phone,
        unread: chat.unread,
        last: LastMessage {
            text: chat.last.text,
            at: chat.last.at,
            direction: chat.last.direction.as_str(),
        },
    });
    Ok(Body(SimulatorPhones { data: data.collect() }))
}
