//! The link to WhatsApp as a state machine: what it is in, and what every signal makes of it.
//!
//! Only [`LinkState::Online`] and [`LinkState::Reconnecting`] restart without a person. A client
//! that restarts after a forced logout loops until the number is banned, so nothing but a person
//! leads out of [`LinkState::NeedsPairing`] and [`LinkState::NeedsOperator`].

use std::collections::VecDeque;

use chrono::{DateTime, Duration, Utc};

/// Drops within [`BREAKER_WINDOW`] after which a person must look.
pub const BREAKER_DROPS: usize = 5;
/// The time in which drops are counted.
pub const BREAKER_WINDOW: Duration = Duration::minutes(2);

/// What a link can be in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinkState {
    /// Not started.
    #[default]
    Idle,
    /// Showing a QR or code to a person.
    Pairing,
    /// Up.
    Online,
    /// Down for the moment, and trying.
    Reconnecting,
    /// Banned for a time.
    Paused {
        /// When the ban ends.
        until: DateTime<Utc>,
    },
    /// Logged out, or nobody scanned: a person must pair it.
    NeedsPairing,
    /// Replaced elsewhere, outdated, refused, unpaid: a person must repair it.
    NeedsOperator,
}

/// What happens to a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Asked to start, by a person or because the process did.
    Start {
        /// Whether credentials are there.
        paired: bool,
    },
    /// The provider greeted us.
    Connected,
    /// The connection broke.
    Dropped,
    /// The phone or the provider ended the pairing.
    LoggedOut,
    /// Nobody scanned any of the codes.
    PairingExhausted,
    /// A temporary ban.
    Banned {
        /// When it ends.
        until: DateTime<Utc>,
    },
    /// The ban's end has come.
    BanEnded,
    /// Replaced elsewhere, client outdated, link refused, token or payment.
    Halted,
    /// Asked to stop.
    Stop,
    /// Asked to forget the credentials.
    Reset,
}

impl LinkState {
    /// Whether a restarted process brings the link up again by itself.
    pub fn restarts_alone(self) -> bool {
        matches!(self, Self::Online | Self::Reconnecting)
    }

    /// The state after `signal`. Signals of a client that was already given up change nothing.
    #[must_use]
    pub fn after(self, signal: Signal) -> Self {
        use LinkState as State;
        match (self, signal) {
            (_, Signal::Stop | Signal::Reset) => State::Idle,
            (State::Idle | State::NeedsOperator, Signal::Start { paired: true }) => {
                State::Reconnecting
            }
            (State::Idle | State::NeedsOperator, Signal::Start { paired: false })
            | (State::NeedsPairing, Signal::Start { .. }) => State::Pairing,
            (State::Pairing | State::Reconnecting, Signal::Connected) => State::Online,
            (State::Online, Signal::Dropped) | (State::Paused { .. }, Signal::BanEnded) => {
                State::Reconnecting
            }
            (State::Pairing, Signal::PairingExhausted) => State::NeedsPairing,
            (state, Signal::LoggedOut) if state.is_running() => State::NeedsPairing,
            (State::Paused { until }, Signal::Banned { until: later }) => {
                State::Paused { until: until.max(later) }
            }
            (state, Signal::Banned { until }) if state.is_running() => State::Paused { until },
            (state, Signal::Halted) if state != State::Idle => State::NeedsOperator,
            (state, _) => state,
        }
    }

    fn is_running(self) -> bool {
        matches!(self, Self::Pairing | Self::Online | Self::Reconnecting | Self::Paused { .. })
    }
}

/// A link's state with its circuit breaker: [`BREAKER_DROPS`] drops within [`BREAKER_WINDOW`] are
/// not weather any more but a quarrel, e.g. with the same account on another machine.
#[derive(Clone, Debug, Default)]
pub struct Link {
    state: LinkState,
    drops: VecDeque<DateTime<Utc>>,
}

impl Link {
    /// What it is in.
    pub fn state(&self) -> LinkState {
        self.state
    }

    /// Takes note of `signal`; answers the new state if it is another one.
    pub fn observe(&mut self, signal: Signal, now: DateTime<Utc>) -> Option<LinkState> {
        let before = self.state;
        self.state = before.after(signal);
        match (before, signal) {
            (LinkState::Online, Signal::Dropped) => self.count_drop(now),
            (_, Signal::Start { .. }) => self.drops.clear(),
            _ => {}
        }
        (self.state != before).then_some(self.state)
    }

    fn count_drop(&mut self, now: DateTime<Utc>) {
        self.drops.push_back(now);
        self.drops.retain(|at| now - *at < BREAKER_WINDOW);
        if self.drops.len() >= BREAKER_DROPS {
            self.state = LinkState::NeedsOperator;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LinkState::{
        Idle, NeedsOperator, NeedsPairing, Online, Pairing, Paused, Reconnecting,
    };
    use super::*;

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + minute * 60, 0).expect("a real moment")
    }

    /// Every state × every signal, as a table: rows are signals, columns are states.
    #[test]
    fn every_signal_does_to_every_state_what_the_table_says() {
        use super::LinkState::{
            Idle as I, NeedsOperator as O, NeedsPairing as N, Online as L, Pairing as P,
            Reconnecting as R,
        };
        let until = |minute| Paused { until: at(minute) };
        let (soon, b, later) = (until(5), until(10), until(20));
        let states = [I, P, L, R, b, N, O];
        let table = [
            (Signal::Start { paired: true }, [R, P, L, R, b, P, R]),
            (Signal::Start { paired: false }, [P, P, L, R, b, P, P]),
            (Signal::Connected, [I, L, L, L, b, N, O]),
            (Signal::Dropped, [I, P, R, R, b, N, O]),
            (Signal::LoggedOut, [I, N, N, N, N, N, O]),
            (Signal::PairingExhausted, [I, N, L, R, b, N, O]),
            (Signal::Banned { until: at(20) }, [I, later, later, later, later, N, O]),
            (Signal::Banned { until: at(5) }, [I, soon, soon, soon, b, N, O]),
            (Signal::BanEnded, [I, P, L, R, R, N, O]),
            (Signal::Halted, [I, O, O, O, O, O, O]),
            (Signal::Stop, [I; 7]),
            (Signal::Reset, [I; 7]),
        ];
        for (signal, expected) in table {
            let after = states.map(|state| state.after(signal));
            assert_eq!(after, expected, "{signal:?}");
        }
    }

    #[test]
    fn only_a_working_link_restarts_without_a_person() {
        let alone = [Online, Reconnecting];
        let never = [Idle, Pairing, Paused { until: at(1) }, NeedsPairing, NeedsOperator];

        assert!(alone.into_iter().all(LinkState::restarts_alone));
        assert!(!never.into_iter().any(LinkState::restarts_alone));
    }

    #[test]
    fn no_signal_of_the_network_leads_out_of_a_logout() {
        let signals = [
            Signal::Connected,
            Signal::Dropped,
            Signal::LoggedOut,
            Signal::PairingExhausted,
            Signal::Banned { until: at(1) },
            Signal::BanEnded,
        ];

        assert!(signals.into_iter().all(|signal| NeedsPairing.after(signal) == NeedsPairing));
    }

    fn flap(link: &mut Link, now: DateTime<Utc>) {
        link.observe(Signal::Dropped, now);
        link.observe(Signal::Connected, now);
    }

    fn online() -> Link {
        let mut link = Link::default();
        link.observe(Signal::Start { paired: true }, at(0));
        link.observe(Signal::Connected, at(0));
        link
    }

    #[test]
    fn five_drops_in_two_minutes_call_a_person() {
        let mut link = online();

        for _ in 0..4 {
            flap(&mut link, at(1));
        }
        assert_eq!(link.state(), Online);

        assert_eq!(link.observe(Signal::Dropped, at(1)), Some(NeedsOperator));
        assert_eq!(link.observe(Signal::Connected, at(1)), None);
    }

    #[test]
    fn drops_far_apart_are_weather() {
        let mut link = online();

        for minute in 0..20 {
            flap(&mut link, at(minute));
        }

        assert_eq!(link.state(), Online);
    }

    #[test]
    fn a_person_who_starts_again_starts_with_a_clean_count() {
        let mut link = online();
        for _ in 0..5 {
            flap(&mut link, at(1));
        }
        assert_eq!(link.state(), NeedsOperator);

        link.observe(Signal::Start { paired: true }, at(1));
        link.observe(Signal::Connected, at(1));
        flap(&mut link, at(1));

        assert_eq!(link.state(), Online);
    }
}
