//! What an answer of the gateway means for the message.

use std::time::Duration;

use chrono::{DateTime, Utc};
use http::StatusCode;
use serde_json::Value;

use crate::outgoing::SendOutcome;
use crate::verdict::Verdict;
use crate::wire::Answer;

/// Where the gateway does not say how long to wait.
const REST: Duration = Duration::from_secs(30);

/// Judges the answer to a send.
pub(super) fn judge(answer: &Answer, now: DateTime<Utc>) -> Verdict {
    let asked = answer.retry_after.map(|after| after.from(now));
    let retry = |reason: &str| {
        let reason = format!("{reason} (HTTP {})", answer.status.as_u16());
        Verdict::Ended(SendOutcome::Retry { after: asked, reason })
    };
    match answer.status {
        status if status.is_success() => Verdict::taken(provider_id(answer)),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Verdict::Halted("api_key"),
        StatusCode::NOT_FOUND => Verdict::Doubt,
        status if status.is_redirection() => Verdict::Doubt,
        // A session that is not up answers 422 and says what it is in.
        StatusCode::UNPROCESSABLE_ENTITY if names_a_session(answer) => Verdict::Doubt,
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY if answer.body.is_some() => {
            Verdict::rejected("bad_request")
        }
        StatusCode::PAYLOAD_TOO_LARGE => Verdict::rejected("too_long"),
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
fn provider_id(answer: &Answer) -> Option<&str> {
    let body: &Value = answer.body.as_ref()?;
    let shapes = [&body["id"], &body["id"]["_serialized"], &body["key"]["id"]];
    shapes.into_iter().find_map(Value::as_str)
}
