//! Write a message: one insert in the caller's transaction, sent after its commit.

use base::{Phone, TenantId};
use chrono::{DateTime, Utc};
use kernel::Tx;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use super::{Channel, Class, MessageId, State};
use crate::entity::message::{ActiveModel, Column, Entity};
use crate::outbox::PUMP;

/// Bytes of a wire id: as many as WhatsApp's own clients use, and enough never to meet.
const WIRE_ID_BYTES: usize = 10;

/// A WhatsApp message to be sent.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// Whom it is for.
    pub to: Phone,
    /// The name of what it says, e.g. `otp`.
    pub template: &'static str,
    /// What it says.
    pub text: String,
    /// How urgent it is.
    pub class: Class,
    /// Two messages of one tenant with one key are one message: the first.
    pub dedupe: Option<String>,
    /// Worse than never from this moment on.
    pub expires_at: Option<DateTime<Utc>>,
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
    let NewMessage { to, template, text, class, dedupe, expires_at } = message;
    ActiveModel {
        channel: Set(Channel::Whatsapp),
        recipient: Set(to.as_str().to_owned()),
        subject: Set(None),
        text: Set(text),
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

/// What every new message begins with.
fn fresh(tx: &Tx) -> ActiveModel {
    ActiveModel {
        id: Set(tx.new_id()),
        tenant_id: Set(tx.tenant().id),
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
