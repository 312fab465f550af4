//! `mailbox_messages`: mails that a development installation keeps instead of sending.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::simulator::MailId;

/// One mail.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mailbox_messages")]
pub struct Model {
    /// Its id, ordered by time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MailId,
    /// Who sent it.
    pub tenant_id: TenantId,
    /// The address it is for.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// The sender's id of it; one mail for each.
    pub wire_id: String,
    /// When it arrived.
    pub at: DateTimeUtc,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
