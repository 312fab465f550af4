//! What open screens hear: committed events, passed on to whoever carries them to their channels.
//!
//! What this process commits it passes on by itself, at once and without asking the database. What
//! others commit (another node, the command line) it finds in the `events` table, behind its own
//! watermark, so that a restart loses none. Screens refetch what an event names.

pub mod channels;
pub mod missed;

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration as Pause;

use base::{AccountId, TenantId};
use chrono::{DateTime, Duration, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use tokio::sync::{Notify, broadcast};

use crate::actor::Caller;
use crate::app::App;
use crate::entity::event;
use crate::events::{Announced, Audience};
use crate::pump::{Progress, Pump};
use crate::tx::Tx;

base::id! {
    /// One event that screens hear of.
    pub EventId = "event"
}

/// The tail's name for [`Kernel::nudge`](crate::Kernel::nudge).
pub const PUMP: &str = "live";
/// The event, told by identity, after which a session of its audience is over.
pub const SESSION_REVOKED: &str = "session.revoked";
/// The event, told by identity, after which its audience may see other things than before.
pub const ACCESS_CHANGED: &str = "access.changed";
/// Events a listener may fall behind, a long burst in one transaction; then it must read them with
/// [`told_since`].
const BACKLOG: usize = 1024;
/// Bytes of an event's data at most: a message of a channel holds 10,000, and its id, subject and
/// quotation marks come on top.
pub const DATA_LIMIT: usize = 6 * 1024;
/// Events looked at, or read, at once.
const BATCH: usize = 1000;
/// How late a transaction may commit after it made its event's id and still be heard by others.
pub const OVERLAP: Duration = Duration::seconds(5);

/// One event on its way to screens.
#[derive(Debug)]
pub struct LiveEvent {
    /// Its place among all.
    pub id: EventId,
    /// The tenant it belongs to.
    pub tenant: TenantId,
    /// Its public name.
    pub name: String,
    /// The id of what changed.
    pub subject: String,
    /// Whose screens hear of it.
    pub audience: Vec<Audience>,
    /// What changed, for screens that need it at once.
    pub data: Option<serde_json::Value>,
    /// When it happened.
    pub at: DateTime<Utc>,
}

/// What an event's message says; its name stands beside it.
#[derive(Debug, Serialize)]
pub struct LiveMessage<'a> {
    /// Its place among all. An event may be told twice, by the same id.
    pub id: EventId,
    /// The id of what changed.
    pub subject: &'a str,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What changed, if the event carries it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<&'a serde_json::Value>,
}

impl LiveEvent {
    /// Whether `caller` may hear of it.
    pub fn is_for(&self, caller: &Caller) -> bool {
        self.tenant == caller.tenant.id
            && self.audience.iter().any(|audience| caller.is_among(audience))
    }

    /// The channels that it is told on.
    pub fn channels(&self) -> impl Iterator<Item = String> {
        self.audience.iter().map(|audience| channels::name(self.tenant, audience))
    }

    /// What is told.
    pub fn message(&self) -> LiveMessage<'_> {
        LiveMessage { id: self.id, subject: &self.subject, at: self.at, data: self.data.as_ref() }
    }

    /// The accounts whose screens must ask anew what they may hear.
    pub fn altered(&self) -> impl Iterator<Item = AccountId> {
        let alters = matches!(self.name.as_str(), SESSION_REVOKED | ACCESS_CHANGED);
        let audience = if alters { self.audience.as_slice() } else { &[] };
        audience.iter().filter_map(|audience| match audience {
            Audience::Account(account) => Some(*account),
            Audience::Permission(_) => None,
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
            data: Set(event.data.clone()),
            at: Set(event.at),
        }
    }
}

impl TryFrom<event::Model> for LiveEvent {
    type Error = serde_json::Error;

    fn try_from(row: event::Model) -> Result<Self, Self::Error> {
        let audience = serde_json::from_value(row.audience)?;
        let event::Model { id, tenant_id, name, subject, data, at, .. } = row;
        Ok(Self { id, tenant: tenant_id, name, subject, audience, data, at })
    }
}

/// The fan-out of one process.
#[derive(Debug)]
pub struct Live {
    listeners: broadcast::Sender<Arc<LiveEvent>>,
    committed: Notify,
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
        let listeners = broadcast::channel(BACKLOG).0;
        Self { listeners, committed: Notify::new(), tail: Mutex::new(tail) }
    }

    /// Hears every event from now on.
    pub fn listen(&self) -> broadcast::Receiver<Arc<LiveEvent>> {
        self.listeners.subscribe()
    }

    /// Resolves when this process has committed events since it last did, however many. For one
    /// waiter, which tells the other nodes.
    pub async fn committed(&self) {
        self.committed.notified().await;
    }

    /// Passes on what this process committed.
    pub(crate) fn commit(&self, events: Vec<LiveEvent>) {
        if self.pass_on(events) {
            self.committed.notify_one();
        }
    }

    /// Passes on what was not passed on before; says whether anything was.
    fn pass_on(&self, events: impl IntoIterator<Item = LiveEvent>) -> bool {
        let mut tail = self.tail();
        let mut any = false;
        for event in events {
            if tail.seen.insert(event.id) {
                tail.order.push_back((event.at, event.id));
                any = true;
                let _nobody_listens = self.listeners.send(Arc::new(event));
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
    while let Some(ids) = next_ids(app, after).await? {
        after = ids.last().copied().unwrap_or(after);
        let unseen = app.live.unseen(&ids);
        if !unseen.is_empty() {
            app.live.pass_on(read(app, unseen).await?);
        }
    }
    app.live.caught_up(now);
    // It was read to its end: the next look is for the clock, or for whoever knows of more.
    Ok(Progress::Idle)
}

/// Every event since `at`, in batches by their ids, to a listener that fell behind.
pub async fn told_since(
    app: &App,
    at: DateTime<Utc>,
    mut tell: impl FnMut(LiveEvent),
) -> anyhow::Result<()> {
    let mut after = first_id_at(at);
    while let Some(ids) = next_ids(app, after).await? {
        after = ids.last().copied().unwrap_or(after);
        read(app, ids).await?.into_iter().for_each(&mut tell);
    }
    Ok(())
}

/// The next batch of ids, if there is any.
async fn next_ids(app: &App, after: EventId) -> anyhow::Result<Option<Vec<EventId>>> {
    let ids: Vec<EventId> = event::Entity::find()
        .select_only()
        .column(event::Column::Id)
        .filter(event::Column::Id.gt(after))
        .order_by_asc(event::Column::Id)
        .limit(BATCH as u64)
        .into_tuple()
        .all(app.db.read())
        .await?;
    Ok(Some(ids).filter(|ids| !ids.is_empty()))
}

async fn read(app: &App, ids: Vec<EventId>) -> anyhow::Result<Vec<LiveEvent>> {
    let rows = event::Entity::find()
        .filter(event::Column::Id.is_in(ids))
        .order_by_asc(event::Column::Id)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().map(LiveEvent::try_from).collect::<Result<_, _>>()?)
}

/// The smallest id an event of this moment can have: ids begin with their millisecond.
pub(crate) fn first_id_at(at: DateTime<Utc>) -> EventId {
    let ms = u64::try_from(at.timestamp_millis()).unwrap_or(0);
    EventId::from_uuid(uuid::Builder::from_unix_timestamp_millis(ms, &[0; 10]).into_uuid())
}

/// What screens hear of an announced event.
pub(crate) fn event(tx: &Tx, announced: Announced) -> LiveEvent {
    for audience in &announced.audience {
        let Audience::Permission(name) = audience else { continue };
        let is_told = tx.app().registry().audiences.contains(name.as_str());
        debug_assert!(is_told, "no module says that {name} hears of events: Module::tells");
    }
    LiveEvent {
        id: tx.new_id(),
        tenant: tx.tenant().id,
        name: announced.name.to_owned(),
        subject: announced.subject,
        audience: announced.audience,
        data: announced.data.filter(fits),
        at: tx.now(),
    }
}

/// Whether data is small enough to be told.
fn fits(data: &serde_json::Value) -> bool {
    // Counted and not kept: it is written once more for whoever listens.
    data.to_string().len() <= DATA_LIMIT
}
