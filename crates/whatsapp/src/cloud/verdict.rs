//! What an answer of Meta means for the message.

use std::time::Duration;

use base::Phone;
use chrono::{DateTime, Utc};
use http::StatusCode;
use serde_json::Value;

use super::codes::{Meaning, meaning, reason};
use crate::driver::Own;
use crate::outgoing::SendOutcome;
use crate::verdict::Verdict;
use crate::wire::Answer;

/// Rests where neither a code nor a header says how long.
const REST: Duration = Duration::from_secs(30);

/// The number in an answer's `error`.
pub(super) fn code(answer: &Answer) -> Option<i64> {
    answer.body.as_ref()?.get("error")?.get("code")?.as_i64()
}

/// Judges the answer to a send.
pub(super) fn judge(answer: &Answer, now: DateTime<Utc>) -> Verdict {
    let asked = answer.retry_after.map(|after| after.from(now));
    if let Some(code) = code(answer) {
        return of_code(code, answer.status, asked);
    }
    let retry = |reason: &str| {
        let reason = format!("{reason} (HTTP {})", answer.status.as_u16());
        Verdict::Ended(SendOutcome::Retry { after: asked, reason })
    };
    match answer.status {
        status if status.is_success() => Verdict::taken(provider_id(answer)),
        StatusCode::UNAUTHORIZED => Verdict::Halted("token"),
        StatusCode::TOO_MANY_REQUESTS => slower(asked.unwrap_or(REST)),
        // Somebody between us and Meta lost the answer, not necessarily the message.
        StatusCode::BAD_GATEWAY | StatusCode::GATEWAY_TIMEOUT => {
            Verdict::Ended(SendOutcome::Unknown)
        }
        status if status.is_server_error() => retry("the provider failed"),
        // Meta does not redirect a send: this is a hotel's login page or a wrong address.
        status if status.is_redirection() => Verdict::Doubt,
        // Not Meta's words, so perhaps not Meta; a try is spent on it.
        _ => retry("refused without a reason"),
    }
}

fn of_code(code: i64, status: StatusCode, asked: Option<Duration>) -> Verdict {
    let retry = |after| {
        let reason = format!("the provider failed (code {code}, HTTP {})", status.as_u16());
        Verdict::Ended(SendOutcome::Retry { after, reason })
    };
    match meaning(code) {
        Some(Meaning::Halt(why)) => Verdict::Halted(why),
        Some(Meaning::Reject(word)) => Verdict::rejected(word),
        Some(Meaning::Rate(rest)) => slower(asked.unwrap_or(rest)),
        Some(Meaning::Pair(rest)) => {
            let reason = "too fast for this recipient".to_owned();
            let after = Some(asked.map_or(rest, |asked| asked.max(rest)));
            Verdict::Ended(SendOutcome::Retry { after, reason })
        }
        Some(Meaning::Fault) => retry(asked),
        None if status == StatusCode::UNAUTHORIZED => Verdict::Halted("token"),
        None if status == StatusCode::TOO_MANY_REQUESTS => slower(asked.unwrap_or(REST)),
        None if status.is_server_error() => retry(asked),
        None => Verdict::rejected(reason(code)),
    }
}

/// At least this rest.
fn slower(rest: Duration) -> Verdict {
    Verdict::Ended(SendOutcome::Throttled { after: rest })
}

fn provider_id(answer: &Answer) -> Option<&str> {
    answer.body.as_ref()?.get("messages")?.get(0)?.get("id")?.as_str()
}

/// What a look at the number saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    /// It is there, and the token may use it.
    Up(Own),
    /// Nothing that says either.
    Down,
    /// A person is needed for this reason.
    Halted(&'static str),
}

/// Judges the answer to a look at the number `id`.
pub(super) fn sight(answer: &Answer, id: &str) -> Sight {
    let named = answer.body.as_ref().and_then(|body: &Value| body.get("id")?.as_str());
    match code(answer).map(|code| (code, meaning(code))) {
        None if answer.status.is_success() && named == Some(id) => Sight::Up(own(answer)),
        None if answer.status == StatusCode::UNAUTHORIZED => Sight::Halted("token"),
        // There is no such number, or not for this token.
        Some((100, _)) => Sight::Halted("phone_number_id"),
        Some((_, Some(Meaning::Halt(why)))) => Sight::Halted(why),
        Some((_, None)) if answer.status == StatusCode::UNAUTHORIZED => Sight::Halted("token"),
        _ => Sight::Down,
    }
}

/// The number as Meta shows it, and the name it verified.
fn own(answer: &Answer) -> Own {
    let told = |key| answer.body.as_ref().and_then(|body: &Value| body.get(key)?.as_str());
    let phone = told("display_phone_number").and_then(|phone| Phone::parse(phone).ok());
    Own { phone, device: told("verified_name").map(str::to_owned) }
}
