//! `GET /api/sessions`: my devices.

use base::SessionId;
use chrono::{DateTime, Utc};
use kernel::Permitted;
use kernel::http::Body;
use sea_orm::{ActiveEnum, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use crate::entity::session::{Column, Entity, Model};
use crate::permissions::OwnSessions;

/// Most devices one person is shown, newest use first.
const LIMIT: u64 = 100;

/// One signed-in device.
#[derive(Debug, Serialize, ToSchema)]
pub struct Device {
    /// The session's id.
    #[schema(value_type = String)]
    id: SessionId,
    /// `shop`, `office`, `office_remembered` or `api`.
    kind: String,
    /// The device in words, e.g. `Chrome · Android`.
    device: String,
    /// The network address it signed in from.
    address: Option<String>,
    /// When it signed in.
    created_at: DateTime<Utc>,
    /// When it was last used, to five minutes.
    last_seen_at: DateTime<Utc>,
    /// When it ends by itself.
    expires_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    current: bool,
}

/// One's own signed-in devices.
#[derive(Debug, Serialize, ToSchema)]
pub struct Devices {
    /// The one used last comes first.
    data: Vec<Device>,
}

/// List my devices.
///
/// Whoever may `identity.sessions.own`: only their own, only in this business.
#[utoipa::path(
    get,
    path = "/api/sessions",
    operation_id = "list_sessions", tag = "identity",
    responses((status = 200, description = "The devices that are signed in", body = Devices))
)]
pub async fn list(me: Permitted<OwnSessions>) -> kernel::Result<Body<Devices>> {
    let caller = me.caller();
    let rows = Entity::find()
        .filter(Column::AccountId.eq(caller.account))
        .filter(Column::TenantId.eq(me.tenant_id()))
        .filter(Column::RevokedAt.is_null())
        .filter(Column::ExpiresAt.gt(me.now()))
        .order_by_desc(Column::LastSeenAt)
        .order_by_desc(Column::Id)
        .limit(LIMIT)
        .all(me.db())
        .await?;
    let data = rows.into_iter().map(|row| device_of(row, caller.session)).collect();
    Ok(Body(Devices { data }))
}

fn device_of(row: Model, current: SessionId) -> Device {
    Device {
        id: row.id,
        kind: row.kind.to_value(),
        device: row.device,
        address: row.address,
        created_at: row.created_at,
        last_seen_at: row.last_seen_at,
        expires_at: row.expires_at,
        current: row.id == current,
    }
}
