//! `GET /api/desk/reports`: the report of a period.

use std::collections::BTreeSet;

use base::{AccountId, BusinessDay, Invalid, Zone};
use chrono::{DateTime, Duration, Timelike, Utc};
use kernel::http::{Body, Query};
use kernel::{Ctx, Permitted, Result};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::statements::{self, Hour, Matter, Scope};
use super::times::{Times, times};
use crate::ids::InboxId;
use crate::permissions::SuperviseDesk;

/// Most days of one report: a quarter.
const DAYS: usize = 92;
/// Days of a report unless asked otherwise, today included.
const USUAL: i64 = 30;

/// Which period, and where.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Period {
    /// The first day, in the business's zone; 29 days before the last unless told otherwise.
    #[param(value_type = Option<String>, example = "2026-11-01")]
    pub from: Option<BusinessDay>,
    /// The last day; today unless told otherwise. 92 days at most.
    #[param(value_type = Option<String>, example = "2026-11-30")]
    pub to: Option<BusinessDay>,
    /// Only this inbox.
    pub inbox: Option<InboxId>,
}

/// What happened at the desk.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeskReport {
    /// The first day.
    #[schema(value_type = String)]
    pub from: BusinessDay,
    /// The last day.
    #[schema(value_type = String)]
    pub to: BusinessDay,
    /// Each day of the period.
    pub days: Vec<DayVolume>,
    /// The 24 hours of the day, summed over the period.
    pub hours: Vec<HourVolume>,
    /// From a conversation's beginning to its first reply, of those that began in the period.
    pub first_reply: Times,
    /// From a conversation's beginning to its resolution.
    pub resolution: Times,
    /// Every agent who had a conversation, a reply or a question.
    pub agents: Vec<AgentReport>,
    /// What customers answered.
    pub csat: CsatReport,
}

/// One day.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct DayVolume {
    /// The day.
    #[schema(value_type = String)]
    pub day: BusinessDay,
    /// Messages of customers.
    pub incoming: i64,
    /// Messages to customers.
    pub outgoing: i64,
    /// Conversations that began.
    pub conversations: i64,
}

/// One hour of the day.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub struct HourVolume {
    /// 0 to 23, in the business's zone.
    pub hour: u32,
    /// Messages of customers.
    pub incoming: i64,
    /// Messages to customers.
    pub outgoing: i64,
}

/// One agent.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct AgentReport {
    /// The account.
    pub agent: AccountId,
    /// Conversations of the period that are theirs.
    pub conversations: i64,
    /// Messages they sent.
    pub replies: i64,
    /// From the beginning to the first reply, of conversations that are theirs.
    pub first_reply: Times,
    /// From the beginning to the resolution.
    pub resolution: Times,
    /// What customers answered about them.
    pub csat: CsatReport,
}

/// What customers answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct CsatReport {
    /// How many were asked.
    pub asked: i64,
    /// How many answered with 1, 2, 3, 4 and 5.
    pub scores: [i64; 5],
    /// The mean in hundredths: 425 is 4.25. Empty if nobody answered.
    pub mean_hundredths: Option<i64>,
}

/// Show what happened at the desk.
///
/// For supervisors. Days and hours are the business's.
///
/// Refusals: `platform.invalid` (`from`, `to`).
#[utoipa::path(
    get, path = "/api/desk/reports", tag = "desk", operation_id = "show_desk_report",
    params(Period), responses((status = 200, body = DeskReport)),
)]
pub async fn show(
    supervisor: Permitted<SuperviseDesk>,
    Query(period): Query<Period>,
) -> Result<Body<DeskReport>> {
    make(&supervisor, period).await.map(Body)
}

/// The report of a period: four statements.
pub(super) async fn make(ctx: &Ctx, period: Period) -> Result<DeskReport> {
    let zone = ctx.tenant().zone;
    let days = days(period, zone, ctx.now())?;
    let (from, to) = (days[0], days[days.len() - 1]);
    let scope = Scope {
        tenant: ctx.tenant_id(),
        inbox: period.inbox,
        from: zone.start_of(from),
        until: zone.end_of(to),
    };
    let spans = hours_of(scope.from, scope.until);
    let db = ctx.db();
    let by_hour = statements::by_hour(db, scope, &spans).await?;
    let matters = statements::matters(db, scope).await?;
    let replies = statements::replies(db, scope).await?;
    let scores = statements::scores(db, scope).await?;
    let all: Vec<_> = matters.iter().collect();
    Ok(DeskReport {
        from,
        to,
        days: by_day(&days, &spans, &by_hour, &matters, zone),
        hours: by_clock(&spans, &by_hour, zone),
        first_reply: first_reply(&all),
        resolution: resolution(&all),
        agents: by_agent(&matters, &replies, &scores),
        csat: csat(scores.iter().map(|(_, score)| *score)),
    })
}

/// The days of the period, at least one.
fn days(period: Period, zone: Zone, now: DateTime<Utc>) -> Result<Vec<BusinessDay>, Invalid> {
    let to = period.to.unwrap_or_else(|| zone.day_of(now));
    let from = period.from.or_else(|| to.plus_days(1 - USUAL)).unwrap_or(to);
    let days = std::iter::successors(Some(from), |day| day.next());
    let days: Vec<_> = days.take_while(|day| *day <= to).take(DAYS + 1).collect();
    if (1..=DAYS).contains(&days.len()) {
        return Ok(days);
    }
    let (id, en) = ("Periode 1 sampai 92 hari.", "A period has 1 to 92 days.");
    Err(Invalid::field("to", "out_of_range", id, en))
}

/// The hours between two moments.
fn hours_of(from: DateTime<Utc>, until: DateTime<Utc>) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    let starts = std::iter::successors(Some(from), |start| Some(*start + Duration::hours(1)));
    let starts = starts.take_while(|start| *start < until);
    starts.map(|start| (start, (start + Duration::hours(1)).min(until))).collect()
}

fn span_of<'a>(
    spans: &'a [(DateTime<Utc>, DateTime<Utc>)],
    hour: &Hour,
) -> Option<&'a (DateTime<Utc>, DateTime<Utc>)> {
    usize::try_from(hour.place).ok().and_then(|place| spans.get(place))
}

fn by_day(
    days: &[BusinessDay],
    spans: &[(DateTime<Utc>, DateTime<Utc>)],
    hours: &[Hour],
    matters: &[Matter],
    zone: Zone,
) -> Vec<DayVolume> {
    let mut volumes: Vec<DayVolume> = days
        .iter()
        .map(|day| DayVolume { day: *day, incoming: 0, outgoing: 0, conversations: 0 })
        .collect();
    for hour in hours {
        let Some((start, _)) = span_of(spans, hour) else { continue };
        let day = zone.day_of(*start);
        if let Some(volume) = volumes.iter_mut().find(|volume| volume.day == day) {
            volume.incoming += hour.incoming;
            volume.outgoing += hour.outgoing;
        }
    }
    for matter in matters {
        let day = zone.day_of(matter.created_at);
        if let Some(volume) = volumes.iter_mut().find(|volume| volume.day == day) {
            volume.conversations += 1;
        }
    }
    volumes
}

fn by_clock(
    spans: &[(DateTime<Utc>, DateTime<Utc>)],
    hours: &[Hour],
    zone: Zone,
) -> Vec<HourVolume> {
    let mut clock: Vec<HourVolume> =
        (0..24).map(|hour| HourVolume { hour, ..HourVolume::default() }).collect();
    for hour in hours {
        let Some((start, _)) = span_of(spans, hour) else { continue };
        let local = start.with_timezone(&zone.tz()).hour();
        if let Some(volume) = clock.iter_mut().find(|volume| volume.hour == local) {
            volume.incoming += hour.incoming;
            volume.outgoing += hour.outgoing;
        }
    }
    clock
}

fn first_reply(matters: &[&Matter]) -> Times {
    let took = matters.iter().filter_map(|matter| {
        matter.first_replied_at.map(|end| (end - matter.opened_at).num_seconds().max(0))
    });
    let late = matters.iter().filter(|matter| matter.first_reply_late_at.is_some()).count();
    times(took.collect(), i64::try_from(late).unwrap_or(i64::MAX))
}

fn resolution(matters: &[&Matter]) -> Times {
    let took = matters.iter().filter_map(|matter| {
        matter.resolved_at.map(|end| (end - matter.opened_at).num_seconds().max(0))
    });
    let late = matters.iter().filter(|matter| matter.resolution_late_at.is_some()).count();
    times(took.collect(), i64::try_from(late).unwrap_or(i64::MAX))
}

fn by_agent(
    matters: &[Matter],
    replies: &[(AccountId, i64)],
    scores: &[(Option<AccountId>, Option<i32>)],
) -> Vec<AgentReport> {
    let mut agents: BTreeSet<AccountId> = replies.iter().map(|(account, _)| *account).collect();
    agents.extend(matters.iter().filter_map(|matter| matter.assignee_id));
    agents.extend(scores.iter().filter_map(|(account, _)| *account));
    let report = |agent: AccountId| {
        let theirs: Vec<_> =
            matters.iter().filter(|matter| matter.assignee_id == Some(agent)).collect();
        let of_them = scores.iter().filter(|(account, _)| *account == Some(agent));
        let sent = replies.iter().find(|(account, _)| *account == agent);
        AgentReport {
            agent,
            conversations: i64::try_from(theirs.len()).unwrap_or(i64::MAX),
            replies: sent.map_or(0, |(_, count)| *count),
            first_reply: first_reply(&theirs),
            resolution: resolution(&theirs),
            csat: csat(of_them.map(|(_, score)| *score)),
        }
    };
    agents.into_iter().map(report).collect()
}

fn csat(scores: impl Iterator<Item = Option<i32>>) -> CsatReport {
    let mut report = CsatReport::default();
    let (mut sum, mut answered) = (0, 0);
    for score in scores {
        report.asked += 1;
        let Some(score) = score.filter(|score| (1..=5).contains(score)) else { continue };
        let place = usize::try_from(score - 1).unwrap_or_default();
        report.scores[place] += 1;
        (sum, answered) = (sum + i64::from(score), answered + 1);
    }
    report.mean_hundredths = (sum * 100).checked_div(answered);
    report
}
