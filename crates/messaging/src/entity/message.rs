//! `messages`: the outbox, and after sending the log of what became of it.

use base::TenantId;
use sea_orm::entity::prelude::*;

use crate::lines::LineId;
use crate::messages::{Channel, Class, MessageId, State};

/// One message to one person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "messages")]
pub struct Model {
    /// Its id; also its place in the queue among messages of one class.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MessageId,
    /// Who says it.
    pub tenant_id: TenantId,
    /// How it travels.
    pub channel: Channel,
    /// A phone's digits, or a mail address.
    pub recipient: String,
    /// The line a WhatsApp message leaves by; chosen when it is claimed unless its writer did.
    pub line_id: Option<LineId>,
    /// A mail's subject.
    pub subject: Option<String>,
    /// What it says; without its secrets once it is settled.
    pub text: String,
    /// What it is beside its text: [`crate::messages::Content`]; nothing for a text.
    pub content: Option<Json>,
    /// The provider's id of the message that it answers.
    pub quoted: Option<String>,
    /// Whether it counts as the first message to somebody who never wrote.
    pub first_contact: bool,
    /// The name of what it says, e.g. `otp`.
    pub template: String,
    /// How urgent it is.
    pub class: Class,
    /// The class as a number, smaller first.
    pub priority: i32,
    /// Not before this moment.
    pub not_before: DateTimeUtc,
    /// Worse than never from this moment on.
    pub expires_at: Option<DateTimeUtc>,
    /// Tries so far; waiting for a channel costs none.
    pub attempts: i32,
    /// What became of it.
    pub state: State,
    /// When a sender that is silent counts as dead; also the fence against one that comes back.
    pub lease_until: Option<DateTimeUtc>,
    /// Its id on the wire, the same on every try.
    pub wire_id: String,
    /// Two messages of one tenant with one key are one message.
    pub dedupe_key: Option<String>,
    /// What the provider calls it.
    pub provider_id: Option<String>,
    /// Why the last try failed.
    pub error: Option<String>,
    /// When it was written.
    pub created_at: DateTimeUtc,
    /// When the provider took it.
    pub sent_at: Option<DateTimeUtc>,
    /// When the recipient's device had it.
    pub delivered_at: Option<DateTimeUtc>,
    /// When the recipient opened it.
    pub read_at: Option<DateTimeUtc>,
}

/// None: messages point at nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
