//! `jobs`: work to be done after a commit, at least once. Done jobs are deleted.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::jobs::JobId;

/// A queued, running or dead job.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub struct Model {
    /// Its id; also its place in the queue among jobs due at the same time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobId,
    /// Whose work it is.
    pub tenant_id: TenantId,
    /// Which handler runs it.
    pub kind: String,
    /// The job itself.
    pub payload: Json,
    /// `queued`, `running` or `dead`.
    pub state: String,
    /// Not before this moment.
    pub run_at: DateTimeUtc,
    /// Times it was started; also the fence against a worker that lost its lease.
    pub attempts: i32,
    /// Times it gave its turn back because another side was away; not counted in `attempts`.
    pub waits: i32,
    /// When a running job counts as abandoned.
    pub lease_until: Option<DateTimeUtc>,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    /// Two queued jobs of one tenant with one key are one job.
    pub dedupe_key: Option<String>,
    /// When it was queued.
    pub created_at: DateTimeUtc,
}

/// None: jobs point at nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
