//! What goes wrong at the old system: it is away, or it says no.

use sea_orm::sqlx::error::{DatabaseError, Error as SqlxError};
use sea_orm::{DbErr, RuntimeErr};

/// Why a call to `data_part` gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum DataPartError {
    /// It cannot be reached, or is too busy, at the moment: the same call will succeed later.
    #[error("data_part is away: {0:#}")]
    Away(anyhow::Error),
    /// It answered and refused: somebody must look at its tables or at our rights there.
    #[error("data_part refused: {0:#}")]
    Refused(anyhow::Error),
}

impl From<DbErr> for DataPartError {
    fn from(error: DbErr) -> Self {
        if is_refusal(&error) { Self::Refused(error.into()) } else { Self::Away(error.into()) }
    }
}

/// Without an address, or with one that cannot be read, there is nothing to talk to.
impl From<anyhow::Error> for DataPartError {
    fn from(error: anyhow::Error) -> Self {
        Self::Away(error)
    }
}

/// Whether the database itself answered with an error that time does not heal.
fn is_refusal(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => false,
        DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => {
            match &**error {
                SqlxError::Database(answer) => !heals(&**answer),
                SqlxError::ColumnDecode { .. } | SqlxError::ColumnNotFound(_) => true,
                _ => false,
            }
        }
        _ => true,
    }
}

/// Codes that speak of the moment, not of the statement.
fn heals(answer: &dyn DatabaseError) -> bool {
    let code = answer.code().unwrap_or_default();
    if answer.try_downcast_ref::<sea_orm::sqlx::sqlite::SqliteError>().is_some() {
        // Extended codes carry the primary one in the low byte: busy, locked, cannot open.
        return code.parse().is_ok_and(|code: i32| matches!(code & 0xff, 5 | 6 | 14));
    }
    // Connection, resources, operator intervention; deadlock, lock and statement time-outs.
    ["08", "53", "57"].iter().any(|class| code.starts_with(class))
        || matches!(&*code, "40001" | "40P01" | "55P03")
}
