//! How far sent messages have come, and files that arrive later than their message.

use kernel::Tx;
use kernel::events::Told;
use messaging::{MediaFetched, MessageUpdated, State};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::content::Content;
use super::{SendState, list};
use crate::conversations::audience::audience;
use crate::entity::{conversation, message};
use crate::events::MessageChanged;
use crate::settings::agents_see;

/// Follows what becomes of a sent message. One statement for those that are not the desk's.
pub(crate) fn sent<'a>(tx: &'a mut Tx, news: &'a MessageUpdated) -> Told<'a> {
    Box::pin(async move {
        let changed = message::Entity::update_many()
            .col_expr(message::Column::State, Expr::value(Some(state_of(news.state))))
            .col_expr(message::Column::Error, Expr::value(news.error.clone()))
            .col_expr(message::Column::ProviderId, Expr::value(news.provider_id.clone()))
            .filter(message::Column::MessageId.eq(news.id))
            .filter(message::Column::TenantId.eq(tx.tenant().id))
            .exec_with_returning(tx.conn())
            .await?;
        match changed.into_iter().next() {
            Some(row) => tell(tx, row).await,
            None => Ok(()),
        }
    })
}

/// Takes in a file that was fetched, or that never will be.
pub(crate) fn fetched<'a>(tx: &'a mut Tx, news: &'a MediaFetched) -> Told<'a> {
    Box::pin(async move {
        let row = message::Entity::find()
            .filter(message::Column::InboundId.eq(news.id))
            .filter(message::Column::TenantId.eq(tx.tenant().id))
            .one(tx.conn())
            .await?;
        let Some(mut row) = row else { return Ok(()) };
        let Some(mut content) = Content::stored(row.content.as_ref()) else { return Ok(()) };
        if let Content::Media { mime, bytes, file, gone, .. } = &mut content {
            match &news.file {
                Ok(stored) => {
                    (*mime, *bytes) = (Some(stored.mime.clone()), Some(stored.bytes));
                    (*file, *gone) = (Some(stored.name.clone()), None);
                }
                Err(reason) => *gone = Some((*reason).to_owned()),
            }
        }
        row.content = content.json();
        message::Entity::update_many()
            .col_expr(message::Column::Content, Expr::value(row.content.clone()))
            .filter(message::Column::Id.eq(row.id))
            .exec(tx.conn())
            .await?;
        tell(tx, row).await
    })
}

fn state_of(state: State) -> SendState {
    match state {
        State::Queued | State::Sending => SendState::Queued,
        State::Accepted => SendState::Sent,
        State::Delivered => SendState::Delivered,
        State::Read => SendState::Read,
        State::Unknown => SendState::Unknown,
        State::Failed | State::Expired | State::Cancelled => SendState::Failed,
    }
}

async fn tell(tx: &mut Tx, row: message::Model) -> kernel::Result<()> {
    let conversation = conversation::Entity::find_by_id(row.conversation_id)
        .filter(conversation::Column::TenantId.eq(row.tenant_id))
        .one(tx.conn())
        .await?;
    let Some(conversation) = conversation else { return Ok(()) };
    let see = agents_see(tx.conn(), row.tenant_id).await?;
    let shown = list::dressed_one(tx.conn(), row).await?;
    tx.announce(MessageChanged::of(&shown, audience(&conversation, see)));
    Ok(())
}
