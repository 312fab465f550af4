//! Durable jobs: queued in the business transaction, run at least once after it, never lost.

pub mod cron;
pub mod queue;
pub(crate) mod sweep;
pub mod worker;

use std::future::Future;
use std::pin::Pin;

use base::TenantId;
use chrono::{DateTime, Duration, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::actor::{Actor, Tenant};
use crate::app::App;
use crate::entity::job;
use crate::tx::{Origin, Tx};

base::id! {
    /// A queued job.
    pub JobId = "job"
}

/// Attempts before a job is dead and waits for a person.
const DEFAULT_TRIES: i32 = 12;

/// One kind of durable work. It may run twice: a crash after the work and before the commit that
/// marks it done repeats it. Work that uses [`JobContext::begin`] is done exactly once in our own
/// database, because the same commit marks the job done.
pub trait Job: Serialize + DeserializeOwned + Send + 'static {
    /// Its stored name, e.g. `parts.submit_order`; never changes meaning.
    const KIND: &'static str;
    /// Attempts before it is dead.
    const TRIES: i32 = DEFAULT_TRIES;

    /// Jobs of one tenant with one key that are still queued are one job. A job that is running
    /// has perhaps looked already, so a new one is queued behind it.
    fn dedupe_key(&self) -> Option<String> {
        None
    }

    /// Does the work.
    fn run(self, ctx: JobContext) -> impl Future<Output = Result<(), Failure>> + Send;
}

/// Why a job did not succeed this time.
#[derive(Debug)]
pub enum Failure {
    /// Try again with back-off; counts against the kind's tries.
    Retry(anyhow::Error),
    /// The other side is away: try again after this long, however often.
    Wait(Duration, anyhow::Error),
    /// Trying again cannot help: dead at once.
    GiveUp(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Retry(error.into())
    }
}

/// What a running job knows.
#[derive(Clone, Debug)]
pub struct JobContext {
    app: App,
    tenant: Tenant,
    id: JobId,
    kind: &'static str,
    attempt: i32,
}

impl JobContext {
    /// The installation.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Whose work it is.
    pub fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// Which attempt this is, from 1.
    pub fn attempt(&self) -> i32 {
        self.attempt
    }

    /// The present moment.
    pub fn now(&self) -> DateTime<Utc> {
        self.app.now()
    }

    /// Begins the write that completes this job: its commit also marks the job done.
    pub async fn begin(&self) -> crate::Result<Tx> {
        let actor = Actor::System(self.kind);
        let tx = Tx::begin(self.app.clone(), self.tenant.clone(), actor, Origin::default()).await?;
        Ok(tx.finishing(self.id, self.attempt))
    }

    /// Begins a write that leaves this job running.
    pub async fn begin_step(&self) -> crate::Result<Tx> {
        let actor = Actor::System(self.kind);
        Tx::begin(self.app.clone(), self.tenant.clone(), actor, Origin::default()).await
    }
}

/// A job waiting in a transaction for its commit.
pub(crate) struct Queued {
    id: JobId,
    kind: &'static str,
    payload: serde_json::Value,
    run_at: DateTime<Utc>,
    dedupe_key: Option<String>,
}

impl Queued {
    pub(crate) fn new<J: Job>(id: JobId, job: &J, run_at: DateTime<Utc>) -> crate::Result<Self> {
        let payload = serde_json::to_value(job).map_err(anyhow::Error::from)?;
        let dedupe_key = job.dedupe_key().map(|key| queue::stored_key::<J>(&key));
        Ok(Self { id, kind: J::KIND, payload, run_at, dedupe_key })
    }

    pub(crate) fn row(self, tenant: TenantId, now: DateTime<Utc>) -> job::ActiveModel {
        job::ActiveModel {
            id: Set(self.id),
            tenant_id: Set(tenant),
            kind: Set(self.kind.to_owned()),
            payload: Set(self.payload),
            state: Set("queued".to_owned()),
            run_at: Set(self.run_at),
            attempts: Set(0),
            waits: Set(0),
            lease_until: Set(None),
            last_error: Set(None),
            dedupe_key: Set(self.dedupe_key),
            created_at: Set(now),
        }
    }
}

/// Deletes a job that is done, unless another worker has taken it over since.
pub(crate) async fn finish(
    connection: &impl ConnectionTrait,
    id: JobId,
    attempt: i32,
) -> crate::Result<()> {
    let done = job::Entity::delete_many()
        .filter(job::Column::Id.eq(id))
        .filter(job::Column::State.eq("running"))
        .filter(job::Column::Attempts.eq(attempt))
        .exec(connection)
        .await?;
    if done.rows_affected == 1 {
        return Ok(());
    }
    Err(anyhow::anyhow!("another worker has taken over {id}; this attempt is undone").into())
}

/// Runs stored jobs of one kind.
#[derive(Clone, Copy)]
pub(crate) struct Runner {
    pub(crate) tries: i32,
    pub(crate) run: Run,
}

type Run =
    fn(serde_json::Value, JobContext) -> Pin<Box<dyn Future<Output = Result<(), Failure>> + Send>>;

/// The runner of kind `J`.
pub(crate) fn runner<J: Job>() -> Runner {
    let run: Run = |payload, mut ctx| {
        Box::pin(async move {
            ctx.kind = J::KIND;
            match serde_json::from_value::<J>(payload) {
                Ok(job) => job.run(ctx).await,
                Err(error) => {
                    Err(Failure::GiveUp(anyhow::Error::from(error).context("reading the job")))
                }
            }
        })
    };
    Runner { tries: J::TRIES, run }
}
