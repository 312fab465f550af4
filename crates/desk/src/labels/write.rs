//! `POST /api/desk/labels`, `PUT /api/desk/labels/{id}`: make and change labels.

use base::{Checks, Invalid};
use http::StatusCode;
use kernel::audit::Entry;
use kernel::http::{Body, Param};
use kernel::{Permitted, Result, Tx};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, SqlErr,
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Label, Refusal};
use crate::entity::label;
use crate::ids::LabelId;
use crate::permissions::ManageDesk;

/// Longest name: it stands in a chip.
const NAME_MAX: usize = 40;
/// The colour of a label that was given none.
const GREY: &str = "#868e96";

/// A label to be made.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLabel {
    /// Its name, 40 characters at most.
    pub name: String,
    /// Its colour, as `#rrggbb`; grey unless told otherwise.
    pub colour: Option<String>,
}

/// What is to change; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LabelChanges {
    /// Its name.
    pub name: Option<String>,
    /// Its colour.
    pub colour: Option<String>,
    /// Whether it may be given.
    pub is_active: Option<bool>,
}

/// Make a label.
///
/// For whoever may manage the desk.
///
/// Refusals: `platform.invalid` (`name`, `colour`), `desk.label.name_taken`.
#[utoipa::path(
    post, path = "/api/desk/labels", tag = "desk", operation_id = "create_label",
    request_body = NewLabel, responses((status = 201, body = Label)),
)]
pub async fn create(
    admin: Permitted<ManageDesk>,
    Body(input): Body<NewLabel>,
) -> Result<(StatusCode, Body<Label>)> {
    let colour = input.colour.unwrap_or_else(|| GREY.to_owned()).to_lowercase();
    let name = input.name.trim().to_owned();
    check(&name, &colour)?;
    let mut tx = admin.begin().await?;
    let row = label::Model {
        id: tx.new_id(),
        tenant_id: tx.tenant().id,
        name,
        colour,
        is_active: true,
        created_at: tx.now(),
    };
    label::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(tx.conn())
        .await
        .map_err(taken)?;
    let label = Label::from(row);
    tx.audit(Entry::new("desk.label.create", label.id).after(&label));
    tx.commit().await?;
    Ok((StatusCode::CREATED, Body(label)))
}

/// Change a label.
///
/// For whoever may manage the desk. One that may not be given any more stays where it is.
///
/// Refusals: `platform.invalid` (`name`, `colour`), `desk.label.not_found`,
/// `desk.label.name_taken`.
#[utoipa::path(
    put, path = "/api/desk/labels/{id}", tag = "desk", operation_id = "change_label",
    params(("id" = LabelId, Path)), request_body = LabelChanges,
    responses((status = 200, body = Label), (status = 404, description = "No such label")),
)]
pub async fn change(
    admin: Permitted<ManageDesk>,
    Param(id): Param<LabelId>,
    Body(input): Body<LabelChanges>,
) -> Result<Body<Label>> {
    let mut tx = admin.begin().await?;
    let before = held(&tx, id).await?;
    let row = label::Model {
        name: input.name.map_or_else(|| before.name.clone(), |name| name.trim().to_owned()),
        colour: input.colour.map_or_else(|| before.colour.clone(), |text| text.to_lowercase()),
        is_active: input.is_active.unwrap_or(before.is_active),
        ..before.clone()
    };
    check(&row.name, &row.colour)?;
    label::Entity::update_many()
        .set(row.clone().into_active_model().reset_all())
        .filter(label::Column::Id.eq(id))
        .exec(tx.conn())
        .await
        .map_err(taken)?;
    let (before, label) = (Label::from(before), Label::from(row));
    tx.audit(Entry::new("desk.label.change", id).before(before).after(&label));
    tx.commit().await?;
    Ok(Body(label))
}

async fn held(tx: &Tx, id: LabelId) -> Result<label::Model> {
    let found = label::Entity::find_by_id(id)
        .filter(label::Column::TenantId.eq(tx.tenant().id))
        .lock_exclusive();
    Ok(found.one(tx.conn()).await?.ok_or(Refusal::NotFound)?)
}

fn check(name: &str, colour: &str) -> Result<(), Invalid> {
    let mut checks = Checks::new();
    let (id, en) = ("Nama wajib diisi, paling banyak 40 huruf.", "A name has 1 to 40 characters.");
    let holds = (1..=NAME_MAX).contains(&name.chars().count());
    checks.require(holds, "name", "out_of_range", id, en);
    let is_colour = colour.strip_prefix('#').is_some_and(|digits| {
        digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    });
    let (id, en) = ("Tulis warna seperti #2f9e44.", "Write the colour like #2f9e44.");
    checks.require(is_colour, "colour", "invalid", id, en);
    checks.finish()
}

fn taken(error: sea_orm::DbErr) -> base::Error {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Refusal::NameTaken.into(),
        _ => error.into(),
    }
}
