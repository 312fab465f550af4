//! `GET /api/live`: server-sent events for one signed-in caller.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event as Sse, KeepAlive, Sse as Response};
use chrono::{DateTime, Utc};
use futures::stream::{self, Stream};
use http::HeaderMap;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use tokio::sync::broadcast::{Receiver, error::RecvError};
use utoipa::ToSchema;

use super::{EventId, LiveEvent, OVERLAP, first_id_at};
use crate::actor::Caller;
use crate::app::App;
use crate::entity::event;
use crate::jobs::sweep::KEEP_EVENTS;
use crate::permitted::SignedIn;

/// Most missed events that are told again one by one; beyond it the screen refetches everything.
const CATCH_UP: u64 = 200;
/// The event, told by identity, that ends the streams of its subject.
pub const SESSION_REVOKED: &str = "session.revoked";
/// The event, told by identity, after which a stream's caller may see other things than before.
pub const ACCESS_CHANGED: &str = "access.changed";
/// Silence after which a comment keeps proxies from closing the stream.
const KEEP_ALIVE: Duration = Duration::from_secs(20);

/// What each event on the stream says; its name is the event type of the frame.
#[derive(Serialize, ToSchema)]
pub struct LiveMessage {
    /// Its place in the stream; a reconnecting client names the last one it saw.
    #[schema(value_type = String)]
    id: EventId,
    /// The id of what changed.
    subject: String,
    /// When it happened.
    at: DateTime<Utc>,
}

/// Stream what happens, as server-sent events.
///
/// Any signed-in caller; hears only of what its role or account may see. Event types: see the
/// module pages. `Last-Event-ID` replays what was missed, some of it perhaps twice; the type
/// `resync` says that too much was missed and everything shown should be fetched again.
#[utoipa::path(
    get, path = "/api/live", tag = "live",
    responses((status = 200, description = "A stream of events", body = LiveMessage, content_type = "text/event-stream"))
)]
pub async fn live(
    me: SignedIn,
    headers: HeaderMap,
) -> crate::Result<Response<impl Stream<Item = Result<Sse, Infallible>>>> {
    let app = me.app().clone();
    let caller = me.caller().clone();
    // Listen first, then look back: what happens in between is told twice rather than never.
    let listening = app.live.listen();
    let missed = match headers.get("last-event-id").and_then(|value| value.to_str().ok()) {
        Some(last) => missed(&app, &caller, last).await?,
        None => Vec::new(),
    };
    let hello = Sse::default().event("hello").data("{}");
    let past = stream::iter(std::iter::once(hello).chain(missed).map(Ok));
    let present = stream::unfold(Some((listening, caller, app)), next);
    let stream = futures::StreamExt::chain(past, present);
    Ok(Response::new(stream).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)))
}

async fn missed(app: &App, caller: &Caller, last: &str) -> crate::Result<Vec<Sse>> {
    let Ok(last) = last.parse::<EventId>() else {
        return Ok(vec![resync()]);
    };
    let Some(seen) = last.uuid().get_timestamp().and_then(moment) else {
        return Ok(vec![resync()]);
    };
    if seen < app.now() - KEEP_EVENTS {
        return Ok(vec![resync()]);
    }
    // What was made before the last event may have been committed after it: those few seconds are
    // told again rather than never.
    let rows = event::Entity::find()
        .filter(event::Column::TenantId.eq(caller.tenant.id))
        .filter(event::Column::Id.gte(first_id_at(seen - OVERLAP)))
        .filter(event::Column::Id.ne(last))
        .order_by_asc(event::Column::Id)
        .limit(CATCH_UP + 1)
        .all(app.db.read())
        .await?;
    if rows.len() as u64 > CATCH_UP {
        return Ok(vec![resync()]);
    }
    let mut frames = Vec::new();
    for row in rows {
        let event = LiveEvent::try_from(row).map_err(anyhow::Error::from)?;
        if event.is_for(caller) {
            frames.push(frame(&event));
        }
    }
    Ok(frames)
}

fn moment(timestamp: uuid::Timestamp) -> Option<DateTime<Utc>> {
    let (seconds, nanos) = timestamp.to_unix();
    DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanos)
}

/// What a stream listens with; nothing once it has said its last word.
type Listening = Option<(Receiver<Arc<LiveEvent>>, Caller, App)>;

async fn next(listening: Listening) -> Option<(Result<Sse, Infallible>, Listening)> {
    let (mut screens, caller, app) = listening?;
    loop {
        let stopping = app.tasks.stopping();
        let heard = tokio::select! {
            heard = screens.recv() => heard,
            () = stopping => return None,
        };
        let frame = match heard {
            Ok(event) if ends(&event, &caller) => return None,
            // The stream knows its caller as they were: they must connect anew.
            Ok(event) if alters(&event, &caller) => return Some((Ok(frame(&event)), None)),
            Ok(event) if event.is_for(&caller) => frame(&event),
            Ok(_) => continue,
            // The end of the session may be among what was missed: it must connect anew.
            Err(RecvError::Lagged(_)) => return Some((Ok(resync()), None)),
            Err(RecvError::Closed) => return None,
        };
        return Some((Ok(frame), Some((screens, caller, app))));
    }
}

/// Whether the session behind this stream was just revoked.
fn ends(event: &LiveEvent, caller: &Caller) -> bool {
    event.name == SESSION_REVOKED && event.subject == caller.session.to_string()
}

/// Whether the caller behind this stream was just given another role.
fn alters(event: &LiveEvent, caller: &Caller) -> bool {
    event.name == ACCESS_CHANGED && event.is_for(caller)
}

fn frame(event: &LiveEvent) -> Sse {
    let message = LiveMessage { id: event.id, subject: event.subject.clone(), at: event.at };
    let data = serde_json::to_string(&message).expect("ids, text and times are always JSON");
    Sse::default().id(event.id.to_string()).event(&event.name).data(data)
}

fn resync() -> Sse {
    Sse::default().event("resync").data("{}")
}
