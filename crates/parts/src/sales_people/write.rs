//! Make, change and let go sales people, so that nobody loses a salesman or a supervisor unseen.

use kernel::{Result, Tx, audit};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::entity::sales_person::{self, Model, Position};
use crate::ids::SalesId;
use crate::products::write::sides;
use crate::sales_people::draft::Draft;
use crate::sales_people::{Refusal, SalesPersonUpdated, shops_of, team_of};

/// Makes a sales person.
///
/// # Errors
/// 422 for wrong fields and [`Refusal::UnknownSupervisor`].
pub async fn create(tx: &mut Tx, draft: Draft) -> Result<Model> {
    let new = draft.complete()?;
    let supervisor = new.supervisor.flatten();
    let others = take(tx, supervisor.as_slice()).await?;
    require_supervisor(&others, supervisor)?;
    let row = Model {
        id: tx.new_id(),
        tenant_id: tx.tenant().id,
        name: new.name.unwrap_or_default(),
        position: new.position.unwrap_or(Position::Sales),
        supervisor_id: supervisor,
        ref_salesman_id: new.ref_salesman_id.flatten(),
        phone: new.phone.flatten(),
        is_active: true,
        version: 1,
    };
    sales_person::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(tx.conn())
        .await?;
    told(tx, &row);
    tx.audit(audit::Entry::new("parts.sales_person.create", row.id).after(card(&row)));
    Ok(row)
}

/// Changes a sales person, tells screens and records it. Changes that change nothing write nothing.
///
/// `seen` is the version that whoever changes it has looked at; without one the last to write
/// wins, field by field.
///
/// # Errors
/// 404 for somebody unknown; 409 [`Refusal::ChangedMeanwhile`], and [`Refusal::HasShops`] or
/// [`Refusal::HasTeam`] for who is let go or changes position; 422 for wrong fields and
/// [`Refusal::UnknownSupervisor`].
pub async fn update(tx: &mut Tx, id: SalesId, draft: Draft, seen: Option<i64>) -> Result<Model> {
    let changes = draft.changes()?;
    let supervisor = changes.supervisor.flatten();
    let mut others =
        take(tx, &[Some(id), supervisor].into_iter().flatten().collect::<Vec<_>>()).await?;
    let place = others.iter().position(|other| other.id == id).ok_or(Refusal::NotFound)?;
    let mut row = others.swap_remove(place);
    if seen.is_some_and(|seen| seen != row.version) {
        return Err(Refusal::ChangedMeanwhile { version: row.version }.into());
    }
    let changed = changes.against(&row);
    if changed.is_empty() {
        return Ok(row);
    }
    let position = changes.position.unwrap_or(row.position);
    if position == Position::Spv && supervisor.is_some() {
        return Err(Refusal::UnknownSupervisor.into());
    }
    if supervisor != row.supervisor_id {
        require_supervisor(&others, supervisor)?;
    }
    let leaves = changes.is_active == Some(false) && row.is_active;
    if leaves || position != row.position {
        require_free(tx, id).await?;
    }
    changes.onto(&mut row);
    row.version += 1;
    save(tx, &row).await?;
    told(tx, &row);
    let (before, after) = sides(changed);
    tx.audit(audit::Entry::new("parts.sales_person.update", id).before(before).after(after));
    Ok(row)
}

/// The tenant's people of these ids, ours alone until the transaction ends, taken in one order by
/// everybody.
pub(super) async fn take(tx: &Tx, ids: &[SalesId]) -> Result<Vec<Model>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = sales_person::Entity::find()
        .filter(sales_person::Column::TenantId.eq(tx.tenant().id))
        .filter(sales_person::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(sales_person::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(tx.conn())
        .await?;
    Ok(rows)
}

/// Refuses a supervisor who is none of `others`, not active, or a salesman.
fn require_supervisor(others: &[Model], id: Option<SalesId>) -> Result<(), Refusal> {
    let Some(id) = id else { return Ok(()) };
    let fits =
        |other: &&Model| other.id == id && other.is_active && other.position == Position::Spv;
    others.iter().find(fits).map(drop).ok_or(Refusal::UnknownSupervisor)
}

/// Refuses to let go of somebody who has shops or salesmen. Their row is ours, so nobody gives
/// them any until we are done.
async fn require_free(tx: &Tx, id: SalesId) -> Result<()> {
    let tenant = tx.tenant().id;
    if let Some(count) = shops_of(tx.conn(), tenant, &[id]).await?.remove(&id) {
        return Err(Refusal::HasShops { count }.into());
    }
    if let Some(count) = team_of(tx.conn(), tenant, &[id]).await?.remove(&id) {
        return Err(Refusal::HasTeam { count }.into());
    }
    Ok(())
}

async fn save(tx: &Tx, row: &Model) -> Result<()> {
    sales_person::Entity::update_many()
        .set(row.clone().into_active_model().reset_all())
        .filter(sales_person::Column::Id.eq(row.id))
        .filter(sales_person::Column::TenantId.eq(row.tenant_id))
        .exec(tx.conn())
        .await?;
    Ok(())
}

fn told(tx: &mut Tx, row: &Model) {
    tx.announce(SalesPersonUpdated { person: row.id });
}

fn card(row: &Model) -> serde_json::Value {
    serde_json::json!({
        "name": row.name,
        "position": row.position,
        "supervisor_id": row.supervisor_id,
        "phone": row.phone,
        "ref_salesman_id": row.ref_salesman_id,
    })
}
