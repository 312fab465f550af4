//! A customer's answer to the question how they liked it.

use chrono::Duration;
use kernel::Tx;
use messaging::MessageReceived;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use whatsapp::inbound::Kind;

use super::matter;
use crate::conversations::audience::audience;
use crate::conversations::load;
use crate::conversations::state::Status;
use crate::csat::score;
use crate::entity::{contact, csat};
use crate::events::MessageAdded;
use crate::inboxes::serving::Desk;
use crate::messages::write::{self, Done, NewRow};
use crate::messages::{DeskMessage, MessageKind};

/// A number that comes later is about something else.
const ANSWER_WITHIN: Duration = Duration::hours(24);

/// Whether the message is a score that we asked for; then it is written down, and its conversation
/// stays resolved. Only what reads as a score costs a statement.
pub(super) async fn answers(
    tx: &mut Tx,
    desk: &Desk,
    contact: &contact::Model,
    received: &MessageReceived,
    body: &str,
) -> kernel::Result<bool> {
    let said = &received.message;
    let is_text = matches!(said.kind, Kind::Text(_) | Kind::Choice { .. });
    let Some(score) = score(body).filter(|_| is_text && !said.from_me) else { return Ok(false) };
    let Some(mut row) = matter::newest(tx, &desk.inbox, contact).await? else { return Ok(false) };
    if row.state != Status::Resolved {
        return Ok(false);
    }
    let asked = csat::Entity::find()
        .filter(csat::Column::ContactId.eq(contact.id))
        .filter(csat::Column::ConversationId.eq(row.id))
        .filter(csat::Column::AskedAt.gt(tx.now() - ANSWER_WITHIN))
        .filter(csat::Column::AnsweredAt.is_null())
        .order_by_desc(csat::Column::AskedAt)
        .one(tx.conn())
        .await?;
    let Some(asked) = asked else { return Ok(false) };
    csat::Entity::update_many()
        .col_expr(csat::Column::Score, Expr::value(score))
        .col_expr(csat::Column::AnsweredAt, Expr::value(tx.now()))
        .filter(csat::Column::Id.eq(asked.id))
        .exec(tx.conn())
        .await?;
    let mut line = write::row(tx, &mut row, NewRow::new(MessageKind::In, body));
    line.inbound_id = Some(received.id);
    line.provider_id = Some(said.provider_id.clone());
    line.wire_id.clone_from(&said.wire_id);
    row.last_inbound_at = Some(tx.now());
    let done = Done { what: "csat", by: None, from: None, to: Some(score.to_string()) };
    let lines = vec![line, write::event(tx, &mut row, done)];
    load::write(tx, &row).await?;
    for line in &lines {
        let shown = DeskMessage::of(line, None);
        tx.announce(MessageAdded::of(&shown, &row, contact, audience(&row, desk.see)));
    }
    write::insert(tx, lines).await?;
    Ok(true)
}
