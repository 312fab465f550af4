//! `GET /api/live`: where a screen listens, and what it missed while it did not.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{EventId, LiveEvent, OVERLAP, channels, first_id_at};
use crate::actor::Caller;
use crate::app::App;
use crate::entity::event;
use crate::http::{Body, Query};
use crate::jobs::sweep::KEEP_EVENTS;
use crate::permitted::SignedIn;

/// Most missed events that are told one by one; beyond it the screen fetches everything again.
const CATCH_UP: u64 = 200;

/// How far the screen came.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Since {
    /// The `last` of the previous answer, or the id of an event that was heard since. Without it
    /// nothing is told again.
    since: Option<String>,
}

/// Where to listen, and what was missed.
#[derive(Debug, Serialize, ToSchema)]
pub struct Listening {
    /// The key to connect with.
    key: &'static str,
    /// Every channel on which this caller can hear anything.
    channels: Vec<String>,
    /// What happened since and this caller may hear, in order. Some may have been heard already.
    events: Vec<MissedEvent>,
    /// What to send as `since` the next time.
    #[schema(value_type = String)]
    last: EventId,
    /// Too much was missed to tell it: fetch again whatever is shown.
    resync: bool,
}

/// One event that was missed.
#[derive(Debug, Serialize, ToSchema)]
pub struct MissedEvent {
    /// Its place among all. An event may be told twice, by the same id.
    #[schema(value_type = String)]
    id: EventId,
    /// What happened: `order.updated`.
    name: String,
    /// The id of what changed.
    subject: String,
    /// When it happened.
    at: DateTime<Utc>,
    /// What changed, if the event carries it.
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<serde_json::Value>,
}

/// Tell where to listen, and what was missed.
///
/// Any signed-in caller; hears only of what its role or account may see. Connect to `/app/{key}`
/// with a client of the Pusher protocol, subscribe to every channel, then ask here with `since`:
/// what happens in between is told twice rather than never. `resync` is true after more than 200
/// events in the business, after more than a day, and for a `since` that is none of ours.
#[utoipa::path(
    get, path = "/api/live", tag = "live",
    params(Since),
    responses((status = 200, description = "Key, channels and what was missed", body = Listening))
)]
pub async fn live(
    me: SignedIn,
    Query(Since { since }): Query<Since>,
) -> crate::Result<Body<Listening>> {
    let (app, caller) = (me.app(), me.caller());
    let missed = match since {
        Some(since) => missed(app, caller, &since).await?,
        None => Some(Vec::new()),
    };
    let resync = missed.is_none();
    let (events, channels) = (missed.unwrap_or_default(), channels::of(app, caller));
    // The moment before the events were read, not the newest of them: on a quiet day that one is
    // forgotten, and the first one after it would be missed.
    let last = first_id_at(me.now());
    Ok(Body(Listening { key: channels::KEY, channels, events, last, resync }))
}

/// What the caller missed; nothing if that is unknown or too much.
async fn missed(
    app: &App,
    caller: &Caller,
    since: &str,
) -> crate::Result<Option<Vec<MissedEvent>>> {
    let Some((last, at)) = place(app, since) else {
        return Ok(None);
    };
    // What was made before the last event may have been committed after it: those few seconds are
    // told again rather than never.
    let rows = event::Entity::find()
        .filter(event::Column::TenantId.eq(caller.tenant.id))
        .filter(event::Column::Id.gte(first_id_at(at - OVERLAP)))
        .filter(event::Column::Id.ne(last))
        .order_by_asc(event::Column::Id)
        .limit(CATCH_UP + 1)
        .all(app.db.read())
        .await?;
    if rows.len() as u64 > CATCH_UP {
        return Ok(None);
    }
    let mut events = Vec::new();
    for row in rows {
        let event = LiveEvent::try_from(row).map_err(anyhow::Error::from)?;
        if event.is_for(caller) {
            let LiveEvent { id, name, subject, at, data, .. } = event;
            events.push(MissedEvent { id, name, subject, at, data });
        }
    }
    Ok(Some(events))
}

/// An id and its moment; nothing for what is none of ours, too old, or of a clock that was set back.
fn place(app: &App, since: &str) -> Option<(EventId, DateTime<Utc>)> {
    let last: EventId = since.parse().ok()?;
    let (seconds, nanos) = last.uuid().get_timestamp()?.to_unix();
    let at = DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanos)?;
    let now = app.now();
    (now - KEEP_EVENTS <= at && at <= now + OVERLAP).then_some((last, at))
}
