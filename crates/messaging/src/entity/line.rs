//! `whatsapp_lines`: the numbers of a business.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::lines::{DriverKind, LineId, LineState};

/// One number.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "whatsapp_lines")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LineId,
    /// Whose it is.
    pub tenant_id: TenantId,
    /// What its owner calls it.
    pub name: String,
    /// What it is reached by.
    pub driver: DriverKind,
    /// What its driver needs to know, without secrets: [`crate::lines::Settings`].
    pub settings: Json,
    /// The driver's secrets, sealed: [`crate::lines::Secrets`].
    pub secrets: Option<String>,
    /// Whether one-time codes leave by it.
    pub sends_codes: bool,
    /// Whether news of orders and the like leave by it.
    pub sends_notices: bool,
    /// Whether the desk answers on it.
    pub serves_desk: bool,
    /// How fast and how much it may send: [`crate::lines::Limits`].
    pub limits: Json,
    /// Whether it should be up.
    pub is_on: bool,
    /// What its link is in.
    pub state: LineState,
    /// When a ban ends.
    pub state_until: Option<DateTimeUtc>,
    /// Why a person is needed.
    pub trouble: Option<String>,
    /// Since when it is in this state.
    pub state_at: DateTimeUtc,
    /// The number's digits, once they are known.
    pub phone: Option<String>,
    /// The phone it is linked to, as that calls itself.
    pub device: Option<String>,
    /// When the next message that is no reply may leave.
    pub next_at: Option<DateTimeUtc>,
    /// The node that runs a driver of which there may be only one.
    pub runner: Option<String>,
    /// Until when that node has it.
    pub runner_until: Option<DateTimeUtc>,
    /// When it was set up.
    pub created_at: DateTimeUtc,
    /// When its settings were changed.
    pub changed_at: DateTimeUtc,
    /// When it was taken away; its messages stay.
    pub removed_at: Option<DateTimeUtc>,
}

/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
