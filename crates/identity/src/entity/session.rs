//! `sessions`: every signed-in device, whatever the way it came in.

use base::{AccountId, SessionId, TenantId};
use sea_orm::entity::prelude::*;

use crate::sessions::SessionKind;

/// One signed-in device.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    /// Its id, the token's `jti`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionId,
    /// The tenant it speaks to.
    pub tenant_id: TenantId,
    /// Who is signed in.
    pub account_id: AccountId,
    /// Which way in, and so how long it lasts.
    pub kind: SessionKind,
    /// SHA-256 of the token in hex: a stolen table opens no door.
    pub token_hash: String,
    /// When it was opened.
    pub created_at: DateTimeUtc,
    /// When it last asked for something, to five minutes.
    pub last_seen_at: DateTimeUtc,
    /// When it ends by itself.
    pub expires_at: DateTimeUtc,
    /// Seconds of silence after which it ends; 0 when use does not lengthen it.
    pub idle_seconds: i64,
    /// When it was ended.
    pub revoked_at: Option<DateTimeUtc>,
    /// The network address it was opened from.
    pub address: Option<String>,
    /// The device, in words its owner recognises.
    pub device: String,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
