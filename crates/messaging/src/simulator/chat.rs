//! `/api/simulator/phones/{phone}/messages`: one simulated phone's chat with this business.

use base::Phone;
use chrono::{DateTime, Utc};
use http::StatusCode;
use kernel::http::{Body, Param};
use kernel::{Open, Result};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use whatsapp::simulator::{Bubble, Phones};

use super::Refusal;
use crate::gateway::Gateway;

/// WhatsApp takes no longer texts.
const TEXT_MAX: usize = 4096;

/// The chat of one phone.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SimulatorMessages {
    /// The messages, oldest first.
    pub data: Vec<SimulatorMessage>,
}

/// One message of a chat.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SimulatorMessage {
    /// Its id.
    pub id: String,
    /// `out`: the business wrote it; `in`: the phone's owner did.
    pub direction: &'static str,
    /// What it says.
    pub text: String,
    /// When it arrived.
    pub at: DateTime<Utc>,
}

impl From<Bubble> for SimulatorMessage {
    fn from(bubble: Bubble) -> Self {
        let Bubble { id, direction, text, at, .. } = bubble;
        Self { id, direction: direction.as_str(), text, at }
    }
}

/// What a phone's owner writes.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct SimulatorText {
    /// The text, 1 to 4096 characters.
    pub text: String,
}

/// Show a simulated phone's chat, oldest message first; the newest 500.
///
/// Open to anybody; there only with the WhatsApp driver `simulator`. What the business wrote counts
/// as read from then on. The phone may be spelt in any way people write numbers.
#[utoipa::path(
    get, path = "/api/simulator/phones/{phone}/messages", tag = "simulator",
    operation_id = "read_simulator_chat",
    params(("phone" = String, Path, example = "0812-3456-789")),
    responses((status = 200, body = SimulatorMessages)),
)]
pub async fn read(visitor: Open, Param(phone): Param<Phone>) -> Result<Body<SimulatorMessages>> {
    let app = visitor.app();
    let gateway = app.state::<Gateway>();
    let simulator = gateway.simulator(app, visitor.tenant()).await?;
    simulator.open(&phone).await?;
    let bubbles = simulator.phones().bubbles(simulator.line(), &phone).await?;
    let data = bubbles.into_iter().map(SimulatorMessage::from).collect();
    Ok(Body(SimulatorMessages { data }))
}

/// Write a message to the business as the owner of a simulated phone.
///
/// Open to anybody; there only with the WhatsApp driver `simulator`. The modules that listen for
/// incoming messages hear of it at once.
///
/// Refusals: `messaging.simulator.empty`, `messaging.simulator.too_long`.
#[utoipa::path(
    post, path = "/api/simulator/phones/{phone}/messages", tag = "simulator",
    operation_id = "write_simulator_message",
    params(("phone" = String, Path, example = "0812-3456-789")),
    request_body = SimulatorText,
    responses((status = 201, body = SimulatorMessage)),
)]
pub async fn write(
    visitor: Open,
    Param(phone): Param<Phone>,
    Body(input): Body<SimulatorText>,
) -> Result<(StatusCode, Body<SimulatorMessage>)> {
    let text = input.text.trim();
    if text.is_empty() {
        return Err(Refusal::Empty.into());
    }
    if text.chars().count() > TEXT_MAX {
        return Err(Refusal::TooLong { limit: TEXT_MAX }.into());
    }
    let app = visitor.app();
    let gateway = app.state::<Gateway>();
    let simulator = gateway.simulator(app, visitor.tenant()).await?;
    let bubble = simulator.write(&phone, text).await?;
    Ok((StatusCode::CREATED, Body(bubble.into())))
}
