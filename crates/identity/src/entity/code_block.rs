//! `code_blocks`: one row a recipient, locked while its codes change; says until when it is
//! blocked.

use base::TenantId;
use sea_orm::entity::prelude::*;

/// One recipient.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "code_blocks")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    /// The recipient, as in `one_time_codes`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub recipient: String,
    /// Blocked until then; a past moment blocks nothing.
    pub until: DateTimeUtc,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
