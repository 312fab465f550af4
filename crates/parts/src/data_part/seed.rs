//! Filling the legacy fixture with rows of known ids, for demos and tests.

use anyhow::anyhow;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Value};

use super::{DataPart, DataPartError, There, placeholders, within_limit};

/// Rows of one statement: SQLite takes 32,766 parameters, a row has at most eight.
const ROWS_AT_ONCE: usize = 1000;

/// Rows for one table of the old system; the first column is `id`.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The table, without schema.
    pub table: &'static str,
    /// Its columns, `id` first.
    pub columns: &'static [&'static str],
    /// The values in the order of the columns.
    pub rows: Vec<Vec<Value>>,
}

impl DataPart {
    /// Puts `tables` into an empty fixture, all or nothing. A fixture that already holds exactly
    /// as many rows was filled before and is left as it is; anything else is refused, because
    /// made-up rows have no place among real ones.
    pub async fn fill(&self, tables: &[Rows]) -> Result<(), DataPartError> {
        within_limit(async {
            let there = self.there().await?;
            let txn = there.begin().await?;
            there.lock(&txn, "data_part fixture").await?;
            let mut before = 0;
            let mut wanted = 0;
            for table in tables {
                let count = count(&there, &txn, table.table).await?;
                let rows = i64::try_from(table.rows.len()).map_err(|error| anyhow!(error))?;
                if count != 0 && count != rows {
                    let table = table.table;
                    let why =
                        anyhow!("{table} has {count} rows of somebody else; nothing was written");
                    return Err(DataPartError::Refused(why));
                }
                (before, wanted) = (before + count, wanted + rows);
            }
            if before == wanted {
                return Ok(());
            }
            for table in tables {
                insert(&there, &txn, table).await?;
            }
            Ok(txn.commit().await?)
        })
        .await
    }
}

async fn count(
    there: &There,
    txn: &DatabaseTransaction,
    table: &str,
) -> Result<i64, DataPartError> {
    let sql = format!("SELECT COUNT(*) FROM {}", there.table(table));
    let row = txn.query_one_raw(there.statement(sql, [])).await?;
    let row = row.ok_or_else(|| DataPartError::Refused(anyhow!("{table} cannot be counted")))?;
    Ok(row.try_get_by_index(0)?)
}

async fn insert(
    there: &There,
    txn: &DatabaseTransaction,
    table: &Rows,
) -> Result<(), DataPartError> {
    let name = there.table(table.table);
    for rows in table.rows.chunks(ROWS_AT_ONCE) {
        let columns = table.columns.join(", ");
        let places = placeholders(rows.len(), table.columns.len());
        let sql = format!("INSERT INTO {name} ({columns}) VALUES {places}");
        let values = rows.iter().flatten().cloned();
        txn.execute_raw(there.statement(sql, values)).await?;
    }
    if there.backend == DbBackend::Postgres && !table.rows.is_empty() {
        let sql =
            format!("SELECT setval(pg_get_serial_sequence('{name}', 'id'), MAX(id)) FROM {name}");
        txn.execute_unprepared(&sql).await?;
    }
    Ok(())
}
