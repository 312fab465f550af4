//! The inbox behind a line: made when its line is first heard of, and in step with it.

use kernel::Tx;
use kernel::events::Told;
use messaging::lines::{self, LineFacts};
use messaging::{LineChanged, LineId};
use sea_orm::sea_query::Expr;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, EntityTrait, IntoActiveModel, JoinType, QueryFilter, QuerySelect, RelationDef,
};

use super::Rotation;
use crate::entity::{inbox, settings};
use crate::settings::AgentsSee;

/// Hours after which a resolved conversation is another matter, unless an admin says otherwise.
const REOPEN_WITHIN_HOURS: i32 = 24;
/// Minutes after which an agent whose screen is silent counts as gone, unless an admin says
/// otherwise: longer than a phone sleeps on the way to the warehouse.
const RELEASE_AFTER_MINUTES: i32 = 10;

/// What a message needs to know of the desk it arrives at.
#[derive(Clone, Debug)]
pub(crate) struct Desk {
    pub(crate) inbox: inbox::Model,
    pub(crate) see: AgentsSee,
}

/// The inbox of a line that the desk answers: one statement for a line we know.
pub(crate) async fn of_line(tx: &Tx, line: LineId) -> kernel::Result<Option<Desk>> {
    if let Some(desk) = find(tx, line).await? {
        return Ok(Some(desk).filter(|desk| desk.inbox.is_active));
    }
    match lines::find(tx.conn(), tx.tenant().id, line).await? {
        Some(facts) if facts.serves_desk => {
            make(tx, facts).await?;
            find(tx, line).await
        }
        _ => Ok(None),
    }
}

/// Follows what a line is called and whether it serves the desk. Its inbox stays when it goes: its
/// conversations are history.
pub(crate) fn follow<'a>(tx: &'a mut Tx, changed: &'a LineChanged) -> Told<'a> {
    Box::pin(async move {
        let facts = lines::find(tx.conn(), tx.tenant().id, changed.id).await?;
        let is_active = facts.as_ref().is_some_and(|facts| facts.serves_desk);
        let mut update = inbox::Entity::update_many()
            .col_expr(inbox::Column::IsActive, Expr::value(is_active))
            .filter(inbox::Column::LineId.eq(changed.id))
            .filter(inbox::Column::TenantId.eq(tx.tenant().id));
        if let Some(facts) = facts {
            update =
                update.col_expr(inbox::Column::ReplyWindow, Expr::value(facts.has_reply_window));
        }
        update.exec(tx.conn()).await?;
        Ok(())
    })
}

/// The inbox of a line that the desk has answered on already.
pub(crate) async fn known(tx: &Tx, line: LineId) -> kernel::Result<Option<Desk>> {
    Ok(find(tx, line).await?.filter(|desk| desk.inbox.is_active))
}

async fn find(tx: &Tx, line: LineId) -> kernel::Result<Option<Desk>> {
    let found = inbox::Entity::find()
        .join(JoinType::LeftJoin, to_settings())
        .select_also(settings::Entity)
        .filter(inbox::Column::TenantId.eq(tx.tenant().id))
        .filter(inbox::Column::LineId.eq(line))
        .one(tx.conn())
        .await?;
    Ok(found.map(|(inbox, settings)| Desk {
        inbox,
        see: settings.map(|row| row.agents_see).unwrap_or_default(),
    }))
}

fn to_settings() -> RelationDef {
    inbox::Entity::belongs_to(settings::Entity)
        .from(inbox::Column::TenantId)
        .to(settings::Column::TenantId)
        .into()
}

async fn make(tx: &Tx, line: LineFacts) -> kernel::Result<()> {
    crate::settings::ensure(tx).await?;
    let row = inbox::Model {
        id: tx.new_id(),
        tenant_id: tx.tenant().id,
        line_id: line.id,
        name: line.name,
        team_id: None,
        is_active: true,
        reply_window: line.has_reply_window,
        auto_assign: true,
        rotation: Rotation::default(),
        reopen_within_hours: REOPEN_WITHIN_HOURS,
        hours: None,
        away_message: None,
        first_reply_minutes: None,
        resolution_minutes: None,
        csat: false,
        release_after_minutes: RELEASE_AFTER_MINUTES,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    inbox::Entity::insert(row.into_active_model())
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    Ok(())
}
