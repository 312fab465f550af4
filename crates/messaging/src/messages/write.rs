//! Write a message: one insert in the caller's transaction, sent after its commit.

use base::TenantId;
use chrono::{DateTime, Utc};
use kernel::Tx;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use whatsapp::Address;

use super::{Channel, Class, Content, MessageId, State};
use crate::entity::message::{ActiveModel, Column, Entity};
use crate::lines::LineId;
use crate::outbox::PUMP;

/// Bytes of a wire id: as many as WhatsApp's own clients use, and enough never to meet.
const WIRE_ID_BYTES: usize = 10;

/// A WhatsApp message to be sent.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// Whom it is for.
    pub to: Address,
    /// The name of what it says, e.g. `otp`.
    pub template: &'static str,
    /// What it says.
    pub text: String,
    /// What it is beside its text.
    pub content: Content,
    /// How urgent it is.
    pub class: Class,
    /// The line it must leave by; without one its class decides.
    pub line: Option<LineId>,
    /// The provider's id of the message that it answers.
    pub quoted: Option<String>,
    /// Two messages of one tenant with one key are one message: the first.
    pub dedupe: Option<String>,
    /// Worse than never from this moment on.
    pub expires_at: Option<DateTime<Utc>>,
}

impl NewMessage {
    /// A text, by the line of its class, at any time.
    pub fn new(
        to: impl Into<Address>,
        class: Class,
        template: &'static str,
        text: impl Into<String>,
    ) -> Self {
        Self {
            to: to.into(),
            template,
            text: text.into(),
            content: Content::Text,
            class,
            line: None,
            quoted: None,
            dedupe: None,
            expires_at: None,
        }
    }

    /// Two messages of one tenant with one key are one message: the first.
    #[must_use]
    pub fn once(mut self, key: impl Into<String>) -> Self {
        self.dedupe = Some(key.into());
        self
    }
}

/// A mail to be sent.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// The address it is for.
    pub to: String,
    /// The name of what it says, e.g. `password_reset`.
    pub template: &'static str,
    /// Its subject.
    pub subject: String,
    /// What it says, as plain text.
    pub text: String,
    /// Two messages of one tenant with one key are one message: the first.
    pub dedupe: Option<String>,
    /// Worse than never from this moment on.
    pub expires_at: Option<DateTime<Utc>>,
}

/// Writes WhatsApp messages with the commit, each like [`whatsapp`]. Those whose `dedupe` stands
/// already are left out.
pub fn whatsapp_all(tx: &mut Tx, messages: Vec<NewMessage>) {
    if messages.is_empty() {
        return;
    }
    let rows: Vec<_> = messages.into_iter().map(|message| row(tx, message)).collect();
    let nothing = OnConflict::new().do_nothing().to_owned();
    tx.insert_later(Entity::insert_many(rows).on_conflict(nothing).into_query());
    tx.nudge(PUMP);
}

/// Writes a WhatsApp message. It is sent after the commit, or never, if there is none. Answers its
/// id, or that of the first message with the same `dedupe`.
pub async fn whatsapp(tx: &mut Tx, message: NewMessage) -> kernel::Result<MessageId> {
    let dedupe = message.dedupe.clone();
    let row = row(tx, message);
    insert(tx, row, dedupe).await
}

fn row(tx: &Tx, message: NewMessage) -> ActiveModel {
    let NewMessage { to, template, text, content, class, line, quoted, dedupe, expires_at } =
        message;
    let content = (content != Content::Text).then(|| serde_json::json!(content));
    ActiveModel {
        channel: Set(Channel::Whatsapp),
        line_id: Set(line),
        recipient: Set(recipient(&to)),
        subject: Set(None),
        text: Set(text),
        content: Set(content),
        quoted: Set(quoted),
        template: Set(template.to_owned()),
        class: Set(class),
        priority: Set(class.priority()),
        expires_at: Set(expires_at),
        dedupe_key: Set(dedupe),
        ..fresh(tx)
    }
}

/// Writes a mail, like [`whatsapp`].
pub async fn email(tx: &mut Tx, mail: NewMail) -> kernel::Result<MessageId> {
    let NewMail { to, template, subject, text, dedupe, expires_at } = mail;
    let class = Class::Transactional;
    let row = ActiveModel {
        channel: Set(Channel::Email),
        recipient: Set(to),
        subject: Set(Some(subject)),
        text: Set(text),
        template: Set(template.to_owned()),
        class: Set(class),
        priority: Set(class.priority()),
        expires_at: Set(expires_at),
        dedupe_key: Set(dedupe.clone()),
        ..fresh(tx)
    };
    insert(tx, row, dedupe).await
}

/// How an address is kept: a phone's digits, or the address as WhatsApp writes it.
pub(crate) fn recipient(to: &Address) -> String {
    match to {
        Address::Phone(phone) => phone.as_str().to_owned(),
        other => other.to_string(),
    }
}

/// What every new message begins with.
fn fresh(tx: &Tx) -> ActiveModel {
    ActiveModel {
        id: Set(tx.new_id()),
        tenant_id: Set(tx.tenant().id),
        line_id: Set(None),
        content: Set(None),
        quoted: Set(None),
        first_contact: Set(false),
        not_before: Set(tx.now()),
        attempts: Set(0),
        state: Set(State::Queued),
        lease_until: Set(None),
        wire_id: Set(hex::encode_upper(tx.app().random.bytes::<WIRE_ID_BYTES>())),
        provider_id: Set(None),
        error: Set(None),
        created_at: Set(tx.now()),
        sent_at: Set(None),
        delivered_at: Set(None),
        read_at: Set(None),
        ..ActiveModel::default()
    }
}

async fn insert(
    tx: &mut Tx,
    row: ActiveModel,
    dedupe: Option<String>,
) -> kernel::Result<MessageId> {
    let Set(id) = row.id else { return Err(anyhow::anyhow!("a new message has an id").into()) };
    let nothing = OnConflict::new().do_nothing().to_owned();
    let inserted =
        Entity::insert(row).on_conflict(nothing).exec_without_returning(tx.conn()).await?;
    if inserted > 0 {
        tx.nudge(PUMP);
        return Ok(id);
    }
    first_with_key(tx, tx.tenant().id, dedupe).await
}

async fn first_with_key(
    tx: &Tx,
    tenant: TenantId,
    key: Option<String>,
) -> kernel::Result<MessageId> {
    let first: Option<MessageId> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::TenantId.eq(tenant))
        .filter(Column::DedupeKey.eq(key))
        .into_tuple()
        .one(tx.conn())
        .await?;
    Ok(first.ok_or_else(|| anyhow::anyhow!("a message was refused that nothing stands against"))?)
}
