//! Which gateway a body comes from, told by its shape.

use serde_json::Value;

/// A gateway's way to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// Meta's WhatsApp Cloud API.
    Cloud,
    /// WAHA.
    Waha,
    /// A message of whatsapp-web.js as it stands, which the old system's bridge posted.
    Wwebjs,
    /// go-whatsapp-web-multidevice.
    Gowa,
    /// The simulator, which posts nothing and tells by itself.
    Simulator,
    /// The linked device in process, which tells by itself.
    Web,
}

impl Dialect {
    /// `cloud`, `waha`, `wwebjs`, `gowa`, `simulator` or `web`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cloud => "cloud",
            Self::Waha => "waha",
            Self::Wwebjs => "wwebjs",
            Self::Gowa => "gowa",
            Self::Simulator => "simulator",
            Self::Web => "web",
        }
    }
}

/// The dialect of a body, or none. It looks at what is there and not whether it is complete, so
/// that a body which lacks a field is refused for that field.
pub fn detect(body: &Value) -> Option<Dialect> {
    let has = |key: &str| body.get(key).is_some_and(|value| !value.is_null());
    if body.get("object").and_then(Value::as_str) == Some("whatsapp_business_account") {
        return Some(Dialect::Cloud);
    }
    if let Some(event) = body.get("event").and_then(Value::as_str) {
        // Both say `event` and `payload`: gowa names a device, WAHA a session.
        let is_gowa = has("device_id") || body.pointer("/payload/chat_id").is_some();
        let is_waha = has("session") || event.starts_with("message") || event == "session.status";
        return match (is_gowa && !has("session"), is_waha) {
            (true, _) => Some(Dialect::Gowa),
            (false, true) => Some(Dialect::Waha),
            (false, false) => None,
        };
    }
    let says_something = ["body", "type", "fromMe", "hasMedia", "id"].into_iter().any(has);
    (has("from") && says_something).then_some(Dialect::Wwebjs)
}
