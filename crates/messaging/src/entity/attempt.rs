//! `message_attempts`: every try to send a message, and how it ended.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::messages::{AttemptId, MessageId};

/// One try.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "message_attempts")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AttemptId,
    /// Whose message it was.
    pub tenant_id: TenantId,
    /// The message.
    pub message_id: MessageId,
    /// Which try it was, from 1; one that cost nothing shares its number with the next.
    pub attempt: i32,
    /// When its outcome was written down.
    pub at: DateTimeUtc,
    /// `accepted`, `retry`, `throttled`, `channel_down`, `rejected` or `unknown`.
    pub outcome: String,
    /// The reason or code.
    pub detail: Option<String>,
}

/// None in the type: the message is found by its id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
