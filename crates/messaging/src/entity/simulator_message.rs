//! `simulator_messages`: what the simulated phones show.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::lines::LineId;
use crate::simulator::BubbleId;

/// One bubble.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "simulator_messages")]
pub struct Model {
    /// Its id, and its place in the chat.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BubbleId,
    /// Whose chat it is in.
    pub tenant_id: TenantId,
    /// The line it is on; nothing on those of before lines.
    pub line_id: Option<LineId>,
    /// The phone's digits.
    pub phone: String,
    /// `out`: the business wrote it; `in`: the phone's owner did.
    pub direction: String,
    /// What it says.
    pub text: String,
    /// The sender's id of it; one bubble for each.
    pub wire_id: Option<String>,
    /// When it arrived.
    pub at: DateTimeUtc,
    /// What it is beside its text.
    pub extra: Option<Json>,
    /// When the phone had it; a phone that is off has nothing.
    pub delivered_at: Option<DateTimeUtc>,
    /// When the other side opened it.
    pub seen_at: Option<DateTimeUtc>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
