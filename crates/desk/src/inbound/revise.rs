//! What changes an earlier message: new words, taking it back, a sign on it.

use kernel::Tx;
use messaging::MessageReceived;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde_json::json;
use whatsapp::inbound::Kind;

use crate::contacts::known::{self, Who};
use crate::conversations::audience::audience;
use crate::entity::{contact, conversation, message};
use crate::events::MessageChanged;
use crate::inboxes::serving::Desk;
use crate::messages::{Content, DeskMessage, Reaction, content, preview};

/// Most signs on one message; groups have many people.
const REACTIONS: usize = 50;
/// What stands for the business among those who react.
const BUSINESS: &str = "business";

/// Changes the message that is meant; nothing if we never had it. Nothing else changes: an edit
/// opens no conversation.
pub(super) async fn revise(
    tx: &mut Tx,
    desk: &Desk,
    who: &Who,
    received: &MessageReceived,
) -> kernel::Result<()> {
    let kind = &received.message.kind;
    let (Kind::Reaction { target, .. } | Kind::Edited { target, .. } | Kind::Revoked { target }) =
        kind
    else {
        return Ok(());
    };
    let contact = known::find_or_make(tx, desk.inbox.id, who).await?;
    let Some(mut row) = find(tx, desk, &contact, target).await? else { return Ok(()) };
    match kind {
        Kind::Reaction { emoji, .. } => react(&mut row, received, emoji.as_deref()),
        Kind::Edited { body, .. } => {
            row.body.clone_from(body);
            row.edited_at = Some(tx.now());
        }
        _ => {
            row.body = String::new();
            (row.content, row.revoked_at) = (None, Some(tx.now()));
        }
    }
    write(tx, &row).await?;
    tell(tx, desk, &row).await
}

fn react(row: &mut message::Model, received: &MessageReceived, emoji: Option<&str>) {
    let said = &received.message;
    let by = match said.sender.first() {
        Some(sender) if !said.from_me => sender.to_string(),
        _ => BUSINESS.to_owned(),
    };
    let known = row.reactions.take().map(serde_json::from_value::<Vec<Reaction>>);
    let mut reactions = known.and_then(Result::ok).unwrap_or_default();
    reactions.retain(|reaction| reaction.by != by);
    if let Some(emoji) = emoji.filter(|_| reactions.len() < REACTIONS) {
        reactions.push(Reaction { by, emoji: emoji.chars().take(16).collect() });
    }
    row.reactions = Some(json!(reactions));
}

async fn find(
    tx: &Tx,
    desk: &Desk,
    contact: &contact::Model,
    target: &str,
) -> kernel::Result<Option<message::Model>> {
    let theirs = conversation::Entity::find()
        .select_only()
        .column(conversation::Column::Id)
        .filter(conversation::Column::ContactId.eq(contact.id))
        .filter(conversation::Column::InboxId.eq(desk.inbox.id))
        .into_query();
    let any = Condition::any()
        .add(message::Column::ProviderId.eq(target))
        .add(message::Column::WireId.eq(target));
    let found = message::Entity::find()
        .filter(message::Column::ConversationId.in_subquery(theirs))
        .filter(any)
        .lock_exclusive()
        .one(tx.conn())
        .await?;
    Ok(found)
}

async fn write(tx: &Tx, row: &message::Model) -> kernel::Result<()> {
    message::Entity::update_many()
        .col_expr(message::Column::Body, Expr::value(row.body.clone()))
        .col_expr(message::Column::Content, Expr::value(row.content.clone()))
        .col_expr(message::Column::Reactions, Expr::value(row.reactions.clone()))
        .col_expr(message::Column::EditedAt, Expr::value(row.edited_at))
        .col_expr(message::Column::RevokedAt, Expr::value(row.revoked_at))
        .filter(message::Column::Id.eq(row.id))
        .exec(tx.conn())
        .await?;
    Ok(())
}

async fn tell(tx: &mut Tx, desk: &Desk, row: &message::Model) -> kernel::Result<()> {
    let conversation = conversation::Entity::find_by_id(row.conversation_id).one(tx.conn()).await?;
    let Some(mut conversation) = conversation else { return Ok(()) };
    if conversation.last_message_at == row.at {
        let content = Content::stored(row.content.as_ref());
        content::word(content.as_ref()).clone_into(&mut conversation.last_content);
        conversation.last_preview = preview(&row.body);
        conversation::Entity::update_many()
            .col_expr(conversation::Column::LastContent, Expr::value(&conversation.last_content))
            .col_expr(conversation::Column::LastPreview, Expr::value(&conversation.last_preview))
            .filter(conversation::Column::Id.eq(conversation.id))
            .filter(conversation::Column::LastMessageAt.eq(row.at))
            .exec(tx.conn())
            .await?;
    }
    let quoted = match row.quoted_seq {
        Some(seq) => {
            message::Entity::find()
                .filter(message::Column::ConversationId.eq(row.conversation_id))
                .filter(message::Column::Seq.eq(seq))
                .one(tx.conn())
                .await?
        }
        None => None,
    };
    let shown = DeskMessage::of(row, quoted.as_ref());
    tx.announce(MessageChanged::of(&shown, audience(&conversation, desk.see)));
    Ok(())
}
