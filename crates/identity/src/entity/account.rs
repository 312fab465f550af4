//! `accounts`: people and companies that can sign in, across all tenants.

use base::{AccountId, Phone};
use sea_orm::entity::prelude::*;

use crate::email::Email;

/// One person or company.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    /// Its display name.
    pub name: String,
    /// Its address, unique.
    pub email: Option<Email>,
    /// Its number, unique.
    pub phone: Option<Phone>,
    /// Its argon2id hash; empty when it never signs in by password.
    pub password_hash: Option<String>,
    /// Whether it may sign in at all.
    pub is_active: bool,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
