//! The live stream to open screens: committed events, fanned out to whoever may hear of them.
//!
//! What this process commits it passes on by itself, at once and without asking the database. What
//! others commit (another node, the command line) it finds in the `events` table, behind its own
//! watermark, so that a restart loses none. Screens refetch what an event names.

pub mod stream;

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration as Pause;

use base::TenantId;
use chrono::{DateTime, Duration, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tokio::sync::broadcast;

use crate::actor::Caller;
use crate::app::App;
use crate::entity::event;
use crate::events::{Announced, Audience};
use crate::pump::{Progress, Pump};
use crate::tx::Tx;

base::id! {
    /// One event of the live stream.
    pub EventId = "event"
}

/// The tail's name for [`Kernel::nudge`](crate::Kernel::nudge).
pub const PUMP: &str = "live";
/// Events a slow screen may fall behind before it is told to refetch everything.
const BACKLOG: usize = 256;
/// Events looked at, or read, at once.
const BATCH: usize = 1000;
/// How late another process's transaction may commit after it made its event's id and still be heard.
const OVERLAP: Duration = Duration::seconds(5);

/// One event on its way to screens.
#[derive(Debug)]
pub struct LiveEvent {
    /// Its place in the stream.
    pub id: EventId,
    /// The tenant it belongs to.
    pub tenant: TenantId,
    /// Its public name.
    pub name: String,
    /// The id of what changed.
    pub subject: String,
    /// Whose screens hear of it.
    pub audience: Vec<Audience>,
    /// When it happened.
    pub at: DateTime<Utc>,
}

impl LiveEvent {
    /// Whether `caller` may hear of it.
    pub fn is_for(&self, caller: &Caller) -> bool {
        self.tenant == caller.tenant.id
            && self.audience.iter().any(|audience| match audience {
                Audience::Account(account) => *account == caller.account,
                Audience::Permission(name) => caller.permissions.contains(name),
            })
    }
}

impl From<&LiveEvent> for event::ActiveModel {
    fn from(event: &LiveEvent) -> Self {
        Self {
            id: Set(event.id),
            tenant_id: Set(event.tenant),
            name: Set(event.name.clone()),
            subject: Set(event.subject.clone()),
            audience: Set(serde_json::json!(event.audience)),
            at: Set(event.at),
        }
    }
}

impl TryFrom<event::Model> for LiveEvent {
    type Error = serde_json::Error;

    fn try_from(row: event::Model) -> Result<Self, Self::Error> {
        let audience = serde_json::from_value(row.audience)?;
        let event::Model { id, tenant_id, name, subject, at, .. } = row;
        Ok(Self { id, tenant: tenant_id, name, subject, audience, at })
    }
}

/// The fan-out of one process.
#[derive(Debug)]
pub struct Live {
    screens: broadcast::Sender<Arc<LiveEvent>>,
    tail: Mutex<Tail>,
}

/// What was already passed on: everything before `since`, and the ids in `seen` after it, which
/// `order` has by their time, nearly.
#[derive(Debug)]
struct Tail {
    since: DateTime<Utc>,
    seen: HashSet<EventId>,
    order: VecDeque<(DateTime<Utc>, EventId)>,
}

impl Live {
    pub(crate) fn new(now: DateTime<Utc>) -> Self {
        // A transaction of another node may have begun before this process did.
        let tail = Tail { since: now - OVERLAP, seen: HashSet::new(), order: VecDeque::new() };
        Self { screens: broadcast::channel(BACKLOG).0, tail: Mutex::new(tail) }
    }

    /// Hears every event from now on.
    pub fn listen(&self) -> broadcast::Receiver<Arc<LiveEvent>> {
        self.screens.subscribe()
    }

    /// Passes on what was not passed on before; says whether anything was.
    pub(crate) fn pass_on(&self, events: impl IntoIterator<Item = LiveEvent>) -> bool {
        let mut tail = self.tail();
        let mut any = false;
        for event in events {
            if tail.seen.insert(event.id) {
                tail.order.push_back((event.at, event.id));
                any = true;
                let _nobody_listens = self.screens.send(Arc::new(event));
            }
        }
        any
    }

    /// Those of `ids` that were not passed on yet.
    fn unseen(&self, ids: &[EventId]) -> Vec<EventId> {
        let tail = self.tail();
        ids.iter().filter(|id| !tail.seen.contains(id)).copied().collect()
    }

    /// Everything that was committed before `now` has been passed on.
    fn caught_up(&self, now: DateTime<Utc>) {
        let mut tail = self.tail();
        tail.since = tail.since.max(now - OVERLAP);
        while let Some((at, id)) = tail.order.front().copied() {
            if at >= tail.since {
                break;
            }
            tail.order.pop_front();
            tail.seen.remove(&id);
        }
    }

    fn tail(&self) -> MutexGuard<'_, Tail> {
        self.tail.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The tail as background work.
pub(crate) fn pump() -> Pump {
    Pump { name: PUMP, every: Pause::from_secs(1), step: |app| Box::pin(step(app)) }
}

async fn step(app: &App) -> anyhow::Result<Progress> {
    let now = app.now();
    let mut after = first_id_at(app.live.tail().since);
    let mut any = false;
    loop {
        let ids: Vec<EventId> = event::Entity::find()
            .select_only()
            .column(event::Column::Id)
            .filter(event::Column::Id.gt(after))
            .order_by_asc(event::Column::Id)
            .limit(BATCH as u64)
            .into_tuple()
            .all(app.db.read())
            .await?;
        any |= pass_on_others(app, app.live.unseen(&ids)).await?;
        match ids.last() {
            Some(last) if ids.len() == BATCH => after = *last,
            _ => break,
        }
    }
    app.live.caught_up(now);
    Ok(if any { Progress::Worked } else { Progress::Idle })
}

async fn pass_on_others(app: &App, unseen: Vec<EventId>) -> anyhow::Result<bool> {
    if unseen.is_empty() {
        return Ok(false);
    }
    let rows = event::Entity::find()
        .filter(event::Column::Id.is_in(unseen))
        .order_by_asc(event::Column::Id)
        .all(app.db.read())
        .await?;
    let events: Vec<LiveEvent> =
        rows.into_iter().map(LiveEvent::try_from).collect::<Result<_, _>>()?;
    Ok(app.live.pass_on(events))
}

/// The smallest id an event of this moment can have: ids begin with their millisecond.
pub(crate) fn first_id_at(at: DateTime<Utc>) -> EventId {
    let ms = u64::try_from(at.timestamp_millis()).unwrap_or(0);
    EventId::from_uuid(uuid::Builder::from_unix_timestamp_millis(ms, &[0; 10]).into_uuid())
}

/// What screens hear of an announced event.
pub(crate) fn event(tx: &Tx, announced: Announced) -> LiveEvent {
    LiveEvent {
        id: tx.new_id(),
        tenant: tx.tenant().id,
        name: announced.name.to_owned(),
        subject: announced.subject,
        audience: announced.audience,
        at: tx.now(),
    }
}
