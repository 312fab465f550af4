//! What the old system sells: pages of `tblpart_id`, as they stand there.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, QueryResult, Value};

use super::{DataPart, DataPartError, within_limit};

/// One row of `tblpart_id`, unchecked: its owner may have written anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// `id`.
    pub id: i64,
    /// `kode`; empty when it is missing.
    pub code: String,
    /// `nama`; empty when it is missing.
    pub name: String,
    /// `kategori`; empty when it is missing.
    pub category: String,
    /// `harga` as text, e.g. `45000.00`; empty when it is missing.
    pub price: String,
}

impl DataPart {
    /// The next parts after the one with id `after`, in the order of their ids, at most `limit`.
    pub async fn parts(&self, after: i64, limit: u64) -> Result<Vec<Part>, DataPartError> {
        within_limit(async {
            let there = self.there().await?;
            let sql = format!(
                "SELECT CAST(id AS BIGINT), CAST(kode AS TEXT), CAST(nama AS TEXT), \
                 CAST(kategori AS TEXT), CAST(harga AS TEXT) FROM {} \
                 WHERE id > $1 ORDER BY id LIMIT {limit}",
                there.table("tblpart_id"),
            );
            let rows = there.pool.query_all_raw(there.statement(sql, [after.into()])).await?;
            rows.iter().map(part).collect()
        })
        .await
    }

    /// Which of `parts` are there; one question, so ask for no more than a page.
    pub async fn existing(&self, parts: &[i64]) -> Result<BTreeSet<i64>, DataPartError> {
        if parts.is_empty() {
            return Ok(BTreeSet::new());
        }
        within_limit(async {
            let there = self.there().await?;
            let names: Vec<_> = (1..=parts.len()).map(|n| format!("${n}")).collect();
            let sql = format!(
                "SELECT CAST(id AS BIGINT) FROM {} WHERE id IN ({})",
                there.table("tblpart_id"),
                names.join(", "),
            );
            let values = parts.iter().map(|part| Value::from(*part));
            let rows = there.pool.query_all_raw(there.statement(sql, values)).await?;
            rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
        })
        .await
    }
}

fn part(row: &QueryResult) -> Result<Part, DataPartError> {
    let text = |place: usize| -> Result<String, DataPartError> {
        let text: Option<String> = row.try_get_by_index(place)?;
        Ok(text.unwrap_or_default())
    };
    Ok(Part {
        id: row.try_get_by_index(0)?,
        code: text(1)?,
        name: text(2)?,
        category: text(3)?,
        price: text(4)?,
    })
}
