//! What the old system says is in stock.

use sea_orm::{ConnectionTrait, Value};

use super::{DataPart, DataPartError, placeholders, within_limit};

/// Parts of one question: SQLite takes 32,766 parameters.
const PARTS_AT_ONCE: usize = 10_000;

impl DataPart {
    /// The pieces in stock of each of `parts` (`tblpart_id.id`), summed over its rows: 0 for a part
    /// without rows. What the old system does not know at all is missing from the answer.
    pub async fn stock(&self, parts: &[i64]) -> Result<Vec<(i64, i64)>, DataPartError> {
        let mut answer = Vec::with_capacity(parts.len());
        for parts in parts.chunks(PARTS_AT_ONCE) {
            answer.extend(self.stock_of_some(parts).await?);
        }
        Ok(answer)
    }

    async fn stock_of_some(&self, parts: &[i64]) -> Result<Vec<(i64, i64)>, DataPartError> {
        within_limit(async {
            let there = self.there().await?;
            // A table to join with, not a list: PostgreSQL compares a list of parameters with
            // every row one by one once it has planned the statement for good.
            let sql = format!(
                "WITH wanted (part) AS (VALUES {}) \
                 SELECT CAST(part AS BIGINT), CAST(SUM(pieces) AS BIGINT) FROM (\
                   SELECT id AS part, 0 AS pieces FROM {} \
                   WHERE id IN (SELECT part FROM wanted) UNION ALL \
                   SELECT fk_part, COALESCE(qty, 0) FROM {} \
                   WHERE fk_part IN (SELECT part FROM wanted)\
                 ) AS known GROUP BY part",
                placeholders(parts.len(), 1),
                there.table("tblpart_id"),
                there.table("tblstock_part_id"),
            );
            let values = parts.iter().map(|part| Value::from(*part));
            let rows = there.pool.query_all_raw(there.statement(sql, values)).await?;
            rows.iter()
                .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
                .collect()
        })
        .await
    }
}
