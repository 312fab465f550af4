//! Asks a customer how they liked it, when their conversation is resolved.

use chrono::Duration;
use kernel::Tx;
use messaging::{Class, NewMessage};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryTrait};
use whatsapp::Address;

use super::QUESTION;
use crate::entity::{contact, conversation, csat, inbox, message};
use crate::messages::MessageKind;
use crate::messages::write::{self, NewRow};

/// Nobody is asked twice within this time, however often their matters are resolved.
const REST: Duration = Duration::days(1);

/// Asks, where the inbox does, the customer wrote, and free text may still be sent.
pub(crate) async fn ask(
    tx: &mut Tx,
    inbox: &inbox::Model,
    contact: &contact::Model,
    row: &mut conversation::Model,
) -> kernel::Result<Option<message::Model>> {
    let may_send = row.window_until.is_none_or(|until| tx.now() < until);
    let wrote = row.last_inbound_at.is_some_and(|at| at >= row.opened_at);
    if !inbox.csat || contact.is_group || !wrote || !may_send {
        return Ok(None);
    }
    let Ok(to) = Address::parse(&row.chat) else { return Ok(None) };
    let asked = csat::Entity::find()
        .filter(csat::Column::ContactId.eq(contact.id))
        .filter(csat::Column::AskedAt.gt(tx.now() - REST))
        .count(tx.conn())
        .await?;
    if asked > 0 {
        return Ok(None);
    }
    let mut new = NewMessage::new(to, Class::Reply, "desk_csat", QUESTION);
    new.line = Some(inbox.line_id);
    let id = messaging::whatsapp(tx, new).await?;
    let question = csat::ActiveModel {
        id: Set(tx.new_id()),
        tenant_id: Set(row.tenant_id),
        conversation_id: Set(row.id),
        contact_id: Set(contact.id),
        inbox_id: Set(inbox.id),
        agent_id: Set(row.assignee_id),
        asked_at: Set(tx.now()),
        score: Set(None),
        comment: Set(None),
        answered_at: Set(None),
    };
    tx.insert_later(csat::Entity::insert(question).into_query());
    let mut line = write::row(tx, row, NewRow::new(MessageKind::Out, QUESTION));
    write::queued(&mut line, id);
    Ok(Some(line))
}
