//! `password_resets`: links that were mailed to people who forgot their password.

use base::AccountId;
use sea_orm::entity::prelude::*;

use crate::passwords::ResetId;

/// One link.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "password_resets")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ResetId,
    /// Whose password it sets.
    pub account_id: AccountId,
    /// SHA-256 of the token in hex.
    pub token_hash: String,
    /// When it was asked for.
    pub created_at: DateTimeUtc,
    /// When it ends by itself.
    pub expires_at: DateTimeUtc,
    /// When it was used, or made worthless by another that was.
    pub used_at: Option<DateTimeUtc>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
