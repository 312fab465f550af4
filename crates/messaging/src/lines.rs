//! A line: one WhatsApp number of a business, what it is reached by, and what it may send.

mod settings;

use kernel::{Audience, Event, Permission};
use sea_orm::prelude::StringLen;
use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::permissions::ReadLines;

pub use settings::{
    BridgeSettings, CloudSettings, Limits, Secrets, Settings, SimulatorSettings, TemplateName,
};

base::id! {
    /// One WhatsApp number of a business.
    pub LineId = "line"
}

/// What a line is reached by.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
pub enum DriverKind {
    /// Phones in the browser.
    #[sea_orm(string_value = "simulator")]
    Simulator,
    /// Meta's Cloud API.
    #[sea_orm(string_value = "cloud")]
    Cloud,
    /// A gateway over HTTP that speaks as WAHA does.
    #[sea_orm(string_value = "bridge")]
    Bridge,
    /// The multi-device protocol, in this process.
    #[sea_orm(string_value = "web")]
    Web,
}

/// What a line's link is in, in the words of the connection page.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
pub enum LineState {
    /// Not started, or switched off.
    #[sea_orm(string_value = "disconnected")]
    Disconnected,
    /// Shows a QR or code to a person.
    #[sea_orm(string_value = "pairing")]
    Pairing,
    /// Up.
    #[sea_orm(string_value = "connected")]
    Connected,
    /// Down for the moment, and trying.
    #[sea_orm(string_value = "reconnecting")]
    Reconnecting,
    /// Banned for a time.
    #[sea_orm(string_value = "banned")]
    Banned,
    /// Logged out on the phone, or nobody scanned: a person must pair it.
    #[sea_orm(string_value = "logged_out")]
    LoggedOut,
    /// Replaced elsewhere, refused, unpaid: a person must repair it.
    #[sea_orm(string_value = "needs_operator")]
    NeedsOperator,
}

impl LineState {
    /// Whether a person must do something before messages leave again.
    pub fn needs_person(self) -> bool {
        matches!(self, Self::LoggedOut | Self::NeedsOperator)
    }
}

/// A line was set up, changed, taken away, or its link is in another state: screens fetch it again.
#[derive(Clone, Copy, Debug)]
pub struct LineChanged {
    /// The line.
    pub id: LineId,
}

impl Event for LineChanged {
    const NAME: &'static str = "line.changed";

    fn subject(&self) -> String {
        self.id.to_string()
    }

    fn audience(&self) -> Vec<Audience> {
        vec![Audience::Permission(ReadLines::INFO.name.to_owned())]
    }
}

/// A line that was up, or on its way, needs a person now. Told once each time.
#[derive(Clone, Debug)]
pub struct LineLost {
    /// The line.
    pub id: LineId,
    /// What its owner calls it.
    pub name: String,
    /// What it is in.
    pub state: LineState,
    /// Why, in a stable word.
    pub trouble: Option<String>,
}

impl Event for LineLost {
    const NAME: &'static str = "line.lost";

    fn subject(&self) -> String {
        self.id.to_string()
    }
}
