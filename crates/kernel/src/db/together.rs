//! Several inserts in one walk to the database, on both engines.

use sea_orm::sea_query::{
    Alias, CommonTableExpression, InsertStatement, PostgresQueryBuilder, SqliteQueryBuilder,
    Values, WithClause,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, Statement};

/// Values of one walk. PostgreSQL takes 65,535 parameters a statement.
const VALUES_LIMIT: usize = 60_000;

/// Inserts all rows, in the order given, as if one statement after the other, and then does what
/// `after` says, which only SQLite may be asked.
///
/// On SQLite that is what they are, sent as one text. On PostgreSQL they are the parts of one `WITH`;
/// foreign keys among them hold, because they are checked when the whole statement ends.
pub(crate) async fn insert(
    conn: &DatabaseTransaction,
    inserts: Vec<InsertStatement>,
    after: Option<&'static str>,
) -> Result<(), DbErr> {
    let backend = conn.get_database_backend();
    let mut walk = Vec::new();
    let mut carried = 0;
    for part in inserts.into_iter().map(Part::of) {
        let values = part.values.0.len();
        if carried + values > VALUES_LIMIT && !walk.is_empty() {
            conn.execute_raw(statement(backend, std::mem::take(&mut walk), None)).await?;
            carried = 0;
        }
        carried += values;
        walk.push(part);
    }
    if !walk.is_empty() || after.is_some() {
        conn.execute_raw(statement(backend, walk, after)).await?;
    }
    Ok(())
}

/// One insert, and what it is for SQLite: built once, to be counted and to be sent.
struct Part {
    insert: InsertStatement,
    sql: String,
    values: Values,
}

impl Part {
    fn of(insert: InsertStatement) -> Self {
        let (sql, values) = insert.build(SqliteQueryBuilder);
        Self { insert, sql, values }
    }
}

fn statement(backend: DbBackend, walk: Vec<Part>, after: Option<&'static str>) -> Statement {
    if backend == DbBackend::Postgres {
        let mut inserts: Vec<_> = walk.into_iter().map(|part| part.insert).collect();
        let Some(last) = inserts.pop() else { return Statement::from_string(backend, "SELECT 1") };
        let (sql, values) = if inserts.is_empty() {
            last.build(PostgresQueryBuilder)
        } else {
            one_with(inserts).query(last).build(PostgresQueryBuilder)
        };
        return Statement::from_sql_and_values(backend, sql, values);
    }
    let built = walk.into_iter().map(|part| (part.sql, part.values));
    let (mut sqls, values): (Vec<String>, Vec<Values>) = built.unzip();
    sqls.extend(after.map(str::to_owned));
    let values = Values(values.into_iter().flat_map(|values| values.0).collect());
    Statement::from_sql_and_values(backend, sqls.join("; "), values)
}

fn one_with(inserts: Vec<InsertStatement>) -> WithClause {
    let mut with = WithClause::new();
    for (place, insert) in inserts.into_iter().enumerate() {
        let part = CommonTableExpression::new()
            .table_name(Alias::new(format!("part_{place}")))
            .query(insert)
            .to_owned();
        with.cte(part);
    }
    with
}

#[cfg(test)]
mod tests {
    use sea_orm::sea_query::{OnConflict, Query};

    use super::*;

    fn insert(table: &'static str, numbers: &[i32]) -> Part {
        let mut insert = Query::insert();
        insert.into_table(table).columns(["n", "text"]);
        for number in numbers {
            insert.values_panic([(*number).into(), "$1 und ?".into()]);
        }
        Part::of(insert.on_conflict(OnConflict::new().do_nothing().to_owned()).to_owned())
    }

    #[test]
    fn sqlite_gets_one_text_whose_values_follow_each_other() {
        let built =
            statement(DbBackend::Sqlite, vec![insert("a", &[1]), insert("b", &[2, 3])], None);

        let expected = r#"INSERT INTO "a" ("n", "text") VALUES (?, ?) ON CONFLICT  DO NOTHING; INSERT INTO "b" ("n", "text") VALUES (?, ?), (?, ?) ON CONFLICT  DO NOTHING"#;
        assert_eq!(built.sql, expected);
        assert_eq!(built.values.map_or(0, |values| values.0.len()), 6);
    }

    #[test]
    fn postgres_gets_one_statement_whose_parameters_count_through() {
        let built =
            statement(DbBackend::Postgres, vec![insert("a", &[1]), insert("b", &[2])], None);

        let expected = r#"WITH "part_0" AS (INSERT INTO "a" ("n", "text") VALUES ($1, $2) ON CONFLICT  DO NOTHING) INSERT INTO "b" ("n", "text") VALUES ($3, $4) ON CONFLICT  DO NOTHING"#;
        assert_eq!(built.sql.trim(), expected);
    }
}
