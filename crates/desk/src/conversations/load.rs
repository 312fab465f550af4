//! Find conversations for whoever may see them, and write them back.

use kernel::{Caller, Tx};
use sea_orm::ActiveValue::NotSet;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, SqlErr,
};

use super::Refusal;
use super::audience::{Sight, audience};
use crate::entity::{contact, conversation};
use crate::events::ConversationChanged;
use crate::ids::{ContactId, ConversationId};
use crate::settings::agents_see;

/// The conversation, if the caller sees it.
pub async fn visible(
    conn: &impl ConnectionTrait,
    caller: &Caller,
    id: ConversationId,
) -> kernel::Result<conversation::Model> {
    let sight = Sight::of(conn, caller).await?;
    let found = conversation::Entity::find_by_id(id).filter(sight.condition(caller.tenant.id));
    Ok(found.one(conn).await?.ok_or(Refusal::NotFound)?)
}

/// The same for a change: nobody else changes it until this transaction ends.
pub async fn held(
    tx: &Tx,
    caller: &Caller,
    id: ConversationId,
) -> kernel::Result<conversation::Model> {
    let sight = Sight::of(tx.conn(), caller).await?;
    let found = conversation::Entity::find_by_id(id)
        .filter(sight.condition(tx.tenant().id))
        .lock_exclusive();
    Ok(found.one(tx.conn()).await?.ok_or(Refusal::NotFound)?)
}

/// The contact of a conversation.
pub async fn contact_of(
    conn: &impl ConnectionTrait,
    row: &conversation::Model,
) -> kernel::Result<contact::Model> {
    let id: ContactId = row.contact_id;
    let found = contact::Entity::find_by_id(id)
        .filter(contact::Column::TenantId.eq(row.tenant_id))
        .one(conn)
        .await?;
    Ok(found.ok_or_else(|| anyhow::anyhow!("contact {id} of a conversation is gone"))?)
}

/// Writes a row that this transaction holds.
///
/// Refuses with [`Refusal::AnotherOpen`] when its contact has another one under way; drop the
/// transaction then.
pub async fn write(tx: &Tx, row: &conversation::Model) -> kernel::Result<()> {
    let mut changes = row.clone().into_active_model().reset_all();
    (changes.id, changes.tenant_id, changes.created_at) = (NotSet, NotSet, NotSet);
    let outcome = conversation::Entity::update_many()
        .set(changes)
        .filter(conversation::Column::Id.eq(row.id))
        .filter(conversation::Column::TenantId.eq(row.tenant_id))
        .exec(tx.conn())
        .await;
    match outcome {
        Ok(_) => Ok(()),
        Err(error) => match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => Err(Refusal::AnotherOpen.into()),
            _ => Err(error.into()),
        },
    }
}

/// Tells whoever sees the conversation how it is now.
pub async fn tell(
    tx: &mut Tx,
    row: &conversation::Model,
    contact: &contact::Model,
) -> kernel::Result<()> {
    let see = agents_see(tx.conn(), row.tenant_id).await?;
    tx.announce(ConversationChanged::of(row, contact, audience(row, see)));
    Ok(())
}
