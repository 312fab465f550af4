//! `sync_runs`: passes over the old system's tables, those under way and those that ended.

use base::{AccountId, TenantId};
use sea_orm::entity::prelude::*;

use crate::ids::SyncRunId;
use crate::sync::{Cause, Kind, Phase};

/// One run. At most one of a kind and tenant has no `finished_at`: a unique index sees to that.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sync_runs")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SyncRunId,
    /// The tenant.
    pub tenant_id: TenantId,
    /// What it follows.
    pub kind: Kind,
    /// Why it was started.
    pub cause: Cause,
    /// Whether a person asked for everything, however much would become inactive.
    pub is_full: bool,
    /// Where it stands.
    pub state: Phase,
    /// The last `tblpart_id.id` it has dealt with: where it goes on after a break.
    pub place: i64,
    /// Counts its saves. A worker saves only on what it saw: of two, one stops.
    pub steps: i64,
    /// Rows looked at.
    pub seen: i64,
    /// Products made.
    pub created: i64,
    /// Products changed.
    pub updated: i64,
    /// Products that were in step.
    pub unchanged: i64,
    /// Rows there that are no products.
    pub refused: i64,
    /// Products made inactive because their part vanished.
    pub deactivated: i64,
    /// Why it waits, failed, or did not do everything; see [`crate::sync::problems::Trouble`].
    pub trouble: Option<String>,
    /// The machine's words for it.
    #[sea_orm(column_type = "Text", nullable)]
    pub trouble_detail: Option<String>,
    /// The first refused rows with their reasons: [`crate::sync::problems::Problem`]s.
    pub problems: Json,
    /// Products whose part was not there, with the part: dealt with at the end.
    pub vanished: Json,
    /// Who asked for it, if somebody did.
    pub by_account: Option<AccountId>,
    /// Their name then.
    pub by_name: Option<String>,
    /// Until when a worker is on it; one that is silent longer counts as dead.
    pub lease_until: Option<DateTimeUtc>,
    /// When it last got anywhere, or last tried.
    pub touched_at: DateTimeUtc,
    /// When its pass began.
    pub started_at: Option<DateTimeUtc>,
    /// When it ended.
    pub finished_at: Option<DateTimeUtc>,
    /// When it was asked for.
    pub created_at: DateTimeUtc,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
