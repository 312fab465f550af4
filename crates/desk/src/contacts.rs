//! Somebody, or a group, that the business talks with: one contact over many WhatsApp ids.

pub mod change;
pub(crate) mod join;
pub(crate) mod known;
pub mod links;
pub(crate) mod merge;
pub mod proposals;
pub mod show;

use base::Phone;
use kernel::App;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::entity::contact;
use crate::ids::ContactId;

base::refusals! {
    /// Why nothing is done with a contact.
    pub enum Refusal in "desk.contact" {
        /// No such contact.
        NotFound => 404 "not_found",
            id "Kontak ini tidak ditemukan.",
            en "This contact was not found.";
    }
}

/// What stands where neither a name nor a number is known.
const NAMELESS: &str = "Tanpa nomor";

/// A contact beside its conversations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ContactBrief {
    /// Its id.
    pub id: ContactId,
    /// What it is called: the agents' name for it, else the phone book's, else its own, else its
    /// number.
    pub name: String,
    /// Its number as digits, if it is known.
    pub phone: Option<Phone>,
    /// Its number for people: `+62 812-3456-789`.
    pub phone_text: Option<String>,
    /// Whether it is a group.
    pub is_group: bool,
}

impl ContactBrief {
    /// The row in short.
    pub fn of(row: &contact::Model) -> Self {
        Self {
            id: row.id,
            name: name_of(row),
            phone: row.phone.clone(),
            phone_text: row.phone.as_ref().map(Phone::display),
            is_group: row.is_group,
        }
    }
}

/// What a contact is called.
pub(crate) fn name_of(row: &contact::Model) -> String {
    let names = [&row.edited_name, &row.book_name, &row.push_name];
    let named = names.into_iter().flatten().find(|name| !name.is_empty()).cloned();
    named.or_else(|| row.phone.as_ref().map(Phone::display)).unwrap_or_else(|| NAMELESS.to_owned())
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(show::show, change::change))
        .routes(routes!(links::links))
        .merge(proposals::router())
}
