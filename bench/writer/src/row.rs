//! The one row that everybody writes: an id and a text as long as a short address.

use sea_orm::{ConnectionTrait, DbErr, Statement};
use uuid::Uuid;

/// Leaves the database as it was.
pub(crate) async fn drop_table(connection: &impl ConnectionTrait) -> Result<(), DbErr> {
    connection.execute_unprepared("DROP TABLE IF EXISTS bench_rows").await?;
    Ok(())
}

/// Makes the table anew.
pub(crate) async fn make_table(connection: &impl ConnectionTrait) -> Result<(), DbErr> {
    drop_table(connection).await?;
    connection
        .execute_unprepared("CREATE TABLE bench_rows (id UUID PRIMARY KEY, text TEXT NOT NULL)")
        .await?;
    Ok(())
}

/// Writes one row.
pub(crate) async fn insert(connection: &impl ConnectionTrait, id: Uuid) -> Result<(), DbErr> {
    let sql = "INSERT INTO bench_rows (id, text) VALUES ($1, $2)";
    let values = [id.into(), "Jl. Raya Bogor km 24, Jakarta Timur".into()];
    let backend = connection.get_database_backend();
    connection.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    Ok(())
}
