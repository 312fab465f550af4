//! One transaction: rows, events, jobs and audit entries that become true together or not at all.

use std::any::TypeId;
use std::sync::Arc;

use anyhow::Context;
use base::{Id, Language};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{InsertStatement, OnConflict};
use sea_orm::{DatabaseTransaction, EntityTrait, IntoActiveModel, QueryTrait};

use crate::actor::{Actor, Tenant};
use crate::app::App;
use crate::audit::Entry;
use crate::db::Write;
use crate::entity::{audit_entry, event, job};
use crate::events::{Announced, Event};
use crate::jobs::{Job, JobId, Queued};
use crate::live::LiveEvent;

/// How deep events may cause events before it is called a circle.
const EVENT_DEPTH: usize = 8;

/// Where a write came from, for audit.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The request's id.
    pub request: Option<Arc<str>>,
    /// The caller's network address.
    pub address: Option<Arc<str>>,
    /// The caller's language.
    pub language: Language,
}

/// An open write transaction. [`Tx::commit`] makes it true; dropping it undoes everything.
///
/// Holds the frozen `now`, so that everything written together carries the same time. On SQLite
/// writers take turns: do not wait for the network, nor begin a second one, while holding a `Tx`.
pub struct Tx {
    write: Write,
    app: App,
    tenant: Tenant,
    actor: Actor,
    origin: Origin,
    now: DateTime<Utc>,
    announced: Vec<Announced>,
    inserts: Vec<InsertStatement>,
    events: Vec<LiveEvent>,
    jobs: Vec<Queued>,
    entries: Vec<Entry>,
    finishes: Option<(JobId, i32)>,
    nudges: Vec<&'static str>,
}

impl std::fmt::Debug for Tx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tx").field("actor", &self.actor).finish_non_exhaustive()
    }
}

impl Tx {
    pub(crate) async fn begin(
        app: App,
        tenant: Tenant,
        actor: Actor,
        origin: Origin,
    ) -> crate::Result<Self> {
        let write = app.db.begin().await?;
        let now = app.now();
        Ok(Self {
            write,
            app,
            tenant,
            actor,
            origin,
            now,
            announced: Vec::new(),
            inserts: Vec::new(),
            events: Vec::new(),
            jobs: Vec::new(),
            entries: Vec::new(),
            finishes: None,
            nudges: Vec::new(),
        })
    }

    /// The connection, for queries inside the transaction.
    pub fn conn(&self) -> &DatabaseTransaction {
        self.write.conn()
    }

    /// The installation.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The tenant everything here belongs to.
    pub fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// Who acts.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Where the write came from.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The frozen moment of this transaction.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// A new id, ordered by this transaction's time.
    pub fn new_id<I: Id>(&self) -> I {
        self.app.random.id(self.now)
    }

    /// Tells that something happened. Subscribers run at commit, inside this transaction.
    pub fn announce<E: Event>(&mut self, event: E) {
        self.announced.push(Announced::new(event));
    }

    /// Queues a durable job that exists exactly when this transaction commits.
    pub fn enqueue<J: Job>(&mut self, job: &J) -> crate::Result<JobId> {
        self.enqueue_at(job, self.now)
    }

    /// Queues a durable job that runs no earlier than `at`.
    pub fn enqueue_at<J: Job>(&mut self, job: &J, at: DateTime<Utc>) -> crate::Result<JobId> {
        let id = self.new_id();
        self.jobs.push(Queued::new(id, job, at)?);
        Ok(id)
    }

    /// Records who did what to which subject, with what it looked like before and after.
    pub fn audit(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    /// Writes these rows at the commit, together with all else that waits for it, in one walk to the
    /// database and in the order of the calls. Until then this transaction does not see them. For
    /// rows that nothing can stand against: a violation is a fault, not a refusal.
    pub fn insert_later(&mut self, insert: InsertStatement) {
        self.inserts.push(insert);
    }

    /// Wakes a pump after the commit.
    pub fn nudge(&mut self, pump: &'static str) {
        self.nudges.push(pump);
    }

    /// Marks the job this transaction completes; it is done exactly when the commit is.
    pub(crate) fn finishing(mut self, job: JobId, attempt: i32) -> Self {
        self.finishes = Some((job, attempt));
        self
    }

    /// Makes everything true and durable, then wakes whoever delivers it.
    pub async fn commit(mut self) -> crate::Result<()> {
        self.tell_subscribers().await?;
        self.collect_events();
        self.collect_jobs();
        self.collect_audit();
        if let Some((job, attempt)) = self.finishes {
            crate::jobs::finish(self.conn(), job, attempt).await?;
        }
        self.write.commit_with(self.inserts).await.context("committing")?;
        self.app.live.commit(self.events);
        for pump in self.nudges {
            self.app.nudge(pump);
        }
        Ok(())
    }

    async fn tell_subscribers(&mut self) -> crate::Result<()> {
        let app = self.app.clone();
        for _ in 0..EVENT_DEPTH {
            if self.announced.is_empty() {
                return Ok(());
            }
            for announced in std::mem::take(&mut self.announced) {
                let kind: TypeId = (*announced.event).type_id();
                for listener in app.registry().listeners.get(&kind).into_iter().flatten() {
                    listener(self, &*announced.event).await?;
                }
                if !announced.audience.is_empty() {
                    let event = crate::live::event(self, announced);
                    self.events.push(event);
                }
            }
        }
        Err(anyhow::anyhow!("events cause events without end").into())
    }

    fn collect_events(&mut self) {
        if !self.events.is_empty() {
            let rows = self.events.iter().map(event::ActiveModel::from);
            self.insert_later(event::Entity::insert_many(rows).into_query());
        }
    }

    fn collect_jobs(&mut self) {
        let queued = std::mem::take(&mut self.jobs);
        if !queued.is_empty() {
            let rows = queued.into_iter().map(|queued| queued.row(self.tenant.id, self.now));
            // Any conflict: without a target the key of a queued twin counts, not only the id.
            let insert = job::Entity::insert_many(rows)
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .into_query();
            self.insert_later(insert);
            self.nudge(crate::jobs::worker::PUMP);
        }
    }

    fn collect_audit(&mut self) {
        let entries = std::mem::take(&mut self.entries);
        if !entries.is_empty() {
            let rows: Vec<audit_entry::ActiveModel> =
                entries.into_iter().map(|entry| entry.row(self).into_active_model()).collect();
            self.insert_later(audit_entry::Entity::insert_many(rows).into_query());
        }
    }
}
