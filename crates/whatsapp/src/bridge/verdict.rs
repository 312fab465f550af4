//! What an answer of the gateway means for the message.

use std::time::Duration;

use chrono::{DateTime, Utc};
use http::StatusCode;
use serde_json::Value;

use crate::driver::SendOutcome;
use crate::wire::Answer;

/// A provider's id that is longer is none; WhatsApp's have about sixty signs.
const MAX_ID: usize = 256;
/// Where the gateway does not say how long to wait.
const REST: Duration = Duration::from_secs(30);

/// What to make of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// This outcome; the link is well.
    Ended(SendOutcome),
    /// It was not taken, and the session has to be looked at.
    Doubt,
    /// It was not taken, and a person is needed for this reason.
    Halted(&'static str),
}

/// Judges the answer to a send.
pub(super) fn judge(answer: &Answer, now: DateTime<Utc>) -> Verdict {
    let asked = answer.retry_after.map(|after| after.from(now));
    let rejected = |code: &str| Verdict::Ended(SendOutcome::Rejected { code: code.to_owned() });
    let retry = |reason: &str| {
        let reason = format!("{reason} (HTTP {})", answer.status.as_u16());
        Verdict::Ended(SendOutcome::Retry { after: asked, reason })
    };
    match answer.status {
        status if status.is_success() => Verdict::Ended(match provider_id(answer) {
            Some(provider_id) => SendOutcome::Accepted { provider_id },
            None => SendOutcome::Unknown,
        }),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Verdict::Halted("api_key"),
        StatusCode::NOT_FOUND => Verdict::Doubt,
        status if status.is_redirection() => Verdict::Doubt,
        // A session that is not up answers 422 and says what it is in.
        StatusCode::UNPROCESSABLE_ENTITY if names_a_session(answer) => Verdict::Doubt,
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY if answer.body.is_some() => {
            rejected("bad_request")
        }
        StatusCode::PAYLOAD_TOO_LARGE => rejected("too_long"),
        StatusCode::TOO_MANY_REQUESTS => {
            Verdict::Ended(SendOutcome::Throttled { after: asked.unwrap_or(REST) })
        }
        StatusCode::SERVICE_UNAVAILABLE => retry("the gateway failed"),
        // Its browser may have failed after it typed and before it answered.
        status if status.is_server_error() => Verdict::Ended(SendOutcome::Unknown),
        _ => retry("refused without a reason"),
    }
}

fn names_a_session(answer: &Answer) -> bool {
    answer.body.as_ref().is_some_and(|body| body["status"].is_string())
}

/// The id in its three shapes: a text, whatsapp-web.js's object, and Baileys' key.
fn provider_id(answer: &Answer) -> Option<String> {
    let body: &Value = answer.body.as_ref()?;
    let shapes = [&body["id"], &body["id"]["_serialized"], &body["key"]["id"]];
    let id = shapes.into_iter().find_map(Value::as_str)?;
    let is_id = (1..=MAX_ID).contains(&id.len()) && id.bytes().all(|c| c.is_ascii_graphic());
    is_id.then(|| id.to_owned())
}
