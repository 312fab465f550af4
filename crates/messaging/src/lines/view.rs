//! A line as screens show it.

use base::{Phone, TenantId, Zone};
use chrono::{DateTime, Utc};
use kernel::Result;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use utoipa::ToSchema;

use super::{DriverKind, Limits, LineId, LineState, Refusal, Settings};
use crate::entity::line::{Column, Entity, Model};
use crate::entity::line_hour;
use crate::outbox;

/// A line.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LineView {
    /// Its id.
    pub id: LineId,
    /// What its owner calls it.
    pub name: String,
    /// What it is reached by.
    pub driver: DriverKind,
    /// What its driver needs to know. Secrets are never shown.
    pub settings: Settings,
    /// Whether one-time codes leave by it.
    pub sends_codes: bool,
    /// Whether news of orders and the like leave by it.
    pub sends_notices: bool,
    /// Whether the desk answers on it.
    pub serves_desk: bool,
    /// How fast and how much it may send.
    pub limits: Limits,
    /// Whether it should be up.
    pub is_on: bool,
    /// What its link is in.
    pub state: LineState,
    /// When a ban ends.
    pub state_until: Option<DateTime<Utc>>,
    /// Why a person is needed, in a stable word: `logged_out`, `token`, `payment`, `settings`, ….
    pub trouble: Option<String>,
    /// Since when it is in this state.
    pub state_at: DateTime<Utc>,
    /// The number, once it is known.
    pub phone: Option<Phone>,
    /// The same for people: `+62 812-3456-789`.
    pub phone_text: Option<String>,
    /// The phone it is linked to, as that calls itself.
    pub device: Option<String>,
    /// Whether a person links it by QR or code.
    pub pairs: bool,
    /// What it has sent.
    pub sent: SentView,
    /// When it was set up.
    pub created_at: DateTime<Utc>,
}

/// What a line has sent, beside what it may.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub struct SentView {
    /// In the running hour.
    pub this_hour: i32,
    /// On the running day of the business.
    pub today: i32,
    /// Of these, to people who had never written.
    pub first_contacts_today: i32,
    /// What it may send today; a new number grows into its cap.
    pub daily_cap: Option<i32>,
}

/// The lines of a business, oldest first, with what they have sent: two statements.
pub(super) async fn all(
    db: &impl ConnectionTrait,
    tenant: TenantId,
    zone: Zone,
    now: DateTime<Utc>,
) -> Result<Vec<LineView>> {
    let rows = Entity::find()
        .filter(Column::TenantId.eq(tenant))
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let day = zone.start_of(zone.day_of(now));
    let hours = line_hour::Entity::find()
        .filter(line_hour::Column::LineId.is_in(rows.iter().map(|row| row.id)))
        .filter(line_hour::Column::Hour.gte(outbox::hour_of(day)))
        .all(db)
        .await?;
    rows.into_iter().map(|row| view(row, &hours, now)).collect()
}

/// One line of a business.
pub(super) async fn one(
    db: &impl ConnectionTrait,
    tenant: TenantId,
    id: LineId,
    zone: Zone,
    now: DateTime<Utc>,
) -> Result<LineView> {
    let row = row(db, tenant, id).await?;
    let day = zone.start_of(zone.day_of(now));
    let hours = line_hour::Entity::find()
        .filter(line_hour::Column::LineId.eq(id))
        .filter(line_hour::Column::Hour.gte(outbox::hour_of(day)))
        .all(db)
        .await?;
    view(row, &hours, now)
}

/// The row of a line that this business has.
pub(super) async fn row(db: &impl ConnectionTrait, tenant: TenantId, id: LineId) -> Result<Model> {
    let found = Entity::find_by_id(id)
        .filter(Column::TenantId.eq(tenant))
        .filter(Column::RemovedAt.is_null())
        .one(db)
        .await?;
    Ok(found.ok_or(Refusal::NotFound)?)
}

fn view(row: Model, hours: &[line_hour::Model], now: DateTime<Utc>) -> Result<LineView> {
    let limits: Limits = serde_json::from_value(row.limits).map_err(anyhow::Error::from)?;
    let phone = row.phone.as_deref().and_then(|digits| Phone::from_digits(digits).ok());
    let own: Vec<&line_hour::Model> = hours.iter().filter(|hour| hour.line_id == row.id).collect();
    let this_hour = outbox::hour_of(now);
    Ok(LineView {
        sent: SentView {
            this_hour: own.iter().filter(|hour| hour.hour == this_hour).map(|hour| hour.sent).sum(),
            today: own.iter().map(|hour| hour.sent).sum(),
            first_contacts_today: own.iter().map(|hour| hour.first_contacts).sum(),
            daily_cap: outbox::daily(&limits, row.created_at, now),
        },
        settings: serde_json::from_value(row.settings).map_err(anyhow::Error::from)?,
        phone_text: phone.as_ref().map(Phone::display),
        phone,
        limits,
        id: row.id,
        name: row.name,
        driver: row.driver,
        sends_codes: row.sends_codes,
        sends_notices: row.sends_notices,
        serves_desk: row.serves_desk,
        is_on: row.is_on,
        state: row.state,
        state_until: row.state_until,
        trouble: row.trouble,
        state_at: row.state_at,
        device: row.device,
        pairs: row.driver.pairs(),
        created_at: row.created_at,
    })
}
