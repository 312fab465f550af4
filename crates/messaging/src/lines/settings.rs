//! What a line's driver needs to know, and how much a line may send.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::DriverKind;

/// What a driver needs to know, without its secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "driver", rename_all = "snake_case", deny_unknown_fields)]
pub enum Settings {
    /// Phones in the browser.
    Simulator(SimulatorSettings),
    /// Meta's Cloud API.
    Cloud(CloudSettings),
    /// A gateway over HTTP.
    Bridge(BridgeSettings),
    /// The multi-device protocol, in this process. Nothing to know: the pairing makes its account.
    Web {},
}

impl Settings {
    /// Whose they are.
    pub fn driver(&self) -> DriverKind {
        match self {
            Self::Simulator(_) => DriverKind::Simulator,
            Self::Cloud(_) => DriverKind::Cloud,
            Self::Bridge(_) => DriverKind::Bridge,
            Self::Web {} => DriverKind::Web,
        }
    }

    /// Whether a new line waits for a person who links it.
    pub(crate) fn begins_unpaired(&self) -> bool {
        match self {
            Self::Simulator(simulator) => simulator.begins_unpaired,
            Self::Cloud(_) => false,
            Self::Bridge(_) | Self::Web {} => true,
        }
    }
}

/// A simulated number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SimulatorSettings {
    /// Whether it begins unpaired and shows a QR, as a real linked device does.
    pub begins_unpaired: bool,
}

/// A number at Meta.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloudSettings {
    /// Meta's id of the number: digits.
    pub phone_number_id: String,
    /// Where the API lives, if not at Meta: a proxy, or a test.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// The API's version, like `v23.0`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub api_version: Option<String>,
    /// The approved template of one-time codes: one gap in its body and one behind its button.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_template: Option<TemplateName>,
    /// The approved template with one gap, in which news leave outside the reply window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_template: Option<TemplateName>,
}

/// An approved template's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateName {
    /// Its name at Meta.
    pub name: String,
    /// Its language as Meta writes it: `id`, `en_US`.
    pub language: String,
}

/// A session at a gateway.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BridgeSettings {
    /// Where the gateway lives, like `http://127.0.0.1:3000`.
    pub base_url: String,
    /// The name of the session; `default` unless told otherwise.
    #[serde(default = "default_session")]
    pub session: String,
}

fn default_session() -> String {
    "default".to_owned()
}

/// What must never be shown: kept sealed, and never answered by the API.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Secrets {
    /// `cloud`: the access token of a system user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<String>,
    /// `cloud`: the app's secret, with which Meta signs what it posts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app_secret: Option<String>,
    /// `cloud`: the word that Meta says when the webhook is set up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verify_token: Option<String>,
    /// `bridge`: what the gateway knows us by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_key: Option<String>,
    /// What the gateway signs its webhooks with, in its own scheme or in ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub webhook_secret: Option<String>,
    /// The token of a gateway that cannot sign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub webhook_token: Option<String>,
}

impl Secrets {
    /// Each with its name.
    pub(crate) fn named(&self) -> [(&'static str, Option<&str>); 6] {
        [
            ("access_token", self.access_token.as_deref()),
            ("app_secret", self.app_secret.as_deref()),
            ("verify_token", self.verify_token.as_deref()),
            ("api_key", self.api_key.as_deref()),
            ("webhook_secret", self.webhook_secret.as_deref()),
            ("webhook_token", self.webhook_token.as_deref()),
        ]
    }

    /// These, with newer ones in their places.
    pub(crate) fn with(self, newer: &Self) -> Self {
        let pick = |newer: &Option<String>, ours| newer.clone().or(ours);
        Self {
            access_token: pick(&newer.access_token, self.access_token),
            app_secret: pick(&newer.app_secret, self.app_secret),
            verify_token: pick(&newer.verify_token, self.verify_token),
            api_key: pick(&newer.api_key, self.api_key),
            webhook_secret: pick(&newer.webhook_secret, self.webhook_secret),
            webhook_token: pick(&newer.webhook_token, self.webhook_token),
        }
    }
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(hidden)")
    }
}

/// How fast and how much a line may send. Nothing: without a limit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Messages an hour.
    #[schema(minimum = 1)]
    pub hourly: Option<i32>,
    /// Messages a day of the business.
    #[schema(minimum = 1)]
    pub daily: Option<i32>,
    /// Of these, messages to people who have never written.
    #[schema(minimum = 0)]
    pub daily_first_contacts: Option<i32>,
    /// Seconds between two messages that are no replies, on average.
    #[schema(minimum = 0, maximum = 3600)]
    pub gap_s: Option<i32>,
    /// The hour from which on bulk messages wait, in the recipient's day: 21.
    #[schema(minimum = 0, maximum = 23)]
    pub quiet_from: Option<i32>,
    /// The hour until which they wait: 8.
    #[schema(minimum = 0, maximum = 23)]
    pub quiet_until: Option<i32>,
    /// Days after its first start until a new number may send all of `daily`; it begins with a
    /// twentieth.
    #[schema(minimum = 0, maximum = 60)]
    pub warm_up_days: Option<i32>,
}

impl Limits {
    /// What a new line may do. A linked device is somebody's phone to WhatsApp, and banned for what
    /// no person does; Meta limits its own lines.
    pub(crate) fn of(driver: DriverKind) -> Self {
        match driver {
            DriverKind::Simulator => Self::default(),
            DriverKind::Cloud => {
                Self { quiet_from: Some(21), quiet_until: Some(8), ..Self::default() }
            }
            DriverKind::Bridge | DriverKind::Web => Self {
                hourly: Some(200),
                daily: Some(1000),
                daily_first_contacts: Some(20),
                gap_s: Some(6),
                quiet_from: Some(21),
                quiet_until: Some(8),
                warm_up_days: Some(14),
            },
        }
    }
}
