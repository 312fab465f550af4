//! Whether a message may leave now: pacing, caps, quiet hours, people who want no more. Pure, so
//! that every rule can be tried without a database.

use base::Zone;
use chrono::{DateTime, Duration, Timelike, Utc};

use crate::lines::Limits;
use crate::messages::Class;

/// A new number begins with this part of its daily cap.
const WARM_UP_START: i32 = 20;

/// What is known of a message.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ask {
    pub(super) class: Class,
    /// Whether its recipient has ever written on the line.
    pub(super) is_known: bool,
    /// Whether its recipient wants no more.
    pub(super) has_opted_out: bool,
}

/// What is known of a line, used up message by message.
#[derive(Clone, Debug)]
pub(super) struct Allowance {
    limits: Limits,
    zone: Zone,
    now: DateTime<Utc>,
    sent_this_hour: i32,
    sent_today: i32,
    daily: Option<i32>,
    first_today: i32,
    next_at: Option<DateTime<Utc>>,
    reserved_until: Option<DateTime<Utc>>,
}

/// What was sent so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sent {
    pub(crate) this_hour: i32,
    pub(crate) today: i32,
    pub(crate) first_today: i32,
}

/// What becomes of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ruling {
    /// It leaves.
    Send {
        /// Its recipient has never written.
        first_contact: bool,
    },
    /// It waits, and costs no try.
    Wait { until: DateTime<Utc>, why: &'static str },
    /// It must not be sent.
    Refuse { why: &'static str },
}

impl Allowance {
    pub(super) fn new(
        limits: &Limits,
        created_at: DateTime<Utc>,
        zone: Zone,
        now: DateTime<Utc>,
        sent: Sent,
    ) -> Self {
        Self {
            daily: daily(limits, created_at, now),
            limits: limits.clone(),
            zone,
            now,
            sent_this_hour: sent.this_hour,
            sent_today: sent.today,
            first_today: sent.first_today,
            next_at: None,
            reserved_until: None,
        }
    }

    /// No message that is no reply before this moment.
    pub(super) fn not_before(mut self, next_at: Option<DateTime<Utc>>) -> Self {
        self.next_at = next_at;
        self
    }

    /// Nobody who never wrote before this moment.
    pub(super) fn reserved(mut self, until: Option<DateTime<Utc>>) -> Self {
        self.reserved_until = until;
        self
    }

    /// Rules on one message, and counts it if it leaves. `jitter` is a place in 0 ..= 1000.
    pub(super) fn rule(&mut self, ask: Ask, jitter: u32) -> Ruling {
        let is_asked_for = matches!(ask.class, Class::Otp | Class::Reply);
        if ask.has_opted_out && !is_asked_for {
            return Ruling::Refuse { why: "opted_out" };
        }
        // Whoever wrote waits for an answer: no provider bans for that.
        if ask.class == Class::Reply {
            self.count(false);
            return Ruling::Send { first_contact: false };
        }
        let is_first = !ask.is_known;
        let waits = self
            .quiet_until(ask.class)
            .or_else(|| self.capped_until(is_first))
            .or_else(|| self.paced_until(ask.class));
        if let Some((until, why)) = waits {
            return Ruling::Wait { until, why };
        }
        self.count(is_first);
        if let Some(gap) = self.limits.gap_s.filter(|gap| *gap > 0) {
            // Half to one and a half times: no machine's rhythm.
            let ms = i64::from(gap) * (500 + i64::from(jitter.min(1000)));
            self.next_at = Some(self.now + Duration::milliseconds(ms));
        }
        Ruling::Send { first_contact: is_first }
    }

    /// When the next message that is no reply may leave.
    pub(super) fn next_at(&self) -> Option<DateTime<Utc>> {
        self.next_at
    }

    fn count(&mut self, is_first: bool) {
        self.sent_this_hour += 1;
        self.sent_today += 1;
        self.first_today += i32::from(is_first);
    }

    fn quiet_until(&self, class: Class) -> Option<(DateTime<Utc>, &'static str)> {
        let (from, until) = self.limits.quiet_from.zip(self.limits.quiet_until)?;
        if class != Class::Bulk || from == until {
            return None;
        }
        let local = self.now.with_timezone(&self.zone.tz());
        let hour = i32::try_from(local.hour()).unwrap_or(0);
        let is_quiet =
            if from < until { (from..until).contains(&hour) } else { hour >= from || hour < until };
        if !is_quiet {
            return None;
        }
        let today = self.zone.day_of(self.now);
        let opening = Duration::hours(i64::from(until));
        let opens = self.zone.start_of(today) + opening;
        let opens = if opens > self.now { opens } else { self.zone.end_of(today) + opening };
        Some((opens, "quiet_hours"))
    }

    fn capped_until(&self, is_first: bool) -> Option<(DateTime<Utc>, &'static str)> {
        let tomorrow = self.zone.end_of(self.zone.day_of(self.now));
        if self.daily.is_some_and(|most| self.sent_today >= most) {
            return Some((tomorrow, "daily_cap"));
        }
        if is_first && let Some(until) = self.reserved_until {
            return Some((until, "no_first_contacts"));
        }
        if is_first && self.limits.daily_first_contacts.is_some_and(|most| self.first_today >= most)
        {
            return Some((tomorrow, "first_contact_cap"));
        }
        if self.limits.hourly.is_some_and(|most| self.sent_this_hour >= most) {
            return Some((hour_of(self.now) + Duration::hours(1), "hourly_cap"));
        }
        None
    }

    /// Codes are waited for, and pace nobody but those behind them.
    fn paced_until(&self, class: Class) -> Option<(DateTime<Utc>, &'static str)> {
        let next_at = self.next_at.filter(|next| *next > self.now && class != Class::Otp)?;
        Some((next_at, "pacing"))
    }
}

/// The beginning of the hour.
pub(crate) fn hour_of(at: DateTime<Utc>) -> DateTime<Utc> {
    at - Duration::seconds(at.timestamp().rem_euclid(3600))
        - Duration::nanoseconds(i64::from(at.timestamp_subsec_nanos()))
}

/// What a line may send today: a new number grows into its cap.
pub(crate) fn daily(limits: &Limits, created_at: DateTime<Utc>, now: DateTime<Utc>) -> Option<i32> {
    let full = limits.daily?;
    let days = i64::from(limits.warm_up_days.unwrap_or(0));
    let age = (now - created_at).num_days();
    if days <= 0 || age >= days {
        return Some(full);
    }
    let start = (full / WARM_UP_START).max(1);
    let grown = i64::from(full - start) * age.max(0) / days;
    Some(start + i32::try_from(grown).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    /// 09:00 in Jakarta.
    fn morning() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 21, 2, 0, 0).single().expect("a real moment")
    }

    fn allowance(limits: Limits, now: DateTime<Utc>) -> Allowance {
        let old = morning() - Duration::days(365);
        Allowance::new(&limits, old, Zone::default(), now, Sent::default())
    }

    fn ask(class: Class) -> Ask {
        Ask { class, is_known: true, has_opted_out: false }
    }

    const SENT: Ruling = Ruling::Send { first_contact: false };

    #[test]
    fn without_limits_everything_leaves() {
        let mut line = allowance(Limits::default(), morning());

        for class in [Class::Otp, Class::Reply, Class::Transactional, Class::Bulk] {
            assert_eq!(line.rule(ask(class), 0), SENT);
        }
    }

    #[test]
    fn who_wants_no_more_gets_answers_and_codes_only() {
        let mut line = allowance(Limits::default(), morning());
        let opted_out = |class| Ask { has_opted_out: true, ..ask(class) };

        assert_eq!(line.rule(opted_out(Class::Reply), 0), SENT);
        assert_eq!(line.rule(opted_out(Class::Otp), 0), SENT);
        for class in [Class::Transactional, Class::Bulk] {
            assert_eq!(line.rule(opted_out(class), 0), Ruling::Refuse { why: "opted_out" });
        }
    }

    #[test]
    fn bulk_waits_for_the_morning_and_nothing_else_does() {
        let limits = Limits { quiet_from: Some(21), quiet_until: Some(8), ..Limits::default() };
        let late = morning() + Duration::hours(13); // 22:00
        let early = morning() - Duration::hours(2); // 07:00
        let eight = morning() - Duration::hours(1);
        let waits = |until| Ruling::Wait { until, why: "quiet_hours" };

        let next_eight = eight + Duration::days(1);
        assert_eq!(allowance(limits.clone(), late).rule(ask(Class::Bulk), 0), waits(next_eight));
        assert_eq!(allowance(limits.clone(), early).rule(ask(Class::Bulk), 0), waits(eight));
        assert_eq!(allowance(limits.clone(), eight).rule(ask(Class::Bulk), 0), SENT);
        for class in [Class::Otp, Class::Reply, Class::Transactional] {
            assert_eq!(allowance(limits.clone(), late).rule(ask(class), 0), SENT);
        }
    }

    #[test]
    fn caps_hold_until_the_hour_and_the_day_are_over_and_spare_replies() {
        let limits = Limits { hourly: Some(2), daily: Some(3), ..Limits::default() };
        let mut line = allowance(limits, morning() + Duration::minutes(20));

        assert_eq!(line.rule(ask(Class::Transactional), 0), SENT);
        assert_eq!(line.rule(ask(Class::Otp), 0), SENT);
        let until = morning() + Duration::hours(1);
        let hourly = Ruling::Wait { until, why: "hourly_cap" };
        assert_eq!(line.rule(ask(Class::Transactional), 0), hourly);
        assert_eq!(line.rule(ask(Class::Reply), 0), SENT);
        let until = morning() + Duration::hours(15); // midnight in Jakarta
        let daily = Ruling::Wait { until, why: "daily_cap" };
        assert_eq!(line.rule(ask(Class::Otp), 0), daily);
        assert_eq!(line.rule(ask(Class::Reply), 0), SENT);
    }

    #[test]
    fn strangers_have_a_cap_of_their_own() {
        let limits = Limits { daily_first_contacts: Some(1), ..Limits::default() };
        let mut line = allowance(limits, morning());
        let stranger = Ask { is_known: false, ..ask(Class::Transactional) };

        assert_eq!(line.rule(stranger, 0), Ruling::Send { first_contact: true });
        let until = morning() + Duration::hours(15);
        assert_eq!(line.rule(stranger, 0), Ruling::Wait { until, why: "first_contact_cap" });
        assert_eq!(line.rule(ask(Class::Transactional), 0), SENT);

        let until = morning() + Duration::hours(6);
        let mut line = allowance(Limits::default(), morning()).reserved(Some(until));
        assert_eq!(line.rule(stranger, 0), Ruling::Wait { until, why: "no_first_contacts" });
        assert_eq!(line.rule(ask(Class::Transactional), 0), SENT);
    }

    #[test]
    fn messages_keep_a_distance_that_is_never_the_same() {
        let limits = Limits { gap_s: Some(6), ..Limits::default() };
        for (jitter, ms) in [(0, 3_000), (500, 6_000), (1000, 9_000)] {
            let mut line = allowance(limits.clone(), morning());
            assert_eq!(line.rule(ask(Class::Transactional), jitter), SENT);

            let until = morning() + Duration::milliseconds(ms);
            assert_eq!(line.next_at(), Some(until));
            let paced = Ruling::Wait { until, why: "pacing" };
            assert_eq!(line.rule(ask(Class::Bulk), jitter), paced);
            assert_eq!(line.rule(ask(Class::Reply), jitter), SENT);
            assert_eq!(line.rule(ask(Class::Otp), jitter), SENT);
        }
    }

    #[test]
    fn a_new_number_grows_into_its_cap() {
        let limits = Limits { daily: Some(1000), warm_up_days: Some(14), ..Limits::default() };
        let on_day = |day| daily(&limits, morning(), morning() + Duration::days(day));

        assert_eq!(on_day(0), Some(50));
        assert_eq!(on_day(7), Some(525));
        assert_eq!(on_day(13), Some(932));
        assert_eq!(on_day(14), Some(1000));
        assert_eq!(daily(&Limits::default(), morning(), morning()), None);
    }
}
