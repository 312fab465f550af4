//! The gateway's session, and what its states make of our link.

use http::StatusCode;
use serde_json::Value;

use crate::address::Address;
use crate::driver::Own;
use crate::inbound::SessionState;
use crate::link::{LinkState, Signal};
use crate::wire::Answer;

/// What `session` means for a link in `state`, with our word for the trouble if it is one. A session
/// that wants a QR while the link was paired was logged out: only a person pairs it again.
pub(super) fn signal(
    session: &SessionState,
    state: LinkState,
) -> Option<(Signal, Option<&'static str>)> {
    use SessionState as S;
    let is_pairing = state == LinkState::Pairing;
    Some(match session {
        S::Working => (Signal::Connected, None),
        S::Starting | S::Pairing if is_pairing => return None,
        S::Starting => (Signal::Dropped, None),
        S::Pairing => (Signal::LoggedOut, Some("logged_out")),
        // Only a browser on WhatsApp's own page can give it.
        S::Passkey => (Signal::Halted, Some("passkey")),
        S::Failed if is_pairing => (Signal::PairingExhausted, Some("nobody_scanned")),
        S::Failed => (Signal::LoggedOut, Some("logged_out")),
        S::Stopped if is_pairing => (Signal::PairingExhausted, Some("session_stopped")),
        S::Stopped => (Signal::Halted, Some("session_stopped")),
        S::Other(_) => return None,
    })
}

/// What a look at the session saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    /// The session in this state, and whose it is.
    Session(SessionState, Option<Own>),
    /// Nothing that says anything.
    Down,
    /// A person is needed for this reason.
    Halted(&'static str),
}

/// Judges the answer to a look at the session.
pub(super) fn sight(answer: &Answer) -> Sight {
    let word = answer.body.as_ref().and_then(|body: &Value| body.get("status")?.as_str());
    match answer.status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Sight::Halted("api_key"),
        StatusCode::NOT_FOUND => Sight::Halted("session_missing"),
        status if status.is_success() => match word.map(SessionState::parse) {
            Some(SessionState::Other(_)) | None => Sight::Down,
            Some(session) => Sight::Session(session, own(answer)),
        },
        _ => Sight::Down,
    }
}

/// The number and the name in `me`, which is there once the session is paired.
fn own(answer: &Answer) -> Option<Own> {
    let me = answer.body.as_ref()?.get("me")?;
    let address = me.get("id").and_then(Value::as_str).map(Address::parse)?;
    let phone = address.ok()?.phone().cloned()?;
    let device = me.get("pushName").and_then(Value::as_str).map(str::to_owned);
    Some(Own { phone: Some(phone), device })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows are what the session is in, columns what the link was in.
    #[test]
    fn every_session_state_does_to_every_link_what_the_table_says() {
        use LinkState::{Idle as I, NeedsOperator as O, NeedsPairing as N, Online as L};
        use LinkState::{Pairing as P, Reconnecting as R};
        let links = [I, P, L, R, N, O];
        let table = [
            ("WORKING", [I, L, L, L, N, O]),
            ("STARTING", [I, P, R, R, N, O]),
            ("SCAN_QR_CODE", [I, P, N, N, N, O]),
            ("FAILED", [I, N, N, N, N, O]),
            ("STOPPED", [I, N, O, O, O, O]),
            ("PASSKEY_REQUIRED", [I, O, O, O, O, O]),
            ("DANCING", [I, P, L, R, N, O]),
        ];
        for (word, expected) in table {
            let session = SessionState::parse(word);
            let after = links
                .map(|link| signal(&session, link).map_or(link, |(signal, _)| link.after(signal)));
            assert_eq!(after, expected, "{word}");
        }
    }
}
