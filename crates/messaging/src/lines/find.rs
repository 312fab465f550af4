//! What other modules need to know of a line.

use base::TenantId;
use kernel::Result;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{DriverKind, LineId};
use crate::entity::line::{Column, Entity};

/// A line, as far as whoever writes and hears on it needs to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFacts {
    /// Its id.
    pub id: LineId,
    /// What its owner calls it.
    pub name: String,
    /// What it is reached by.
    pub driver: DriverKind,
    /// Whether the desk answers on it.
    pub serves_desk: bool,
    /// Whether free text may only be sent within a day of what the customer wrote last.
    pub has_reply_window: bool,
}

/// A line of this business, if it is there.
pub async fn find(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    id: LineId,
) -> Result<Option<LineFacts>> {
    let found = Entity::find_by_id(id)
        .filter(Column::TenantId.eq(tenant))
        .filter(Column::RemovedAt.is_null())
        .one(conn)
        .await?;
    Ok(found.map(|row| LineFacts {
        has_reply_window: row.driver == DriverKind::Cloud,
        id: row.id,
        name: row.name,
        driver: row.driver,
        serves_desk: row.serves_desk,
    }))
}
