//! Write one product: a new one, or changes to one that is there.

use kernel::{Tx, audit};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, SqlErr,
};
use serde_json::{Map, Value};

use crate::entity::product;
use crate::ids::ProductId;
use crate::products::draft::{Changed, Draft};
use crate::products::{ProductUpdated, Refusal, next_revision};

/// Makes a product, tells screens, and records it.
///
/// # Errors
/// 422 for wrong fields, 409 [`Refusal::CodeTaken`].
pub async fn create(tx: &mut Tx, draft: Draft) -> kernel::Result<product::Model> {
    let content = draft.complete()?;
    let revision = next_revision(tx).await?;
    let row = content.row(tx, revision);
    // The database decides whether the code is free.
    let inserted = product::Entity::insert(row.clone().into_active_model())
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    if inserted == 0 {
        return Err(Refusal::CodeTaken { product_code: row.code }.into());
    }
    tx.announce(ProductUpdated { product: row.id });
    tx.audit(audit::Entry::new("parts.product.create", row.id).after(card(&row)));
    Ok(row)
}

/// Changes a product, tells screens, and records what was before and what is now. Changes that
/// change nothing write nothing.
///
/// `seen` is the version that whoever changes it has looked at; without one the last to write
/// wins, field by field.
///
/// # Errors
/// 422 for wrong fields, 404 for an unknown product, 409 [`Refusal::CodeTaken`] and
/// [`Refusal::ChangedMeanwhile`]. Drop the transaction then: PostgreSQL takes no more statements.
pub async fn update(
    tx: &mut Tx,
    id: ProductId,
    draft: Draft,
    seen: Option<i64>,
) -> kernel::Result<product::Model> {
    let changes = draft.changes()?;
    // Writers of one tenant's products take turns from here on: what is read now stays so.
    let revision = next_revision(tx).await?;
    let row = product::Entity::find_by_id(id)
        .filter(product::Column::TenantId.eq(tx.tenant().id))
        .one(tx.conn())
        .await?;
    let mut row = row.ok_or(Refusal::NotFound)?;
    if seen.is_some_and(|seen| seen != row.version) {
        return Err(Refusal::ChangedMeanwhile { version: row.version }.into());
    }
    let changed = changes.onto(&mut row, tx, revision);
    if changed.is_empty() {
        return Ok(row);
    }
    product::Entity::update_many()
        .set(row.clone().into_active_model().reset_all())
        .filter(product::Column::Id.eq(row.id))
        .filter(product::Column::TenantId.eq(row.tenant_id))
        .exec(tx.conn())
        .await
        .map_err(|error| taken(error, &row.code))?;
    tx.announce(ProductUpdated { product: row.id });
    let (before, after) = sides(changed);
    tx.audit(audit::Entry::new("parts.product.update", row.id).before(before).after(after));
    Ok(row)
}

/// The refusal behind a violated unique index.
fn taken(error: DbErr, code: &str) -> kernel::Error {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => {
            Refusal::CodeTaken { product_code: code.to_owned() }.into()
        }
        _ => error.into(),
    }
}

/// What was and what is, as two objects for the audit log.
pub(crate) fn sides(changed: Vec<Changed>) -> (Value, Value) {
    let (mut before, mut after) = (Map::new(), Map::new());
    for change in changed {
        before.insert(change.field.to_owned(), change.before);
        after.insert(change.field.to_owned(), change.after);
    }
    (Value::Object(before), Value::Object(after))
}

fn card(row: &product::Model) -> Value {
    serde_json::json!({
        "code": row.code,
        "name": row.name,
        "description": row.description,
        "category": row.category,
        "price": row.price,
        "ref_part_id": row.ref_part_id,
        "is_active": row.is_active,
    })
}
