//! One page of parts in our database: reading what it touches, writing what it means.

use std::collections::{BTreeMap, BTreeSet};

use base::TenantId;
use kernel::Tx;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, Statement, Value,
};

use super::plan::{Change, Ours, Plan};
use super::reading::{self, Fields};
use crate::data_part::Part;
use crate::entity::{gone_part, product};
use crate::ids::ProductId;
use crate::products::{next_revision, search_text};

/// Rows of one insert: SQLite takes 32,766 parameters, a product has fewer than twenty.
const ROWS_AT_ONCE: usize = 1000;

/// Our products that a page of parts may concern: linked to one of them, or with its code.
pub async fn load(
    db: &impl ConnectionTrait,
    tenant: TenantId,
    parts: &[Part],
) -> kernel::Result<Vec<Ours>> {
    let codes: BTreeSet<String> = parts.iter().map(reading::code).collect();
    let linked = product::Column::RefPartId.is_in(parts.iter().map(|part| part.id));
    let named = product::Column::Code.is_in(codes);
    let mut found = BTreeMap::new();
    // Two questions: each has its index, an "or" of both has none.
    for which in [linked, named] {
        for ours in some(db, tenant, which).await? {
            found.insert(ours.id, ours);
        }
    }
    let gone = gone_among(db, tenant, found.keys().copied()).await?;
    for product in gone {
        if let Some(ours) = found.get_mut(&product) {
            ours.is_gone = true;
        }
    }
    Ok(found.into_values().collect())
}

async fn some(
    db: &impl ConnectionTrait,
    tenant: TenantId,
    which: impl sea_orm::sea_query::IntoCondition,
) -> kernel::Result<Vec<Ours>> {
    use product::Column as C;
    type Row = (ProductId, String, String, String, base::Rupiah, Option<i64>);
    let rows: Vec<Row> = product::Entity::find()
        .select_only()
        .columns([C::Id, C::Code, C::Name, C::Category, C::Price, C::RefPartId])
        .filter(C::TenantId.eq(tenant))
        .filter(which)
        .into_tuple()
        .all(db)
        .await?;
    let ours = |(id, code, name, category, price, part): Row| Ours {
        id,
        fields: Fields { code, name, category, price },
        part,
        is_gone: false,
    };
    Ok(rows.into_iter().map(ours).collect())
}

async fn gone_among(
    db: &impl ConnectionTrait,
    tenant: TenantId,
    products: impl IntoIterator<Item = ProductId>,
) -> kernel::Result<Vec<ProductId>> {
    Ok(gone_part::Entity::find()
        .select_only()
        .column(gone_part::Column::ProductId)
        .filter(gone_part::Column::TenantId.eq(tenant))
        .filter(gone_part::Column::ProductId.is_in(products))
        .into_tuple()
        .all(db)
        .await?)
}

/// Our active products whose part would stand between `after` and `until` (or the end) and is not
/// among `parts`, at most `limit`.
pub async fn vanished(
    db: &impl ConnectionTrait,
    tenant: TenantId,
    (after, until): (i64, Option<i64>),
    parts: &[Part],
    limit: u64,
) -> kernel::Result<Vec<(ProductId, i64)>> {
    let mut range = Condition::all().add(product::Column::RefPartId.gt(after));
    if let Some(until) = until {
        range = range.add(product::Column::RefPartId.lte(until));
    }
    let linked: Vec<(ProductId, i64)> = product::Entity::find()
        .select_only()
        .columns([product::Column::Id, product::Column::RefPartId])
        .filter(product::Column::TenantId.eq(tenant))
        .filter(product::Column::IsActive.eq(true))
        .filter(range)
        .order_by_asc(product::Column::RefPartId)
        .limit(limit + parts.len() as u64)
        .into_tuple()
        .all(db)
        .await?;
    let there: BTreeSet<i64> = parts.iter().map(|part| part.id).collect();
    Ok(linked.into_iter().filter(|(_, part)| !there.contains(part)).collect())
}

/// Writes a plan. Call it with what was read in the same transaction after the revision was taken:
/// that makes writers of one tenant's products take turns.
pub async fn write(tx: &Tx, plan: &Plan, revision: i64) -> kernel::Result<()> {
    create(tx, &plan.create, revision).await?;
    change(tx, &plan.change, revision).await?;
    let back: Vec<_> =
        plan.change.iter().filter(|change| change.is_back).map(|change| change.product).collect();
    if !back.is_empty() {
        gone_part::Entity::delete_many()
            .filter(gone_part::Column::TenantId.eq(tx.tenant().id))
            .filter(gone_part::Column::ProductId.is_in(back))
            .exec(tx.conn())
            .await?;
    }
    Ok(())
}

/// Takes the revision for a plan's writes.
pub async fn revision(tx: &Tx) -> kernel::Result<i64> {
    next_revision(tx).await
}

async fn create(tx: &Tx, new: &[(i64, Fields)], revision: i64) -> kernel::Result<()> {
    let mut rows = Vec::with_capacity(new.len());
    for (part, fields) in new {
        rows.push(reading::content(*part, fields)?.row(tx, revision).into_active_model());
    }
    for rows in rows.chunks(ROWS_AT_ONCE) {
        product::Entity::insert_many(rows.iter().cloned())
            .exec_without_returning(tx.conn())
            .await?;
    }
    Ok(())
}

/// One statement for all: the rows in the order of their ids, so that no two writers wait for each
/// other in a circle.
async fn change(tx: &Tx, changes: &[Change], revision: i64) -> kernel::Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let mut changes: Vec<_> = changes.iter().collect();
    changes.sort_by_key(|change| change.product);
    // A new part has another stock, which nobody has asked for yet.
    let sql = format!(
        "WITH news (id, code, name, category, price, part, search_text, back) AS (VALUES {}) \
         UPDATE products SET code = news.code, name = news.name, category = news.category, \
         price = news.price, search_text = news.search_text, \
         stock = CASE WHEN products.ref_part_id = news.part THEN products.stock END, \
         stock_as_of = CASE WHEN products.ref_part_id = news.part THEN products.stock_as_of END, \
         ref_part_id = news.part, is_active = (products.is_active OR news.back), \
         revision = $1, version = products.version + 1, updated_at = $2 \
         FROM news WHERE products.id = news.id AND products.tenant_id = $3",
        rows_of(changes.len(), 8, 3),
    );
    let mut values: Vec<Value> = vec![revision.into(), tx.now().into(), tx.tenant().id.into()];
    for Change { product, fields, part, is_back } in changes {
        values.extend([
            (*product).into(),
            fields.code.as_str().into(),
            fields.name.as_str().into(),
            fields.category.as_str().into(),
            fields.price.get().into(),
            (*part).into(),
            search_text(&fields.code, &fields.name).into(),
            (*is_back).into(),
        ]);
    }
    let statement = Statement::from_sql_and_values(tx.app().db.backend(), sql, values);
    tx.conn().execute_raw(statement).await?;
    Ok(())
}

/// `($4, $5), ($6, $7)` …: `rows` groups of `columns` parameters after the first `before`.
pub fn rows_of(rows: usize, columns: usize, before: usize) -> String {
    let group = |row: usize| {
        let names: Vec<_> =
            (1..=columns).map(|column| format!("${}", before + row * columns + column)).collect();
        format!("({})", names.join(", "))
    };
    (0..rows).map(group).collect::<Vec<_>>().join(", ")
}
