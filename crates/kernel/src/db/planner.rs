//! What SQLite's planner expects of our tables.
//!
//! Left to itself it takes any equality for a good find, and of `tenant_id = ? AND id IN (…)` it
//! walks through all rows of the tenant, who owns nearly all there are. Statistics of the real rows
//! (`ANALYZE`) would tell it, but only until the tables grow. So it is told what always holds, in
//! the table meant for it (<https://sqlite.org/lang_analyze.html>, "Fixed Results Of ANALYZE"): a
//! tenant picks out nothing, every other column some, and a whole unique key one row.

use std::collections::BTreeMap;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, FromQueryResult, QueryResult, Statement,
    TransactionTrait,
};

/// Rows of every table, as far as the planner needs to know.
const ROWS: u64 = 1_000_000;
/// Of so many rows a column that is neither the tenant nor the end of a unique key picks out one.
const PICKS: u64 = 100;
/// The column that picks out nothing.
const TENANT: &str = "tenant_id";

/// One column of one index.
#[derive(Debug, FromQueryResult)]
struct Column {
    tbl: String,
    idx: String,
    is_unique: bool,
    /// Nothing where an expression is indexed.
    name: Option<String>,
}

const COLUMNS: &str = "\
    SELECT t.name AS tbl, i.name AS idx, i.\"unique\" AS is_unique, c.name AS name \
    FROM sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) c \
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, i.name, c.seqno";

/// Nobody may create `sqlite_stat1` by name; looking at an empty table makes it.
const MAKE: &str = "CREATE TABLE unseen (n); ANALYZE unseen; DROP TABLE unseen";

/// What `sqlite_stat1` holds, or should.
type Expected = BTreeMap<(String, String), String>;

/// Writes it down, unless it is there already, and makes this connection heed it. Others heed it
/// from when they open, or see that the schema changed.
pub(super) async fn teach(connection: &DatabaseConnection) -> Result<(), DbErr> {
    let columns = Column::find_by_statement(sql(COLUMNS)).all(connection).await?;
    let expected = expected(&columns);
    if known(connection).await?.as_ref() != Some(&expected) {
        let txn = connection.begin().await?;
        txn.execute_unprepared(MAKE).await?;
        txn.execute_unprepared("DELETE FROM sqlite_stat1").await?;
        for ((table, index), stat) in expected {
            let insert = "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)";
            let values = [table.into(), index.into(), stat.into()];
            txn.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, insert, values))
                .await?;
        }
        txn.commit().await?;
    }
    connection.execute_unprepared("ANALYZE sqlite_schema").await?;
    Ok(())
}

fn expected(columns: &[Column]) -> Expected {
    let indices = columns.chunk_by(|a, b| (&a.tbl, &a.idx) == (&b.tbl, &b.idx));
    indices.map(|columns| (place(&columns[0]), stat(columns))).collect()
}

fn place(column: &Column) -> (String, String) {
    (column.tbl.clone(), column.idx.clone())
}

/// How many rows there are, and how many share the first column, the first two, and so on.
fn stat(columns: &[Column]) -> String {
    let mut rows = ROWS;
    let mut numbers = vec![ROWS.to_string()];
    for (place, column) in columns.iter().enumerate() {
        let last = place + 1 == columns.len();
        rows = match column.name.as_deref() {
            _ if last && column.is_unique => 1,
            Some(TENANT) => rows,
            _ => (rows / PICKS).max(1),
        };
        numbers.push(rows.to_string());
    }
    numbers.join(" ")
}

/// What is written down; nothing where nothing ever was.
async fn known(connection: &DatabaseConnection) -> Result<Option<Expected>, DbErr> {
    let there = sql("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'");
    if connection.query_one_raw(there).await?.is_none() {
        return Ok(None);
    }
    let rows = sql("SELECT tbl, coalesce(idx, '') AS idx, stat FROM sqlite_stat1");
    let rows = connection.query_all_raw(rows).await?;
    let read = |row: &QueryResult| {
        Ok(((row.try_get("", "tbl")?, row.try_get("", "idx")?), row.try_get("", "stat")?))
    };
    rows.iter().map(read).collect::<Result<_, _>>().map(Some)
}

fn sql(text: &str) -> Statement {
    Statement::from_string(DbBackend::Sqlite, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(is_unique: bool, names: &[&str]) -> Vec<Column> {
        let column = |name: &&str| Column {
            tbl: "t".into(),
            idx: "i".into(),
            is_unique,
            name: Some((*name).to_owned()),
        };
        names.iter().map(column).collect()
    }

    #[test]
    fn a_tenant_picks_out_nothing_and_a_unique_key_one_row() {
        assert_eq!(stat(&index(true, &["id"])), "1000000 1");
        assert_eq!(stat(&index(true, &[TENANT, "code"])), "1000000 1000000 1");
        assert_eq!(stat(&index(false, &[TENANT, "kind", "at"])), "1000000 1000000 10000 100");
        assert_eq!(stat(&index(true, &["shop_id", "product_id"])), "1000000 10000 1");
    }
}
