//! A customer types: screens that show their conversation hear of it, and nothing is kept.

use kernel::Tx;
use kernel::events::Told;
use messaging::PeerTyping;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde_json::json;

use crate::conversations::audience::audience;
use crate::conversations::state::Status;
use crate::entity::{address, conversation};
use crate::events::CustomerTyping;
use crate::inboxes::serving;

/// Tells whoever sees the conversation that is under way, if there is one.
pub(crate) fn hear<'a>(tx: &'a mut Tx, peer: &'a PeerTyping) -> Told<'a> {
    Box::pin(async move {
        let Some(desk) = serving::known(tx, peer.line).await? else { return Ok(()) };
        let theirs = address::Entity::find()
            .select_only()
            .column(address::Column::ContactId)
            .filter(address::Column::TenantId.eq(tx.tenant().id))
            .filter(address::Column::Value.eq(peer.chat.to_string()))
            .into_query();
        let row = conversation::Entity::find()
            .filter(conversation::Column::InboxId.eq(desk.inbox.id))
            .filter(conversation::Column::ContactId.in_subquery(theirs))
            .filter(conversation::Column::State.ne(Status::Resolved))
            .one(tx.conn())
            .await?;
        if let Some(row) = row {
            let data = json!({ "conversation": row.id, "is_typing": peer.is_typing });
            let audience = audience(&row, desk.see);
            tx.announce(CustomerTyping { subject: row.id.to_string(), audience, data });
        }
        Ok(())
    })
}
