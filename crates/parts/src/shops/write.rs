//! Change a shop together with the account behind it.

use identity::accounts::{self, Activity};
use identity::sessions;
use kernel::{Tx, audit};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    SqlErr,
};

use crate::entity::shop;
use crate::ids::ShopId;
use crate::products::draft::Changed;
use crate::products::write::sides;
use crate::sales_people;
use crate::shops::draft::{Changes, Draft};
use crate::shops::{Refusal, ShopUpdated};

/// Changes a shop, and its account where they must agree; tells screens and records it. Changes
/// that change nothing write nothing.
///
/// A shop that is deactivated or gets another number is signed out at once, on every node. `seen`
/// is the version that whoever changes it has looked at; without one the last to write wins, field
/// by field.
///
/// # Errors
/// 422 for wrong fields and [`Refusal::UnknownSalesman`], 404 for an unknown shop, 409
/// [`Refusal::CodeTaken`], `identity.account.phone_taken` and [`Refusal::ChangedMeanwhile`]. Drop
/// the transaction then: PostgreSQL takes no more statements.
pub async fn update(
    tx: &mut Tx,
    id: ShopId,
    draft: Draft,
    seen: Option<i64>,
) -> kernel::Result<shop::Model> {
    let changes = draft.changes()?;
    // Salesmen before shops, everywhere: so nobody waits in a circle.
    if let Some(salesman) = changes.salesman {
        sales_people::keep_salesman(tx, salesman).await?;
    }
    let mut row = take(tx, id).await?;
    if seen.is_some_and(|seen| seen != row.version) {
        return Err(Refusal::ChangedMeanwhile { version: row.version }.into());
    }
    let changed = changes.against(&row);
    if changed.is_empty() {
        return Ok(row);
    }
    change_account(tx, &row, &changes).await?;
    changes.onto(&mut row);
    row.version += 1;
    row.updated_at = tx.now();
    save(tx, &row).await?;
    tx.announce(ShopUpdated { shop: row.id });
    record(tx, &row, changed);
    Ok(row)
}

/// The tenant's shop, ours alone until the transaction ends.
async fn take(tx: &Tx, id: ShopId) -> kernel::Result<shop::Model> {
    let row = shop::Entity::find_by_id(id)
        .filter(shop::Column::TenantId.eq(tx.tenant().id))
        .lock(LockType::NoKeyUpdate)
        .one(tx.conn())
        .await?;
    Ok(row.ok_or(Refusal::NotFound)?)
}

/// The account bears the shop's name, receives its codes and opens the door.
async fn change_account(tx: &mut Tx, row: &shop::Model, changes: &Changes) -> kernel::Result<()> {
    let name = changes.name.clone().filter(|name| *name != row.name);
    let phone = changes.phone.clone().filter(|phone| *phone != row.phone);
    let moved = phone.is_some();
    if name.is_some() || moved {
        let account = accounts::Changes { name, email: None, phone: phone.map(Some) };
        accounts::change(tx, row.account_id, account).await?;
    }
    match changes.is_active.filter(|active| *active != row.is_active) {
        Some(false) => accounts::set_active(tx, row.account_id, Activity::Inactive).await?,
        Some(true) => accounts::set_active(tx, row.account_id, Activity::Active).await?,
        None => {}
    }
    if moved {
        // Whoever holds the old number is not the shop any more.
        sessions::revoke_all_of(tx, row.account_id).await?;
    }
    Ok(())
}

async fn save(tx: &Tx, row: &shop::Model) -> kernel::Result<()> {
    shop::Entity::update_many()
        .set(row.clone().into_active_model().reset_all())
        .filter(shop::Column::Id.eq(row.id))
        .filter(shop::Column::TenantId.eq(row.tenant_id))
        .exec(tx.conn())
        .await
        .map_err(|error| taken(error, &row.code))?;
    Ok(())
}

/// The refusal behind a violated unique index; the account has refused a taken number before.
fn taken(error: DbErr, code: &str) -> kernel::Error {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(text)) if text.contains("phone") => {
            Refusal::PhoneTaken.into()
        }
        Some(SqlErr::UniqueConstraintViolation(_)) => {
            Refusal::CodeTaken { shop_code: code.to_owned() }.into()
        }
        _ => error.into(),
    }
}

fn record(tx: &mut Tx, row: &shop::Model, changed: Vec<Changed>) {
    let (before, after) = sides(changed);
    tx.audit(audit::Entry::new("parts.shop.update", row.id).before(before).after(after));
}
