//! `inbound_bodies`: what gateways posted, as it came, kept for a month.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::inbound::BodyId;
use crate::lines::LineId;

/// One body.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inbound_bodies")]
pub struct Model {
    /// Its id, ordered by time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BodyId,
    /// Whose line it came on.
    pub tenant_id: TenantId,
    /// The line.
    pub line_id: LineId,
    /// The body as it came.
    pub body: String,
    /// What of it was not understood, for a person to look at.
    pub unknown: Option<String>,
    /// When it came.
    pub received_at: DateTimeUtc,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
