//! What an attempt's outcome makes of a message: the policy, without a database.

use chrono::{DateTime, Duration, Utc};
use whatsapp::SendOutcome;

use crate::messages::State;

/// Tries before a message is given up.
pub(super) const TRIES: i32 = 8;
/// The longest pause after the first failure; doubles with each.
const FIRST_PAUSE: Duration = Duration::seconds(2);
/// The longest pause of all.
const LONGEST_PAUSE: Duration = Duration::minutes(15);
/// How long a channel rests that is down.
const DOWN_PAUSE: Duration = Duration::seconds(10);

/// What is known when an attempt has ended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Situation {
    /// Tries so far, this one included.
    pub(super) attempts: i32,
    /// Whether the same wire id twice is one message.
    pub(super) ids: Ids,
    /// The present moment.
    pub(super) now: DateTime<Utc>,
    /// A random place within the back-off, in 0 ..= 1000.
    pub(super) jitter: u32,
}

/// What a wire id means to the provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ids {
    /// The same id is the same message.
    Idempotent,
    /// Every send is a message of its own.
    Repeating,
}

/// What becomes of the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// Its new state; never `sending`.
    pub(super) state: State,
    /// Tries that count.
    pub(super) attempts: i32,
    /// Not before this moment.
    pub(super) not_before: DateTime<Utc>,
    /// What the provider calls it.
    pub(super) provider_id: Option<String>,
    /// Why it did not succeed.
    pub(super) error: Option<String>,
    /// The outcome's name in the log.
    pub(super) outcome: &'static str,
    /// Until when its whole line rests.
    pub(super) pause_until: Option<DateTime<Utc>>,
    /// Whether it certainly did not leave, and costs nothing.
    pub(super) is_free: bool,
}

/// Judges one outcome.
pub(super) fn judge(outcome: SendOutcome, at: Situation) -> Verdict {
    let base = Verdict {
        state: State::Queued,
        attempts: at.attempts,
        not_before: at.now,
        provider_id: None,
        error: None,
        outcome: "accepted",
        pause_until: None,
        is_free: false,
    };
    let free = at.attempts - 1;
    match outcome {
        SendOutcome::Accepted { provider_id } => {
            Verdict { state: State::Accepted, provider_id: Some(provider_id), ..base }
        }
        SendOutcome::Rejected { code } => {
            Verdict { state: State::Failed, error: Some(code), outcome: "rejected", ..base }
        }
        SendOutcome::Throttled { after } => {
            let until = at.now + Duration::from_std(after).unwrap_or(LONGEST_PAUSE);
            Verdict {
                attempts: free,
                not_before: until,
                outcome: "throttled",
                pause_until: Some(until),
                is_free: true,
                ..base
            }
        }
        SendOutcome::ChannelDown => {
            let until = at.now + DOWN_PAUSE;
            Verdict {
                attempts: free,
                outcome: "channel_down",
                pause_until: Some(until),
                is_free: true,
                ..base
            }
        }
        SendOutcome::Retry { after, reason } => {
            let after = after.and_then(|after| Duration::from_std(after).ok()).unwrap_or_default();
            let pause = pause_after(at.attempts, at.jitter).max(after);
            let state = if at.attempts < TRIES { State::Queued } else { State::Failed };
            let error = Some(reason);
            Verdict { state, not_before: at.now + pause, error, outcome: "retry", ..base }
        }
        SendOutcome::Unknown => {
            let again = at.ids == Ids::Idempotent && at.attempts < TRIES;
            let state = if again { State::Queued } else { State::Unknown };
            let not_before = at.now + pause_after(at.attempts, at.jitter);
            let error = Some("no_answer".to_owned());
            Verdict { state, not_before, error, outcome: "unknown", ..base }
        }
    }
}

/// Somewhere within 2 s · 2ⁿ and at most 15 min, so that failures do not march in step.
fn pause_after(attempts: i32, jitter: u32) -> Duration {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(16);
    let longest = (FIRST_PAUSE * (1 << doublings)).min(LONGEST_PAUSE);
    longest * i32::try_from(jitter.min(1000)).unwrap_or(1000) / 1000
}

#[cfg(test)]
mod tests {
    use std::time::Duration as StdDuration;

    use super::*;

    fn at(attempts: i32) -> Situation {
        let now = DateTime::from_timestamp(1_800_000_000, 0).expect("a real moment");
        Situation { attempts, ids: Ids::Idempotent, now, jitter: 1000 }
    }

    fn busy() -> SendOutcome {
        SendOutcome::Retry { after: None, reason: "busy".to_owned() }
    }

    #[test]
    fn pauses_double_from_two_seconds_to_a_quarter_of_an_hour() {
        let seconds: Vec<i64> = (1..=12).map(|n| pause_after(n, 1000).num_seconds()).collect();

        assert_eq!(seconds, [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
    }

    #[test]
    fn jitter_reaches_from_nothing_to_the_whole_pause() {
        assert_eq!(pause_after(3, 0), Duration::zero());
        assert_eq!(pause_after(3, 500), Duration::seconds(4));
        assert_eq!(pause_after(3, 1000), Duration::seconds(8));
        assert_eq!(pause_after(i32::MAX, 1000), LONGEST_PAUSE);
    }

    #[test]
    fn an_accepted_message_is_done_with() {
        let verdict = judge(SendOutcome::Accepted { provider_id: "p".to_owned() }, at(1));

        assert_eq!(verdict.state, State::Accepted);
        assert_eq!(verdict.provider_id.as_deref(), Some("p"));
        assert_eq!(verdict.error, None);
    }

    #[test]
    fn seven_failures_are_tried_again_and_the_eighth_is_the_last() {
        for attempts in 1..TRIES {
            let verdict = judge(busy(), at(attempts));
            assert_eq!((verdict.state, verdict.attempts), (State::Queued, attempts));
        }

        let last = judge(busy(), at(TRIES));

        assert_eq!(last.state, State::Failed);
        assert_eq!(last.error.as_deref(), Some("busy"));
    }

    #[test]
    fn a_provider_that_names_a_pause_gets_at_least_that() {
        let after = Some(StdDuration::from_secs(60));
        let verdict = judge(SendOutcome::Retry { after, reason: "busy".to_owned() }, at(1));

        assert_eq!(verdict.not_before, at(1).now + Duration::seconds(60));
    }

    #[test]
    fn waiting_for_a_channel_costs_no_try_however_often() {
        let throttled =
            judge(SendOutcome::Throttled { after: StdDuration::from_secs(30) }, at(TRIES));
        let down = judge(SendOutcome::ChannelDown, at(TRIES));

        assert_eq!((throttled.state, throttled.attempts), (State::Queued, TRIES - 1));
        assert_eq!(throttled.pause_until, Some(at(1).now + Duration::seconds(30)));
        assert_eq!((down.state, down.attempts), (State::Queued, TRIES - 1));
        assert_eq!(down.pause_until, Some(at(1).now + DOWN_PAUSE));
    }

    #[test]
    fn a_rejected_message_fails_at_the_first_try() {
        let verdict = judge(SendOutcome::Rejected { code: "no_account".to_owned() }, at(1));

        assert_eq!((verdict.state, verdict.attempts), (State::Failed, 1));
        assert_eq!(verdict.error.as_deref(), Some("no_account"));
    }

    #[test]
    fn an_unknown_outcome_is_sent_again_only_under_an_id_that_the_provider_knows() {
        let known = judge(SendOutcome::Unknown, at(1));
        let unknown = judge(SendOutcome::Unknown, Situation { ids: Ids::Repeating, ..at(1) });
        let spent = judge(SendOutcome::Unknown, at(TRIES));

        assert_eq!(known.state, State::Queued);
        assert_eq!(unknown.state, State::Unknown);
        assert_eq!(spent.state, State::Unknown);
    }
}
