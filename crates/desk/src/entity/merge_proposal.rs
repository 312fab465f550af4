//! `desk_merge_proposals`: contacts that seem to be one, for a person to decide.

use base::{AccountId, TenantId};
use sea_orm::entity::prelude::*;

use crate::contacts::proposals::ProposalState;
use crate::ids::{ContactId, ProposalId};

/// One pair.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_merge_proposals")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProposalId,
    /// The tenant.
    pub tenant_id: TenantId,
    /// The older contact.
    pub first_id: ContactId,
    /// The other one.
    pub second_id: ContactId,
    /// What became of it.
    pub state: ProposalState,
    /// When both were named in one message.
    pub created_at: DateTimeUtc,
    /// When a person decided.
    pub decided_at: Option<DateTimeUtc>,
    /// Who.
    pub decided_by: Option<AccountId>,
}

/// None: joined by hand where it is read.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
