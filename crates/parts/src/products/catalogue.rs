//! The catalogue in memory, one index a tenant, never older than the last commit of any node.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use base::TenantId;
use chrono::{DateTime, Utc};
use kernel::{App, Tx};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};

use crate::entity::product;
use crate::products::index::Index;

/// Every tenant's index, made when first asked for. Tenants are few, so none is thrown away.
#[derive(Debug, Default)]
pub struct Catalogue {
    shelves: Mutex<HashMap<TenantId, Arc<Shelf>>>,
}

/// One tenant's index, and the turn of whoever renews it.
#[derive(Debug, Default)]
struct Shelf {
    index: Mutex<Option<Arc<Index>>>,
    renewing: tokio::sync::Mutex<()>,
}

impl Shelf {
    /// The index, if it knows everything up to `version`.
    fn fresh(&self, version: i64) -> Option<Arc<Index>> {
        self.index().filter(|index| index.version() >= version)
    }

    fn index(&self) -> Option<Arc<Index>> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Catalogue {
    /// The tenant's products as they are now: one small question to the database, and only the
    /// rows that changed since the last time.
    pub async fn index(&self, app: &App, tenant: TenantId) -> anyhow::Result<Arc<Index>> {
        Ok(self.index_and_mark(app, tenant).await?.0)
    }

    /// The same, with the moment since which it shows the old system's stock.
    pub async fn index_and_mark(
        &self,
        app: &App,
        tenant: TenantId,
    ) -> anyhow::Result<(Arc<Index>, Option<DateTime<Utc>>)> {
        let (version, mark) = version_and_mark(app, tenant).await?;
        Ok((self.index_of(app, tenant, version).await?, mark))
    }

    async fn index_of(
        &self,
        app: &App,
        tenant: TenantId,
        version: i64,
    ) -> anyhow::Result<Arc<Index>> {
        let shelf = self.shelf(tenant);
        if let Some(index) = shelf.fresh(version) {
            return Ok(index);
        }
        let _turn = shelf.renewing.lock().await;
        if let Some(index) = shelf.fresh(version) {
            return Ok(index);
        }
        let old = shelf.index();
        let known = old.as_ref().map_or(-1, |index| index.version());
        let changed = product::Entity::find()
            .filter(product::Column::TenantId.eq(tenant))
            .filter(product::Column::Revision.gt(known))
            .all(app.db.read())
            .await?;
        // Sorting ten thousand names takes longer than a request may hold up the others.
        let build = move || Index::renewed(old.as_deref(), changed, version);
        let index = tokio::task::spawn_blocking(build).await.context("indexing the catalogue")?;
        let index = Arc::new(index);
        *shelf.index.lock().unwrap_or_else(PoisonError::into_inner) = Some(index.clone());
        Ok(index)
    }

    fn shelf(&self, tenant: TenantId) -> Arc<Shelf> {
        let mut shelves = self.shelves.lock().unwrap_or_else(PoisonError::into_inner);
        shelves.entry(tenant).or_default().clone()
    }
}

/// The tenant's count of changes, 0 before the first, and its mark of stock. One question answers
/// both, so the version is never older than the mark: what a pass changed, the index shows.
async fn version_and_mark(
    app: &App,
    tenant: TenantId,
) -> anyhow::Result<(i64, Option<DateTime<Utc>>)> {
    let sql = "SELECT (SELECT version FROM catalogue_versions WHERE tenant_id = $1) AS version, \
               (SELECT stock_synced_at FROM data_part_marks WHERE tenant_id = $1) AS mark";
    let statement = Statement::from_sql_and_values(app.db.backend(), sql, [tenant.into()]);
    let row = app.db.read().query_one_raw(statement).await?.context("a row without a table")?;
    let version: Option<i64> = row.try_get_by_index(0)?;
    Ok((version.unwrap_or(0), row.try_get_by_index(1)?))
}

/// Counts a change of products and answers the `revision` that every row inserted or updated by
/// this transaction must carry. Call it once, before the first product is written: it makes
/// writers of one tenant's products take turns, so that revisions become visible in their order
/// and an index that has read one has read all before it.
pub async fn next_revision(tx: &Tx) -> kernel::Result<i64> {
    let sql = "INSERT INTO catalogue_versions (tenant_id, version) VALUES ($1, 1) \
               ON CONFLICT (tenant_id) DO UPDATE SET version = catalogue_versions.version + 1 \
               RETURNING version";
    let statement =
        Statement::from_sql_and_values(tx.app().db.backend(), sql, [tx.tenant().id.into()]);
    let row = tx.conn().query_one_raw(statement).await?;
    let row = row.context("the catalogue gave no version")?;
    Ok(row.try_get_by_index(0)?)
}
