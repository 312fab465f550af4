//! `/api/simulator/lines`: what befalls a simulated line, as a person decides.

use base::Phone;
use chrono::{DateTime, Duration, Utc};
use http::StatusCode;
use kernel::http::{Body, Param};
use kernel::{Open, Result};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use whatsapp::Driver;
use whatsapp::simulator::AirplaneMode;

use super::Refusal;
use super::chat::simulator;
use crate::gateway::Gateway;
use crate::lines::{DriverKind, LineId, LineState};

/// The longest ban, in minutes.
const BAN_MAX: u32 = 7 * 24 * 60;
/// The longest that a send takes in slow mode, in milliseconds.
const SLOW_MAX: u64 = 20_000;

/// The simulated lines of a business.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SimulatorLines {
    /// The lines, oldest first.
    pub data: Vec<SimulatorLine>,
}

/// One simulated line.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SimulatorLine {
    /// Its id.
    pub id: LineId,
    /// What its owner calls it.
    pub name: String,
    /// What its link is in.
    pub state: LineState,
    /// When a ban ends.
    pub state_until: Option<DateTime<Utc>>,
    /// Its number, once it is paired.
    pub phone: Option<Phone>,
    /// Whether it is in airplane mode.
    pub is_in_airplane_mode: bool,
    /// What the QR says that it shows; a phone that scans pairs it.
    pub qr: Option<String>,
}

/// What befalls a simulated line.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub enum SimulatorFate {
    /// A phone scans the QR.
    Scan {
        /// Its number.
        phone: Phone,
    },
    /// The phone forgets its linked device.
    Unlink {},
    /// WhatsApp bans the number for a time.
    Ban {
        /// For how long.
        #[schema(minimum = 1, maximum = 10080)]
        minutes: u32,
    },
    /// The network goes, or comes back.
    Airplane {
        /// Whether it is gone.
        on: bool,
    },
    /// Every send takes so long, or no longer.
    Slow {
        /// The time; none ends it.
        #[schema(minimum = 1, maximum = 20000)]
        milliseconds: Option<u64>,
    },
}

/// List the business's simulated lines and what they are in.
///
/// Open to anybody; there only with the WhatsApp driver `simulator`.
#[utoipa::path(
    get, path = "/api/simulator/lines", tag = "simulator", operation_id = "list_simulator_lines",
    responses((status = 200, body = SimulatorLines)),
)]
pub async fn lines(visitor: Open) -> Result<Body<SimulatorLines>> {
    let gateway = visitor.app().state::<Gateway>();
    let mut data = Vec::new();
    for line in gateway.lines_of(visitor.app(), visitor.tenant()).await? {
        if line.driver != DriverKind::Simulator {
            continue;
        }
        let Some(simulator) = gateway.simulator_of(line.tenant, Some(line.id)) else { continue };
        let (state, state_until) = LineState::of(simulator.link());
        let qr = match simulator.pairing() {
            Some(pairing) if state == LineState::Pairing => pairing.qr().await.ok(),
            _ => None,
        };
        data.push(SimulatorLine {
            id: line.id,
            name: line.name.clone(),
            phone: simulator.own().and_then(|own| own.phone),
            is_in_airplane_mode: simulator.airplane_mode() == AirplaneMode::On,
            state,
            state_until,
            qr,
        });
    }
    Ok(Body(SimulatorLines { data }))
}

/// Let something befall a simulated line: unlink, ban, airplane mode, slow mode, a scanned QR.
///
/// Open to anybody; there only with the WhatsApp driver `simulator`.
///
/// Refusals: `messaging.simulator.no_line`, `messaging.simulator.no_qr`,
/// `messaging.simulator.out_of_range`.
#[utoipa::path(
    post, path = "/api/simulator/lines/{id}/acts", tag = "simulator",
    operation_id = "act_on_simulator_line",
    params(("id" = LineId, Path)), request_body = SimulatorFate,
    responses((status = 204)),
)]
pub async fn act(
    visitor: Open,
    Param(id): Param<LineId>,
    Body(fate): Body<SimulatorFate>,
) -> Result<StatusCode> {
    let simulator = simulator(&visitor, Some(id)).await?;
    match fate {
        SimulatorFate::Scan { phone } => {
            if LineState::of(simulator.link()).0 != LineState::Pairing {
                return Err(Refusal::NoQr.into());
            }
            simulator.scan(&phone).await?;
        }
        SimulatorFate::Unlink {} => simulator.unlink().await?,
        SimulatorFate::Ban { minutes } => {
            if !(1..=BAN_MAX).contains(&minutes) {
                return Err(Refusal::OutOfRange.into());
            }
            simulator.ban(visitor.now() + Duration::minutes(i64::from(minutes)));
        }
        SimulatorFate::Airplane { on } => {
            simulator.set_airplane_mode(if on { AirplaneMode::On } else { AirplaneMode::Off });
        }
        SimulatorFate::Slow { milliseconds } => {
            if milliseconds.is_some_and(|ms| !(1..=SLOW_MAX).contains(&ms)) {
                return Err(Refusal::OutOfRange.into());
            }
            simulator.set_slow_mode(milliseconds.map(std::time::Duration::from_millis));
        }
    }
    // Whoever asks next sees what it is in now.
    visitor.app().state::<Gateway>().note_links(visitor.app()).await?;
    Ok(StatusCode::NO_CONTENT)
}
