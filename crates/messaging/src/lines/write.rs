//! `POST /api/lines`, `PUT` and `DELETE /api/lines/{id}`: set a number up, change it, take it away.

use http::StatusCode;
use kernel::audit::Entry;
use kernel::http::{Body, Param};
use kernel::{Permitted, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveEnum, ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::checks::{check, check_limits, check_secrets, name, require_secrets};
use super::view::{LineView, one, row};
use super::{Limits, LineChanged, LineId, LineState, Refusal, Secrets, Settings};
use crate::entity::line::{ActiveModel, Entity, Model};
use crate::entity::{line_secret, message};
use crate::gateway::Gateway;
use crate::messages::State;
use crate::permissions::ManageLines;

/// A number to set up.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewLine {
    /// What its owner calls it, 1 to 60 letters; no two of a business alike.
    pub name: String,
    /// What it is reached by, and what that needs to know.
    pub settings: Settings,
    /// The driver's secrets; never shown again.
    #[serde(default)]
    pub secrets: Secrets,
    /// Whether one-time codes leave by it.
    pub sends_codes: bool,
    /// Whether news of orders and the like leave by it.
    pub sends_notices: bool,
    /// Whether the desk answers on it.
    pub serves_desk: bool,
    /// How fast and how much it may send; what its driver is safe for unless given.
    #[serde(default)]
    pub limits: Option<Limits>,
}

/// What changes of a number; what is left out stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LineChange {
    /// Its new name.
    pub name: Option<String>,
    /// New settings, of the same driver.
    pub settings: Option<Settings>,
    /// New secrets; each that is left out stays.
    pub secrets: Option<Secrets>,
    /// Whether one-time codes leave by it.
    pub sends_codes: Option<bool>,
    /// Whether news leave by it.
    pub sends_notices: Option<bool>,
    /// Whether the desk answers on it.
    pub serves_desk: Option<bool>,
    /// How fast and how much it may send.
    pub limits: Option<Limits>,
    /// Whether it should be up.
    pub is_on: Option<bool>,
}

/// Set up a WhatsApp number.
///
/// For whoever may manage the numbers. It starts at once; a number that is linked by QR waits for
/// a person. Audited, without its secrets.
///
/// Refusals: `platform.invalid`, `messaging.line.name_taken`, `messaging.line.not_simulated`,
/// `messaging.line.driver_missing`.
#[utoipa::path(
    post, path = "/api/lines", tag = "lines", operation_id = "create_line",
    request_body = NewLine,
    responses((status = 201, body = LineView)),
)]
pub async fn create(
    me: Permitted<ManageLines>,
    Body(input): Body<NewLine>,
) -> Result<(StatusCode, Body<LineView>)> {
    let gateway = me.app().state::<Gateway>();
    let is_simulated = matches!(input.settings, Settings::Simulator(_));
    if is_simulated && !gateway.simulates() {
        return Err(Refusal::NotSimulated.into());
    }
    if !gateway.drives(input.settings.driver()) {
        return Err(Refusal::DriverMissing.into());
    }
    let name = name(&input.name)?;
    check(&input.settings, &input.secrets, input.limits.as_ref())?;
    require_secrets(&input.settings, &input.secrets)?;
    let mut tx = me.begin().await?;
    let id: LineId = tx.new_id();
    let limits = input.limits.unwrap_or_else(|| Limits::of(input.settings.driver()));
    let line = ActiveModel {
        id: Set(id),
        name: Set(name.clone()),
        secrets: Set(super::seal(tx.app(), id, &input.secrets)?),
        sends_codes: Set(input.sends_codes),
        sends_notices: Set(input.sends_notices),
        serves_desk: Set(input.serves_desk),
        limits: Set(json!(limits)),
        // A linked device begins with a person, and not by itself.
        state: Set(if input.settings.begins_unpaired() {
            LineState::LoggedOut
        } else {
            LineState::Disconnected
        }),
        ..super::fresh(&tx, &input.settings)
    };
    let nothing = OnConflict::new().do_nothing().to_owned();
    let made = Entity::insert(line).on_conflict(nothing).exec_without_returning(tx.conn()).await?;
    if made == 0 {
        return Err(Refusal::NameTaken.into());
    }
    let after = json!({ "name": name, "settings": input.settings, "limits": limits });
    tx.audit(Entry::new("messaging.line.create", id).after(after));
    tx.announce(LineChanged { id });
    let shown = one(tx.conn(), me.tenant_id(), id, me.tenant().zone, me.now()).await?;
    tx.commit().await?;
    gateway.refresh(me.app()).await?;
    Ok((StatusCode::CREATED, Body(shown)))
}

/// Change a WhatsApp number, or switch it on or off.
///
/// For whoever may manage the numbers. New settings or secrets start its driver anew. Audited,
/// without its secrets.
///
/// Refusals: `platform.invalid`, `messaging.line.not_found`, `messaging.line.name_taken`,
/// `messaging.line.other_driver`.
#[utoipa::path(
    put, path = "/api/lines/{id}", tag = "lines", operation_id = "change_line",
    params(("id" = LineId, Path)), request_body = LineChange,
    responses((status = 200, body = LineView)),
)]
pub async fn change(
    me: Permitted<ManageLines>,
    Param(id): Param<LineId>,
    Body(input): Body<LineChange>,
) -> Result<Body<LineView>> {
    let mut tx = me.begin().await?;
    let before = row(tx.conn(), me.tenant_id(), id).await?;
    let line = changed(&tx, &before, &input)?;
    line.update(tx.conn()).await.map_err(|error| match error.sql_err() {
        Some(sea_orm::SqlErr::UniqueConstraintViolation(_)) => Refusal::NameTaken.into(),
        _ => base::Error::from(error),
    })?;
    let (before, after) = (told(&before), told(&row(tx.conn(), me.tenant_id(), id).await?));
    tx.audit(Entry::new("messaging.line.change", id).before(before).after(after));
    tx.announce(LineChanged { id });
    let shown = one(tx.conn(), me.tenant_id(), id, me.tenant().zone, me.now()).await?;
    tx.commit().await?;
    me.app().state::<Gateway>().refresh(me.app()).await?;
    Ok(Body(shown))
}

/// Take a WhatsApp number away.
///
/// For whoever may manage the numbers. Its link ends, its credentials are wiped, what waited to
/// leave by it is cancelled; its messages stay in the log. Audited.
///
/// Refusals: `messaging.line.not_found`.
#[utoipa::path(
    delete, path = "/api/lines/{id}", tag = "lines", operation_id = "remove_line",
    params(("id" = LineId, Path)),
    responses((status = 204)),
)]
pub async fn remove(me: Permitted<ManageLines>, Param(id): Param<LineId>) -> Result<StatusCode> {
    row(me.db(), me.tenant_id(), id).await?;
    let gateway = me.app().state::<Gateway>();
    if let Some(driver) = gateway.driver(id)
        && let Err(error) = driver.reset().await
    {
        // The gateway may be gone for good; the number goes all the same.
        tracing::warn!(line = %id, error = format!("{error:#}"), "a line was not logged out");
    }
    let mut tx = me.begin().await?;
    let line = row(tx.conn(), me.tenant_id(), id).await?;
    let before = told(&line);
    let line = ActiveModel {
        removed_at: Set(Some(tx.now())),
        changed_at: Set(tx.now()),
        is_on: Set(false),
        secrets: Set(None),
        state: Set(LineState::Disconnected),
        ..line.into_active_model()
    };
    line.update(tx.conn()).await?;
    line_secret::Entity::delete_many()
        .filter(line_secret::Column::LineId.eq(id))
        .exec(tx.conn())
        .await?;
    message::Entity::update_many()
        .col_expr(message::Column::State, Expr::value(State::Cancelled.to_value()))
        .col_expr(message::Column::Error, Expr::value("line_removed"))
        .filter(message::Column::LineId.eq(id))
        .filter(message::Column::State.eq(State::Queued))
        .exec(tx.conn())
        .await?;
    tx.audit(Entry::new("messaging.line.remove", id).before(before));
    tx.announce(LineChanged { id });
    tx.commit().await?;
    gateway.refresh(me.app()).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn changed(tx: &Tx, before: &Model, input: &LineChange) -> Result<ActiveModel> {
    let mut line = before.clone().into_active_model();
    if let Some(name) = &input.name {
        line.name = Set(self::name(name)?);
    }
    if let Some(settings) = &input.settings {
        if settings.driver() != before.driver {
            return Err(Refusal::OtherDriver.into());
        }
        check(settings, &Secrets::default(), None)?;
        line.settings = Set(json!(settings));
    }
    if let Some(secrets) = &input.secrets {
        check_secrets(secrets)?;
        let all = super::unseal(tx.app(), before.id, before.secrets.as_deref())?.with(secrets);
        line.secrets = Set(super::seal(tx.app(), before.id, &all)?);
    }
    if let Some(limits) = &input.limits {
        check_limits(limits)?;
        line.limits = Set(json!(limits));
    }
    line.sends_codes = Set(input.sends_codes.unwrap_or(before.sends_codes));
    line.sends_notices = Set(input.sends_notices.unwrap_or(before.sends_notices));
    line.serves_desk = Set(input.serves_desk.unwrap_or(before.serves_desk));
    line.is_on = Set(input.is_on.unwrap_or(before.is_on));
    let is_repaired = before.state == LineState::NeedsOperator
        && (input.settings.is_some() || input.secrets.is_some());
    if input.is_on == Some(false) || is_repaired {
        line.state = Set(LineState::Disconnected);
        line.trouble = Set(None);
        line.state_at = Set(tx.now());
    }
    // Whatever its driver must know starts it anew; a new name does not.
    if input.settings.is_some() || input.secrets.is_some() || input.is_on.is_some() {
        line.changed_at = Set(tx.now());
    }
    Ok(line)
}

/// What audit is told of a line.
fn told(line: &Model) -> serde_json::Value {
    json!({
        "name": line.name,
        "settings": line.settings,
        "limits": line.limits,
        "sends_codes": line.sends_codes,
        "sends_notices": line.sends_notices,
        "serves_desk": line.serves_desk,
        "is_on": line.is_on,
    })
}
