//! `POST /api/desk/macros`, `PUT /api/desk/macros/{id}`: make and change ready answers.

use base::{Checks, Invalid};
use http::StatusCode;
use kernel::audit::Entry;
use kernel::http::{Body, Param};
use kernel::{Permitted, Result, Tx};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, SqlErr,
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{Action, ReadyAnswer, Refusal, fill};
use crate::conversations::state::Status;
use crate::entity::macro_;
use crate::ids::MacroId;
use crate::permissions::ManageDesk;

/// Longest shortcut: it is typed.
const SHORTCUT_MAX: usize = 30;
/// Longest title.
const TITLE_MAX: usize = 80;
/// Longest words; WhatsApp takes no longer text.
const BODY_MAX: usize = 4096;
/// Most actions of one ready answer.
const ACTIONS_MAX: usize = 10;

/// A ready answer to be made.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReadyAnswer {
    /// What is typed behind the slash: 1 to 30 small letters, digits, `-` and `_`.
    pub shortcut: String,
    /// What it is called, 80 characters at most.
    pub title: String,
    /// Its words, 4096 characters at most.
    pub body: String,
    /// What else it does, 10 actions at most.
    #[serde(default)]
    pub actions: Vec<Action>,
}

/// What is to change; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ReadyAnswerChanges {
    /// What is typed behind the slash.
    pub shortcut: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// Its words.
    pub body: Option<String>,
    /// What else it does.
    pub actions: Option<Vec<Action>>,
    /// Whether it is offered.
    pub is_active: Option<bool>,
}

/// Make a ready answer.
///
/// For whoever may manage the desk.
///
/// Refusals: `platform.invalid` naming every wrong field, `desk.macro.shortcut_taken`.
#[utoipa::path(
    post, path = "/api/desk/macros", tag = "desk", operation_id = "create_macro",
    request_body = NewReadyAnswer, responses((status = 201, body = ReadyAnswer)),
)]
pub async fn create(
    admin: Permitted<ManageDesk>,
    Body(input): Body<NewReadyAnswer>,
) -> Result<(StatusCode, Body<ReadyAnswer>)> {
    let mut tx = admin.begin().await?;
    let row = macro_::Model {
        id: tx.new_id(),
        tenant_id: tx.tenant().id,
        shortcut: input.shortcut.trim().to_owned(),
        title: input.title.trim().to_owned(),
        body: input.body.trim().to_owned(),
        actions: json!(input.actions),
        is_active: true,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    check(&ReadyAnswer::from(row.clone()))?;
    macro_::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(tx.conn())
        .await
        .map_err(taken)?;
    let answer = ReadyAnswer::from(row);
    tx.audit(Entry::new("desk.macro.create", answer.id).after(&answer));
    tx.commit().await?;
    Ok((StatusCode::CREATED, Body(answer)))
}

/// Change a ready answer.
///
/// For whoever may manage the desk.
///
/// Refusals: `platform.invalid` naming every wrong field, `desk.macro.not_found`,
/// `desk.macro.shortcut_taken`.
#[utoipa::path(
    put, path = "/api/desk/macros/{id}", tag = "desk", operation_id = "change_macro",
    params(("id" = MacroId, Path)), request_body = ReadyAnswerChanges,
    responses((status = 200, body = ReadyAnswer), (status = 404, description = "No such ready answer")),
)]
pub async fn change(
    admin: Permitted<ManageDesk>,
    Param(id): Param<MacroId>,
    Body(input): Body<ReadyAnswerChanges>,
) -> Result<Body<ReadyAnswer>> {
    let mut tx = admin.begin().await?;
    let before = held(&tx, id).await?;
    let mut row = before.clone();
    let set = |field: &mut String, text: Option<String>| {
        if let Some(text) = text {
            text.trim().clone_into(field);
        }
    };
    set(&mut row.shortcut, input.shortcut);
    set(&mut row.title, input.title);
    set(&mut row.body, input.body);
    row.actions = input.actions.map_or(row.actions, |actions| json!(actions));
    row.is_active = input.is_active.unwrap_or(row.is_active);
    row.updated_at = tx.now();
    check(&ReadyAnswer::from(row.clone()))?;
    macro_::Entity::update_many()
        .set(row.clone().into_active_model().reset_all())
        .filter(macro_::Column::Id.eq(id))
        .exec(tx.conn())
        .await
        .map_err(taken)?;
    let (before, answer) = (ReadyAnswer::from(before), ReadyAnswer::from(row));
    tx.audit(Entry::new("desk.macro.change", id).before(before).after(&answer));
    tx.commit().await?;
    Ok(Body(answer))
}

async fn held(tx: &Tx, id: MacroId) -> Result<macro_::Model> {
    let found = macro_::Entity::find_by_id(id)
        .filter(macro_::Column::TenantId.eq(tx.tenant().id))
        .lock_exclusive();
    Ok(found.one(tx.conn()).await?.ok_or(Refusal::NotFound)?)
}

fn check(answer: &ReadyAnswer) -> Result<(), Invalid> {
    let mut checks = Checks::new();
    let is_sign =
        |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "-_".contains(sign);
    let is_typed =
        (1..=SHORTCUT_MAX).contains(&answer.shortcut.len()) && answer.shortcut.chars().all(is_sign);
    let (id, en) = (
        "Pintasan 1–30 huruf kecil, angka, - atau _.",
        "A shortcut has 1 to 30 small letters, digits, - or _.",
    );
    checks.require(is_typed, "shortcut", "invalid", id, en);
    for (field, text, most) in
        [("title", &answer.title, TITLE_MAX), ("body", &answer.body, BODY_MAX)]
    {
        let (id, en) = (
            format!("Wajib diisi, paling banyak {most} huruf."),
            format!("1 to {most} characters."),
        );
        checks.require((1..=most).contains(&text.chars().count()), field, "out_of_range", id, en);
    }
    if let Some(name) = fill::unknown(&answer.body) {
        let (id, en) = (
            format!("Variabel {name} tidak dikenal."),
            format!("The variable {name} is not known."),
        );
        checks.require(false, "body", "unknown_variable", id, en);
    }
    let sleeps = |action: &Action| *action == Action::SetState { state: Status::Snoozed };
    let holds = answer.actions.len() <= ACTIONS_MAX && !answer.actions.iter().any(sleeps);
    let (id, en) =
        ("Paling banyak 10 tindakan, tanpa tunda.", "10 actions at most, and no snooze.");
    checks.require(holds, "actions", "invalid", id, en);
    checks.finish()
}

fn taken(error: sea_orm::DbErr) -> base::Error {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Refusal::ShortcutTaken.into(),
        _ => error.into(),
    }
}
