//! `PUT /api/desk/inboxes/{id}`: change an inbox's rules.

use base::{Checks, Invalid};
use kernel::audit::Entry;
use kernel::http::{Body, Param, body};
use kernel::{Permitted, Result, Tx};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Inbox, Refusal, Rotation};
use crate::entity::inbox;
use crate::hours::Hours;
use crate::ids::{InboxId, TeamId};
use crate::permissions::ManageDesk;
use crate::teams;

/// Longest name.
const NAME_MAX: usize = 60;
/// Longest message to a customer; WhatsApp takes no longer text.
const TEXT_MAX: usize = 4096;
/// Longest target: thirty days of minutes.
const MINUTES_MAX: i32 = 43_200;
/// Longest time to open again: ninety days of hours.
const HOURS_MAX: i32 = 2_160;

/// What is to change; what is absent stays, `null` takes away.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct InboxChanges {
    /// Its name, 60 characters at most.
    pub name: Option<String>,
    /// Who answers it.
    #[serde(deserialize_with = "body::nullable")]
    #[schema(value_type = Option<TeamId>)]
    pub team: Option<Option<TeamId>>,
    /// Whether conversations are given to agents by themselves.
    pub auto_assign: Option<bool>,
    /// Who of those available is next.
    pub rotation: Option<Rotation>,
    /// Hours after which a new conversation begins, 0 to 2160.
    pub reopen_within_hours: Option<i32>,
    /// When it is open.
    #[serde(deserialize_with = "body::nullable")]
    #[schema(value_type = Option<Hours>)]
    pub hours: Option<Option<Hours>>,
    /// What a customer hears who writes while it is closed.
    #[serde(deserialize_with = "body::nullable")]
    #[schema(value_type = Option<String>)]
    pub away_message: Option<Option<String>>,
    /// Minutes to a first reply, 1 to 43200.
    #[serde(deserialize_with = "body::nullable")]
    #[schema(value_type = Option<i32>)]
    pub first_reply_minutes: Option<Option<i32>>,
    /// Minutes to a resolution, 1 to 43200.
    #[serde(deserialize_with = "body::nullable")]
    #[schema(value_type = Option<i32>)]
    pub resolution_minutes: Option<Option<i32>>,
    /// Whether customers are asked how they liked it.
    pub csat: Option<bool>,
    /// Minutes until a silent agent counts as gone, 1 to 1440.
    pub release_after_minutes: Option<i32>,
}

/// Change an inbox's rules.
///
/// For whoever may manage the desk. New targets hold for what arrives from now on.
///
/// Refusals: `platform.invalid` naming every wrong field, `desk.inbox.not_found`,
/// `desk.team.unknown`.
#[utoipa::path(
    put, path = "/api/desk/inboxes/{id}", tag = "desk", operation_id = "change_inbox",
    params(("id" = InboxId, Path)), request_body = InboxChanges,
    responses((status = 200, body = Inbox), (status = 404, description = "No such inbox")),
)]
pub async fn change(
    admin: Permitted<ManageDesk>,
    Param(id): Param<InboxId>,
    Body(input): Body<InboxChanges>,
) -> Result<Body<Inbox>> {
    check(&input)?;
    let mut tx = admin.begin().await?;
    let before = held(&tx, id).await?;
    if let Some(Some(team)) = input.team {
        teams::require(tx.conn(), tx.tenant().id, team).await?;
    }
    let mut row = before.clone();
    apply(input, &mut row);
    row.updated_at = tx.now();
    inbox::Entity::update_many()
        .set(row.clone().into_active_model().reset_all())
        .filter(inbox::Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    let (before, after) = (Inbox::from(before), Inbox::from(row));
    tx.audit(Entry::new("desk.inbox.change", id).before(before).after(&after));
    tx.commit().await?;
    Ok(Body(after))
}

async fn held(tx: &Tx, id: InboxId) -> Result<inbox::Model> {
    let found = inbox::Entity::find_by_id(id)
        .filter(inbox::Column::TenantId.eq(tx.tenant().id))
        .lock_exclusive();
    Ok(found.one(tx.conn()).await?.ok_or(Refusal::NotFound)?)
}

fn check(input: &InboxChanges) -> Result<(), Invalid> {
    let mut checks = Checks::new();
    if let Some(name) = &input.name {
        let length = name.trim().chars().count();
        let (id, en) =
            ("Nama wajib diisi, paling banyak 60 huruf.", "A name has 1 to 60 characters.");
        checks.require((1..=NAME_MAX).contains(&length), "name", "out_of_range", id, en);
    }
    if let Some(Some(text)) = &input.away_message {
        let length = text.trim().chars().count();
        let (id, en) =
            ("Pesan wajib diisi, paling banyak 4096 huruf.", "A message has 1 to 4096 characters.");
        checks.require((1..=TEXT_MAX).contains(&length), "away_message", "out_of_range", id, en);
    }
    let minutes = [
        ("first_reply_minutes", input.first_reply_minutes.flatten(), MINUTES_MAX),
        ("resolution_minutes", input.resolution_minutes.flatten(), MINUTES_MAX),
        ("release_after_minutes", input.release_after_minutes, 1440),
    ];
    for (field, value, most) in minutes {
        let (id, en) = (format!("Antara 1 dan {most} menit."), format!("1 to {most} minutes."));
        let holds = value.is_none_or(|value| (1..=most).contains(&value));
        checks.require(holds, field, "out_of_range", id, en);
    }
    let (id, en) = ("Antara 0 dan 2160 jam.", "0 to 2160 hours.");
    let holds = input.reopen_within_hours.is_none_or(|hours| (0..=HOURS_MAX).contains(&hours));
    checks.require(holds, "reopen_within_hours", "out_of_range", id, en);
    if let Some(Some(hours)) = &input.hours {
        let (id, en) = (
            "Jam buka harus sebelum jam tutup dan tidak boleh tumpang tindih.",
            "Hours must begin before they end, and must not overlap.",
        );
        checks.require(hours.is_sound(), "hours", "out_of_range", id, en);
    }
    checks.finish()
}

fn apply(input: InboxChanges, row: &mut inbox::Model) {
    if let Some(name) = input.name {
        name.trim().clone_into(&mut row.name);
    }
    row.team_id = input.team.unwrap_or(row.team_id);
    row.auto_assign = input.auto_assign.unwrap_or(row.auto_assign);
    row.rotation = input.rotation.unwrap_or(row.rotation);
    row.reopen_within_hours = input.reopen_within_hours.unwrap_or(row.reopen_within_hours);
    if let Some(hours) = input.hours {
        row.hours = hours.and_then(|hours| serde_json::to_value(hours).ok());
    }
    if let Some(text) = input.away_message {
        row.away_message = text.map(|text| text.trim().to_owned());
    }
    row.first_reply_minutes = input.first_reply_minutes.unwrap_or(row.first_reply_minutes);
    row.resolution_minutes = input.resolution_minutes.unwrap_or(row.resolution_minutes);
    row.csat = input.csat.unwrap_or(row.csat);
    row.release_after_minutes = input.release_after_minutes.unwrap_or(row.release_after_minutes);
}
