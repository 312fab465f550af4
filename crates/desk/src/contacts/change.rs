//! `PUT /api/desk/contacts/{id}`: what agents know of a contact.

use base::{Checks, Invalid};
use kernel::audit::Entry;
use kernel::http::{Body, Param, body};
use kernel::{Permitted, Result, Tx};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Refusal;
use super::show::{self, Contact};
use crate::entity::contact;
use crate::ids::ContactId;
use crate::permissions::WriteDesk;

/// Longest name or mail address.
const NAME_MAX: usize = 120;
/// Longest note on a contact.
const NOTES_MAX: usize = 4000;

/// What is to change; what is absent stays, `null` takes away.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ContactChanges {
    /// The name agents know it by, 120 characters at most.
    #[serde(deserialize_with = "body::nullable")]
    #[schema(value_type = Option<String>)]
    pub edited_name: Option<Option<String>>,
    /// Its mail address, 120 characters at most.
    #[serde(deserialize_with = "body::nullable")]
    #[schema(value_type = Option<String>)]
    pub email: Option<Option<String>>,
    /// What agents should know, 4000 characters at most.
    #[serde(deserialize_with = "body::nullable")]
    #[schema(value_type = Option<String>)]
    pub notes: Option<Option<String>>,
}

/// Change what agents know of a contact.
///
/// For agents who see a conversation with it. An empty text takes it away, as `null` does.
///
/// Refusals: `platform.invalid` naming every wrong field, `desk.contact.not_found`.
#[utoipa::path(
    put, path = "/api/desk/contacts/{id}", tag = "desk", operation_id = "change_contact",
    params(("id" = ContactId, Path)), request_body = ContactChanges,
    responses((status = 200, body = Contact), (status = 404, description = "No such contact")),
)]
pub async fn change(
    agent: Permitted<WriteDesk>,
    Param(id): Param<ContactId>,
    Body(input): Body<ContactChanges>,
) -> Result<Body<Contact>> {
    let input = checked(input)?;
    let mut tx = agent.begin().await?;
    let mut row = held(&tx, id).await?;
    show::require_seen(tx.conn(), agent.caller(), &row).await?;
    let before = ContactChanges {
        edited_name: Some(row.edited_name.clone()),
        email: Some(row.email.clone()),
        notes: Some(row.notes.clone()),
    };
    row.edited_name = input.edited_name.clone().unwrap_or(row.edited_name);
    row.email = input.email.clone().unwrap_or(row.email);
    row.notes = input.notes.clone().unwrap_or(row.notes);
    row.updated_at = tx.now();
    contact::Entity::update_many()
        .set(row.clone().into_active_model().reset_all())
        .filter(contact::Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    tx.audit(Entry::new("desk.contact.change", id).before(before).after(input));
    let shown = show::dressed(tx.conn(), row).await?;
    tx.commit().await?;
    Ok(Body(shown))
}

async fn held(tx: &Tx, id: ContactId) -> Result<contact::Model> {
    let found = contact::Entity::find_by_id(id)
        .filter(contact::Column::TenantId.eq(tx.tenant().id))
        .filter(contact::Column::MergedInto.is_null())
        .lock_exclusive();
    Ok(found.one(tx.conn()).await?.ok_or(Refusal::NotFound)?)
}

fn checked(input: ContactChanges) -> Result<ContactChanges, Invalid> {
    let mut checks = Checks::new();
    let mut clean = |field: &str, text: Option<Option<String>>, most: usize| {
        let text = text
            .map(|text| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()));
        let length = text.iter().flatten().map(|text| text.chars().count()).max().unwrap_or(0);
        let (id, en) =
            (format!("Paling banyak {most} huruf."), format!("{most} characters at most."));
        checks.require(length <= most, field, "too_long", id, en);
        text
    };
    let cleaned = ContactChanges {
        edited_name: clean("edited_name", input.edited_name, NAME_MAX),
        email: clean("email", input.email, NAME_MAX),
        notes: clean("notes", input.notes, NOTES_MAX),
    };
    let is_mail =
        |text: &String| text.split_once('@').is_some_and(|(a, b)| !a.is_empty() && b.contains('.'));
    let holds = cleaned.email.iter().flatten().all(is_mail);
    let (id, en) = ("Alamat e-mail tidak sah.", "This is not a mail address.");
    checks.require(holds, "email", "invalid", id, en);
    checks.finish()?;
    Ok(cleaned)
}
