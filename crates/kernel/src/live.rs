//! The live stream to open screens: committed events, fanned out to whoever may hear of them.
//!
//! Every node reads the `events` table behind its own watermark, so events of any node and of the
//! command line reach every screen, and a restart loses none. Screens refetch what an event names.

pub mod stream;

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
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
/// Events read at once.
const BATCH: u64 = 500;
/// How late a transaction may commit after it made its event's id and still be heard at once.
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

/// What was already passed on: everything before `since`, and the ids in `seen` after it.
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

    /// Passes on what is new in `rows`; says whether anything was.
    fn pass_on(&self, rows: Vec<event::Model>, now: DateTime<Utc>) -> anyhow::Result<bool> {
        let mut tail = self.tail.lock().unwrap_or_else(PoisonError::into_inner);
        let mut any = false;
        for row in rows {
            if tail.seen.insert(row.id) {
                tail.order.push_back((row.at, row.id));
                any = true;
                let _nobody_listens = self.screens.send(Arc::new(row.try_into()?));
            }
        }
        tail.since = tail.since.max(now - OVERLAP);
        while let Some((at, id)) = tail.order.front().copied() {
            if at >= tail.since {
                break;
            }
            tail.order.pop_front();
            tail.seen.remove(&id);
        }
        Ok(any)
    }

    fn since(&self) -> DateTime<Utc> {
        self.tail.lock().unwrap_or_else(PoisonError::into_inner).since
    }
}

/// The tail as background work.
pub(crate) fn pump() -> Pump {
    Pump { name: PUMP, every: Pause::from_secs(1), step: |app| Box::pin(step(app)) }
}

async fn step(app: &App) -> anyhow::Result<Progress> {
    let now = app.now();
    let mut from = first_id_at(app.live.since());
    let mut any = false;
    loop {
        let rows = event::Entity::find()
            .filter(event::Column::Id.gte(from))
            .order_by_asc(event::Column::Id)
            .limit(BATCH)
            .all(app.db.read())
            .await?;
        let last = rows.last().map(|row| row.id);
        let full = rows.len() as u64 == BATCH;
        any |= app.live.pass_on(rows, now)?;
        match last {
            Some(last) if full => from = last,
            _ => break,
        }
    }
    Ok(if any { Progress::Worked } else { Progress::Idle })
}

/// The smallest id an event of this moment can have: ids begin with their millisecond.
pub(crate) fn first_id_at(at: DateTime<Utc>) -> EventId {
    let ms = u64::try_from(at.timestamp_millis()).unwrap_or(0);
    EventId::from_uuid(uuid::Builder::from_unix_timestamp_millis(ms, &[0; 10]).into_uuid())
}

/// The row that tells screens of an announced event.
pub(crate) fn row(tx: &Tx, announced: &Announced) -> crate::Result<event::ActiveModel> {
    let audience = serde_json::to_value(&announced.audience).map_err(anyhow::Error::from)?;
    Ok(event::ActiveModel {
        id: Set(tx.new_id()),
        tenant_id: Set(tx.tenant().id),
        name: Set(announced.name.to_owned()),
        subject: Set(announced.subject.clone()),
        audience: Set(audience),
        at: Set(tx.now()),
    })
}
