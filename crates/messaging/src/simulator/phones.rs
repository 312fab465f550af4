//! `GET /api/simulator/phones`: the phones that have a chat with this business.

use base::Phone;
use chrono::{DateTime, Utc};
use http::StatusCode;
use kernel::http::{Body, Param, Query};
use kernel::{Open, Result};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use whatsapp::Typing;
use whatsapp::simulator::{Phones, Power};

use super::Refusal;
use super::chat::{OnLine, simulator};
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
    /// Whether it is on; one that is off gets its messages when it comes on.
    pub is_on: bool,
    /// Whether it shows that the business types.
    pub business_types: bool,
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
    params(OnLine),
    responses((status = 200, body = SimulatorPhones)),
)]
pub async fn phones(visitor: Open, Query(on): Query<OnLine>) -> Result<Body<SimulatorPhones>> {
    let app = visitor.app();
    let gateway = app.state::<Gateway>();
    let simulator = simulator(&visitor, on.line).await?;
    let chats = simulator.phones().chats(simulator.line()).await?;
    let phones: Vec<Phone> = chats.iter().map(|chat| chat.phone.clone()).collect();
    let mut names = gateway.names(app, visitor.tenant(), &phones).await?;
    let data = chats.into_iter().map(|chat| SimulatorPhone {
        name: names.remove(&chat.phone),
        is_on: simulator.power(&chat.phone) == Power::On,
        business_types: simulator.business_types(&chat.phone),
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

/// What a phone's owner does beside writing.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SimulatorAct {
    /// Switches the phone on or off.
    pub is_on: Option<bool>,
    /// Begins or ceases to type.
    pub types: Option<bool>,
    /// What the owner calls themself from now on.
    pub name: Option<String>,
    /// Puts a sign on a message, or takes it away.
    pub reaction: Option<SimulatorReaction>,
}

/// A sign on a message.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
pub struct SimulatorReaction {
    /// The message.
    pub message: String,
    /// The sign; none takes it away.
    pub emoji: Option<String>,
}

/// Do something as the owner of a simulated phone: switch it off, type, react.
///
/// Open to anybody; there only with the WhatsApp driver `simulator`.
///
/// Refusals: `messaging.simulator.no_message`, `messaging.simulator.no_line`.
#[utoipa::path(
    post, path = "/api/simulator/phones/{phone}/acts", tag = "simulator",
    operation_id = "act_as_simulator_phone",
    params(("phone" = String, Path, example = "0812-3456-789"), OnLine),
    request_body = SimulatorAct,
    responses((status = 204)),
)]
pub async fn act(
    visitor: Open,
    Param(phone): Param<Phone>,
    Query(on): Query<OnLine>,
    Body(act): Body<SimulatorAct>,
) -> Result<StatusCode> {
    let simulator = simulator(&visitor, on.line).await?;
    if let Some(is_on) = act.is_on {
        simulator.set_power(&phone, if is_on { Power::On } else { Power::Off }).await?;
    }
    if let Some(name) = act.name {
        simulator.set_name(&phone, name);
    }
    if let Some(types) = act.types {
        simulator.set_typing(&phone, if types { Typing::On } else { Typing::Off }).await;
    }
    if let Some(SimulatorReaction { message, emoji }) = act.reaction {
        let bubbles = simulator.phones().bubbles(simulator.line(), &phone).await?;
        if !bubbles.iter().any(|bubble| bubble.id == message) {
            return Err(Refusal::NoMessage.into());
        }
        simulator.react(&phone, &message, emoji.as_deref()).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
