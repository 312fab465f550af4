//! `desk_addresses`: every WhatsApp id of every contact.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::ids::ContactId;

/// One WhatsApp id.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_addresses")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    /// The id, as [`whatsapp::Address`] writes it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub value: String,
    /// Whose it is.
    pub contact_id: ContactId,
    /// `phone`, `lid`, `bsuid` or `group`.
    pub kind: String,
    /// When it was first heard of.
    pub created_at: DateTimeUtc,
}

/// None: joined by hand where it is read.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
