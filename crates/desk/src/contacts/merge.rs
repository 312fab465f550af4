//! Makes two contacts one, or proposes it to people.

use base::TenantId;
use kernel::Tx;
use kernel::audit::Entry;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QuerySelect, QueryTrait,
};

use super::Refusal;
use super::join::History;
use super::proposals::ProposalState;
use crate::conversations::load;
use crate::conversations::state::{State, Status};
use crate::entity::{
    address, contact, conversation, conversation_label, csat, merge_proposal, message,
};
use crate::ids::ContactId;
use crate::messages::write::{self, Done};

/// Most conversations of one contact that a merge closes: one for each inbox.
const OPEN_LIMIT: u64 = 100;

/// The contact of this tenant.
pub(crate) async fn load(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    id: ContactId,
) -> kernel::Result<contact::Model> {
    let found = contact::Entity::find_by_id(id).filter(contact::Column::TenantId.eq(tenant));
    Ok(found.one(conn).await?.ok_or(Refusal::NotFound)?)
}

/// Whether people have worked with a contact.
pub(crate) async fn history(tx: &Tx, row: &contact::Model) -> kernel::Result<History> {
    if row.edited_name.is_some() || row.notes.is_some() || row.email.is_some() {
        return Ok(History::ByHand);
    }
    let theirs = || {
        conversation::Entity::find()
            .select_only()
            .column(conversation::Column::Id)
            .filter(conversation::Column::ContactId.eq(row.id))
            .into_query()
    };
    let answers = message::Entity::find()
        .filter(message::Column::ConversationId.in_subquery(theirs()))
        .filter(message::Column::AuthorId.is_not_null())
        .limit(1)
        .count(tx.conn())
        .await?;
    let labels = conversation_label::Entity::find()
        .filter(conversation_label::Column::ConversationId.in_subquery(theirs()))
        .limit(1)
        .count(tx.conn())
        .await?;
    Ok(if answers + labels > 0 { History::ByHand } else { History::Bare })
}

/// Makes `other` one with `keep`: its ids and conversations move, its row stays behind and points
/// to where they went. Where both have a conversation under way in one inbox, that of `other` is
/// resolved, and what it waited for waits in the one that stays.
pub(crate) async fn merge(
    tx: &mut Tx,
    keep: ContactId,
    other: ContactId,
) -> kernel::Result<contact::Model> {
    let tenant = tx.tenant().id;
    let mut kept = load(tx.conn(), tenant, keep).await?;
    let gone = load(tx.conn(), tenant, other).await?;
    close_twins(tx, &kept, &gone).await?;
    address::Entity::update_many()
        .col_expr(address::Column::ContactId, Expr::value(keep))
        .filter(address::Column::ContactId.eq(other))
        .exec(tx.conn())
        .await?;
    conversation::Entity::update_many()
        .col_expr(conversation::Column::ContactId, Expr::value(keep))
        .filter(conversation::Column::ContactId.eq(other))
        .exec(tx.conn())
        .await?;
    csat::Entity::update_many()
        .col_expr(csat::Column::ContactId, Expr::value(keep))
        .filter(csat::Column::ContactId.eq(other))
        .exec(tx.conn())
        .await?;
    inherit(&mut kept, &gone);
    kept.updated_at = tx.now();
    contact::Entity::update_many()
        .set(kept.clone().into_active_model().reset_all())
        .filter(contact::Column::Id.eq(keep))
        .exec(tx.conn())
        .await?;
    contact::Entity::update_many()
        .col_expr(contact::Column::MergedInto, Expr::value(keep))
        .col_expr(contact::Column::UpdatedAt, Expr::value(tx.now()))
        .filter(contact::Column::Id.eq(other))
        .exec(tx.conn())
        .await?;
    tx.audit(Entry::new("desk.contact.merge", keep).before(other).after(keep));
    Ok(kept)
}

/// What the one that stays does not know of itself, it takes from the other.
fn inherit(kept: &mut contact::Model, gone: &contact::Model) {
    let take = |own: &mut Option<String>, other: &Option<String>| {
        if own.is_none() {
            own.clone_from(other);
        }
    };
    take(&mut kept.edited_name, &gone.edited_name);
    take(&mut kept.book_name, &gone.book_name);
    take(&mut kept.push_name, &gone.push_name);
    take(&mut kept.email, &gone.email);
    kept.phone = kept.phone.take().or_else(|| gone.phone.clone());
    kept.notes = match (kept.notes.take(), &gone.notes) {
        (Some(own), Some(other)) => Some(format!("{own}\n{other}")),
        (own, other) => own.or_else(|| other.clone()),
    };
}

async fn close_twins(
    tx: &mut Tx,
    kept: &contact::Model,
    gone: &contact::Model,
) -> kernel::Result<()> {
    let under_way = conversation::Entity::find()
        .filter(conversation::Column::ContactId.is_in([kept.id, gone.id]))
        .filter(conversation::Column::State.ne(Status::Resolved))
        .limit(OPEN_LIMIT)
        .lock_exclusive()
        .all(tx.conn())
        .await?;
    let (stay, go): (Vec<_>, Vec<_>) =
        under_way.into_iter().partition(|row| row.contact_id == kept.id);
    for mut going in go {
        let Some(mut staying) = stay.iter().find(|row| row.inbox_id == going.inbox_id).cloned()
        else {
            continue;
        };
        staying.waiting_since = earlier(staying.waiting_since, going.waiting_since);
        State::of(&going)?.resolve(tx.now()).write(&mut going);
        (going.waiting_since, going.first_reply_due, going.resolution_due) = (None, None, None);
        let done = |to: &conversation::Model| {
            let to = Some(to.id.to_string());
            Done { what: "merged", by: None, from: None, to }
        };
        let rows = vec![
            write::event(tx, &mut going, done(&staying)),
            write::event(tx, &mut staying, done(&going)),
        ];
        for row in [&mut going, &mut staying] {
            row.updated_at = tx.now();
            load::write(tx, row).await?;
        }
        write::insert(tx, rows).await?;
        load::tell(tx, &going, kept).await?;
        load::tell(tx, &staying, kept).await?;
    }
    Ok(())
}

fn earlier<T: Ord>(one: Option<T>, other: Option<T>) -> Option<T> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// Asks people whether two contacts are one; once, whatever they answered.
pub(crate) async fn propose(tx: &Tx, one: ContactId, other: ContactId) -> kernel::Result<()> {
    let row = merge_proposal::ActiveModel {
        id: Set(tx.new_id()),
        tenant_id: Set(tx.tenant().id),
        first_id: Set(one.min(other)),
        second_id: Set(one.max(other)),
        state: Set(ProposalState::Open),
        created_at: Set(tx.now()),
        decided_at: Set(None),
        decided_by: Set(None),
    };
    merge_proposal::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    Ok(())
}
