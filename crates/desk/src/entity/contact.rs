//! `desk_contacts`: one row a person or a group on WhatsApp.

use base::{Phone, TenantId};
use sea_orm::entity::prelude::*;

use crate::ids::ContactId;

/// One contact. Its addresses are in `desk_addresses`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_contacts")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ContactId,
    /// The tenant.
    pub tenant_id: TenantId,
    /// The name an agent gave it.
    pub edited_name: Option<String>,
    /// Its name in the phone book.
    pub book_name: Option<String>,
    /// The name it gave itself.
    pub push_name: Option<String>,
    /// Its number, if it is known.
    pub phone: Option<Phone>,
    /// Its mail address.
    pub email: Option<String>,
    /// What agents should know.
    #[sea_orm(column_type = "Text", nullable)]
    pub notes: Option<String>,
    /// Whether it is a group.
    pub is_group: bool,
    /// The contact it was found to be the same as; old links lead there.
    pub merged_into: Option<ContactId>,
    /// When it was first heard of.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

/// None: joined by hand where it is read.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
