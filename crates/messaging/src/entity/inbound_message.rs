//! `inbound_messages`: what was told already, so that nothing is told twice.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::inbound::{BodyId, InboundId};
use crate::lines::LineId;

/// One message that came in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inbound_messages")]
pub struct Model {
    /// Its id, ordered by arrival.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InboundId,
    /// Whose line it came on.
    pub tenant_id: TenantId,
    /// The line.
    pub line_id: LineId,
    /// A digest of chat, sender, provider's id and kind: the same is the same message.
    pub identity: String,
    /// The body that told it.
    pub body_id: Option<BodyId>,
    /// When it came.
    pub received_at: DateTimeUtc,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
