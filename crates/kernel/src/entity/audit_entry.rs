//! `audit_entries`: who did what, append-only; `seq` and `hash` join it to the tenant's chain.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::audit::AuditId;

/// One act.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entries")]
pub struct Model {
    /// Its id, ordered by time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditId,
    /// The tenant whose chain it belongs to.
    pub tenant_id: TenantId,
    /// Who acted, as text.
    pub actor: String,
    /// What was done, e.g. `parts.order.approve`.
    pub action: String,
    /// The id of what it was done to.
    pub subject: String,
    /// What it looked like before.
    pub before: Option<Json>,
    /// What it looks like now.
    pub after: Option<Json>,
    /// The caller's network address.
    pub address: Option<String>,
    /// The request's id.
    pub request_id: Option<String>,
    /// When.
    pub at: DateTimeUtc,
    /// Its place in the chain, from 1; empty until sealed.
    pub seq: Option<i64>,
    /// SHA-256 over the previous hash and this entry, in hex; empty until sealed.
    pub hash: Option<String>,
}

/// None: the chain outlives what it tells of.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
