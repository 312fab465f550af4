//! `events`: what live screens hear of, in order, kept for a day so that a screen can catch up.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::live::EventId;

/// One event for live screens.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    /// Its id, ordered by time: how far a screen or a node has come.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EventId,
    /// The tenant it belongs to.
    pub tenant_id: TenantId,
    /// Its public name, e.g. `order.placed`.
    pub name: String,
    /// The id of what changed.
    pub subject: String,
    /// Whose screens hear of it: a list of [`crate::Audience`].
    pub audience: Json,
    /// What changed, for screens that need it at once.
    pub data: Option<Json>,
    /// When it happened.
    pub at: DateTimeUtc,
}

/// None: events point at nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
