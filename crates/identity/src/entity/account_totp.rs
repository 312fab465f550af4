//! `account_totps`: the second step of accounts that sign in by password.

use base::AccountId;
use sea_orm::entity::prelude::*;

/// One account's authenticator.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account_totps")]
pub struct Model {
    /// Whose it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// The secret, sealed with the installation's key: a stolen table makes no codes.
    pub sealed_secret: String,
    /// When the secret was made.
    pub created_at: DateTimeUtc,
    /// When its first code proved that it arrived; empty until then, and not asked for at sign-in.
    pub enabled_at: Option<DateTimeUtc>,
    /// The last half minute whose code was used; a code of that one or an earlier one is refused.
    pub last_step: Option<i64>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
