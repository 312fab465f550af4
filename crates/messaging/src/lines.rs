//! A line: one WhatsApp number of a business, what it is reached by, and what it may send.

mod checks;
mod find;
mod list;
mod pair;
mod settings;
mod view;
mod write;

use anyhow::Context;
use chrono::{DateTime, Utc};
use kernel::{App, Audience, Event, Permission, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::StringLen;
use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use whatsapp::LinkState;

use crate::entity::line::ActiveModel;
use crate::permissions::ReadLines;

pub use find::{LineFacts, find};
pub use settings::{
    BridgeSettings, CloudSettings, Limits, Secrets, Settings, SimulatorSettings, TemplateName,
};
pub use view::{LineView, SentView};

base::id! {
    /// One WhatsApp number of a business.
    pub LineId = "line"
}

base::refusals! {
    /// Why nothing is done with a line.
    pub enum Refusal in "messaging.line" {
        /// No such line, or another business's.
        NotFound => 404 "not_found",
            id "Nomor WhatsApp ini tidak ditemukan.",
            en "This WhatsApp number was not found.";
        /// Two lines of one business may not be called alike.
        NameTaken => 409 "name_taken",
            id "Nama ini sudah dipakai nomor lain.",
            en "Another number already has this name.";
        /// A line's driver never changes: its chats belong to it.
        OtherDriver => 409 "other_driver",
            id "Jenis sambungan tidak bisa diganti. Tambahkan nomor baru.",
            en "The kind of connection cannot be changed. Add a new number.";
        /// Simulated phones are for development and demos.
        NotSimulated => 409 "not_simulated",
            id "Nomor simulasi tidak tersedia di instalasi ini.",
            en "Simulated numbers are not available on this installation.";
        /// The program was built without this driver.
        DriverMissing => 409 "driver_missing",
            id "Jenis sambungan ini tidak ada dalam versi program ini.",
            en "This build of the program does not have this kind of connection.";
        /// It has a token, and no phone to link.
        NotPaired => 409 "not_paired",
            id "Nomor ini tidak ditautkan lewat ponsel.",
            en "This number is not linked by a phone.";
        /// It is switched off, or its settings cannot be.
        Off => 409 "off",
            id "Nomor ini sedang tidak aktif. Aktifkan dahulu.",
            en "This number is switched off. Switch it on first.";
        /// Nobody shortens a ban.
        Banned => 409 "banned",
            id "Nomor ini sedang diblokir WhatsApp. Tunggu sampai blokirnya berakhir.",
            en "WhatsApp has banned this number for a time. Wait until the ban ends.";
        /// The gateway did not answer, or refused.
        GatewayFailed => 503 "gateway_failed",
            id "Gateway WhatsApp tidak bisa melakukannya sekarang. Coba lagi.",
            en "The WhatsApp gateway could not do this now. Please try again.";
    }
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

impl DriverKind {
    /// Its name in metrics and settings.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Simulator => "simulator",
            Self::Cloud => "cloud",
            Self::Bridge => "bridge",
            Self::Web => "web",
        }
    }

    /// Whether a person links such a line by QR or code.
    pub(crate) fn pairs(self) -> bool {
        self != Self::Cloud
    }
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
    /// The state of a link, and until when it lasts if that is known.
    pub(crate) fn of(link: LinkState) -> (Self, Option<DateTime<Utc>>) {
        match link {
            LinkState::Idle => (Self::Disconnected, None),
            LinkState::Pairing => (Self::Pairing, None),
            LinkState::Online => (Self::Connected, None),
            LinkState::Reconnecting => (Self::Reconnecting, None),
            LinkState::Paused { until } => (Self::Banned, Some(until)),
            LinkState::NeedsPairing => (Self::LoggedOut, None),
            LinkState::NeedsOperator => (Self::NeedsOperator, None),
        }
    }

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

/// What a line's secrets are sealed for.
const SECRETS: &str = "whatsapp line secrets";

/// Seals a line's secrets; nothing if it has none.
pub(crate) fn seal(app: &App, line: LineId, secrets: &Secrets) -> anyhow::Result<Option<String>> {
    if *secrets == Secrets::default() {
        return Ok(None);
    }
    let text = serde_json::to_vec(secrets).context("writing a line's secrets")?;
    app.keys.seal(&app.random, SECRETS, &line.to_string(), &text).map(Some)
}

/// What was sealed so.
pub(crate) fn unseal(app: &App, line: LineId, sealed: Option<&str>) -> anyhow::Result<Secrets> {
    let Some(sealed) = sealed else { return Ok(Secrets::default()) };
    let text = app.keys.unseal(SECRETS, &line.to_string(), sealed)?;
    serde_json::from_slice(&text).context("reading a line's secrets")
}

/// What every new line begins with: on, for everything, with the limits of its driver.
pub(crate) fn fresh(tx: &Tx, settings: &Settings) -> ActiveModel {
    ActiveModel {
        tenant_id: Set(tx.tenant().id),
        driver: Set(settings.driver()),
        settings: Set(serde_json::json!(settings)),
        secrets: Set(None),
        sends_codes: Set(true),
        sends_notices: Set(true),
        serves_desk: Set(true),
        limits: Set(serde_json::json!(Limits::of(settings.driver()))),
        is_on: Set(true),
        state: Set(LineState::Disconnected),
        state_until: Set(None),
        trouble: Set(None),
        state_at: Set(tx.now()),
        phone: Set(None),
        device: Set(None),
        next_at: Set(None),
        runner: Set(None),
        runner_until: Set(None),
        created_at: Set(tx.now()),
        changed_at: Set(tx.now()),
        removed_at: Set(None),
        ..ActiveModel::default()
    }
}

/// The numbers' routes.
pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, write::create))
        .routes(routes!(list::show, write::change, write::remove))
        .routes(routes!(pair::pair))
        .routes(routes!(pair::qr))
        .routes(routes!(pair::code))
        .routes(routes!(pair::restart))
        .routes(routes!(pair::log_out))
}
