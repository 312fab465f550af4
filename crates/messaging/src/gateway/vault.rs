//! A line's store of keys and values: what a linked device is. Every value is sealed.

use std::sync::{Arc, Weak};

use anyhow::Context;
use async_trait::async_trait;
use kernel::{App, Kernel};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use whatsapp::{Vault, VaultChange};

use super::Line;
use crate::entity::line_secret::{ActiveModel, Column, Entity, Model};

/// What the values are sealed for.
const PURPOSE: &str = "whatsapp line store";
/// Rows of one insert: SQLite takes 32,766 values, PostgreSQL 65,535.
const ROWS: usize = 2_000;

/// The store of one line.
pub(super) struct LineVault {
    app: Weak<Kernel>,
    line: Arc<Line>,
}

impl LineVault {
    pub(super) fn new(app: &App, line: Arc<Line>) -> Self {
        Self { app: Arc::downgrade(app), line }
    }

    fn app(&self) -> anyhow::Result<App> {
        self.app.upgrade().context("the installation is gone")
    }

    /// A value is sealed for its place, so that nobody who writes to the database can move it.
    fn owner(&self, bucket: &str, name: &str) -> String {
        format!("{}/{bucket}/{name}", self.line.id)
    }

    fn open(&self, app: &App, row: &Model) -> anyhow::Result<Vec<u8>> {
        app.keys.unseal(PURPOSE, &self.owner(&row.bucket, &row.name), &row.sealed)
    }

    fn row(
        &self,
        app: &App,
        bucket: &str,
        key: &[u8],
        value: &[u8],
    ) -> anyhow::Result<ActiveModel> {
        let name = hex::encode(key);
        let sealed = app.keys.seal(&app.random, PURPOSE, &self.owner(bucket, &name), value)?;
        Ok(ActiveModel {
            line_id: Set(self.line.id),
            bucket: Set(bucket.to_owned()),
            name: Set(name),
            sealed: Set(sealed),
        })
    }
}

#[async_trait]
impl Vault for LineVault {
    async fn get(&self, bucket: &str, key: &[u8]) -> anyhow::Result<Option<Vec<u8>>> {
        let app = self.app()?;
        let place = (self.line.id, bucket.to_owned(), hex::encode(key));
        let row = Entity::find_by_id(place).one(app.db.read()).await?;
        row.map(|row| self.open(&app, &row)).transpose()
    }

    async fn get_many(
        &self,
        bucket: &str,
        keys: &[Vec<u8>],
    ) -> anyhow::Result<Vec<Option<Vec<u8>>>> {
        let app = self.app()?;
        let names: Vec<String> = keys.iter().map(hex::encode).collect();
        let mut found = std::collections::HashMap::new();
        for names in names.chunks(ROWS) {
            let rows = Entity::find()
                .filter(Column::LineId.eq(self.line.id))
                .filter(Column::Bucket.eq(bucket))
                .filter(Column::Name.is_in(names.iter().cloned()))
                .all(app.db.read())
                .await?;
            for row in rows {
                let value = self.open(&app, &row)?;
                found.insert(row.name, value);
            }
        }
        Ok(names.iter().map(|name| found.get(name).cloned()).collect())
    }

    async fn list(&self, bucket: &str) -> anyhow::Result<Vec<(Vec<u8>, Vec<u8>)>> {
        let app = self.app()?;
        let rows = Entity::find()
            .filter(Column::LineId.eq(self.line.id))
            .filter(Column::Bucket.eq(bucket))
            .order_by_asc(Column::Name)
            .all(app.db.read())
            .await?;
        let pairs = rows.iter().map(|row| {
            let key = hex::decode(&row.name).context("a store's key is hexadecimal")?;
            Ok((key, self.open(&app, row)?))
        });
        pairs.collect()
    }

    async fn write(&self, batch: Vec<VaultChange>) -> anyhow::Result<()> {
        let app = self.app()?;
        // The last change of a key is the one that stays.
        let mut last = std::collections::BTreeMap::new();
        for change in batch {
            let (place, value) = match change {
                VaultChange::Put { bucket, key, value } => ((bucket, key), Some(value)),
                VaultChange::Delete { bucket, key } => ((bucket, key), None),
            };
            last.insert(place, value);
        }
        let (mut puts, mut deletes) = (Vec::new(), std::collections::BTreeMap::new());
        for ((bucket, key), value) in last {
            match value {
                Some(value) => puts.push(self.row(&app, &bucket, &key, &value)?),
                None => deletes.entry(bucket).or_insert_with(Vec::new).push(hex::encode(key)),
            }
        }
        let tenant = app.tenant(self.line.tenant).await?;
        let tx = app.begin_as("messaging.lines", &tenant).await?;
        for (bucket, names) in deletes {
            for names in names.chunks(ROWS) {
                Entity::delete_many()
                    .filter(Column::LineId.eq(self.line.id))
                    .filter(Column::Bucket.eq(&bucket))
                    .filter(Column::Name.is_in(names.iter().cloned()))
                    .exec(tx.conn())
                    .await?;
            }
        }
        for rows in puts.chunks(ROWS) {
            let newer = OnConflict::columns([Column::LineId, Column::Bucket, Column::Name])
                .update_column(Column::Sealed)
                .to_owned();
            let insert = Entity::insert_many(rows.to_vec()).on_conflict(newer);
            insert.exec_without_returning(tx.conn()).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn clear(&self) -> anyhow::Result<()> {
        let app = self.app()?;
        let tenant = app.tenant(self.line.tenant).await?;
        let tx = app.begin_as("messaging.lines", &tenant).await?;
        Entity::delete_many().filter(Column::LineId.eq(self.line.id)).exec(tx.conn()).await?;
        tx.commit().await?;
        Ok(())
    }
}
