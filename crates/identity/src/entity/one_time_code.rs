//! `one_time_codes`: every code that was asked for, also by people who do not exist.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::codes::{CodeId, CodeState};

/// One request for a code.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "one_time_codes")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CodeId,
    /// The tenant it signs in to.
    pub tenant_id: TenantId,
    /// Whom it is for, as [`crate::codes::Recipient`] writes it.
    pub recipient: String,
    /// HMAC of the code in hex.
    pub code_hash: String,
    /// Wrong guesses so far.
    pub wrong_tries: i32,
    /// Whether it still opens the door.
    pub state: CodeState,
    /// When it was asked for.
    pub created_at: DateTimeUtc,
    /// When it ends by itself.
    pub expires_at: DateTimeUtc,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
