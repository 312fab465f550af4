//! The gateway's session, and what its states make of our link.

use http::StatusCode;
use serde_json::Value;

use crate::link::{LinkState, Signal};
use crate::wire::Answer;

/// What a session at the gateway can be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// Not running.
    Stopped,
    /// On its way up.
    Starting,
    /// Shows a QR to a person.
    ScanQrCode,
    /// Up.
    Working,
    /// Logged out, or broken.
    Failed,
}

impl SessionState {
    /// Reads the gateway's word.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "STOPPED" => Self::Stopped,
            "STARTING" => Self::Starting,
            "SCAN_QR_CODE" => Self::ScanQrCode,
            "WORKING" => Self::Working,
            "FAILED" => Self::Failed,
            _ => return None,
        })
    }

    /// What it means for a link in `state`, with our word for the trouble if it is one. A session
    /// that wants a QR while the link was paired was logged out: only a person pairs it again.
    pub(super) fn signal(self, state: LinkState) -> Option<(Signal, Option<&'static str>)> {
        use SessionState as S;
        let is_pairing = state == LinkState::Pairing;
        Some(match self {
            S::Working => (Signal::Connected, None),
            S::Starting if is_pairing => return None,
            S::Starting => (Signal::Dropped, None),
            S::ScanQrCode if is_pairing => return None,
            S::ScanQrCode => (Signal::LoggedOut, Some("logged_out")),
            S::Failed if is_pairing => (Signal::PairingExhausted, Some("nobody_scanned")),
            S::Failed => (Signal::LoggedOut, Some("logged_out")),
            S::Stopped if is_pairing => (Signal::PairingExhausted, Some("session_stopped")),
            S::Stopped => (Signal::Halted, Some("session_stopped")),
        })
    }
}

/// What a look at the session saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    /// The session in this state.
    Session(SessionState),
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
        status if status.is_success() => {
            word.and_then(SessionState::parse).map_or(Sight::Down, Sight::Session)
        }
        _ => Sight::Down,
    }
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
        ];
        for (word, expected) in table {
            let session = SessionState::parse(word).expect("a state");
            let after = links
                .map(|link| session.signal(link).map_or(link, |(signal, _)| link.after(signal)));
            assert_eq!(after, expected, "{word}");
        }
        assert_eq!(SessionState::parse("working"), None);
    }
}
