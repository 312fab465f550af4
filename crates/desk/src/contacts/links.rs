//! `GET /api/desk/contacts/{id}/links`: what the rest of the house knows of a contact's number.

use std::pin::Pin;

use base::Phone;
use chrono::{DateTime, Utc};
use kernel::http::{Body, Param};
use kernel::{App, Permitted, Result, Tenant};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{merge, show};
use crate::ids::ContactId;
use crate::permissions::ReadDesk;

/// Somebody or something that the house knows by a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ContactLink {
    /// What it is: `shop`.
    pub kind: String,
    /// Its id there.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What stands below, such as its code and city; may be empty.
    pub subtitle: String,
    /// What is under way with it, newest first; ten at most.
    pub items: Vec<LinkedItem>,
}

/// Something that is under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LinkedItem {
    /// What it is: `order`.
    pub kind: String,
    /// Its id there.
    pub id: String,
    /// Its number for people.
    pub title: String,
    /// Where it stands, in that module's word.
    pub state: String,
    /// When it began.
    pub at: DateTime<Utc>,
}

/// Everything that was found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ContactLinks {
    /// One for each that has the number.
    pub data: Vec<ContactLink>,
}

/// What a source answers.
pub type Found<'a> = Pin<Box<dyn Future<Output = Result<Vec<ContactLink>>> + Send + 'a>>;

/// Looks for a number in another module.
pub type Source = for<'a> fn(&'a App, &'a Tenant, &'a Phone) -> Found<'a>;

/// Where the desk looks. Composed once with [`kernel::app::Composer::state`].
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// The same, and this one.
    #[must_use]
    pub fn with(mut self, source: Source) -> Self {
        self.0.push(source);
        self
    }
}

/// Show what the house knows of a contact's number: the shop that has it, with its open orders.
///
/// For whoever sees a conversation with it. Opening what is shown asks for that module's permission.
///
/// Refusals: `desk.contact.not_found`.
#[utoipa::path(
    get, path = "/api/desk/contacts/{id}/links", tag = "desk", operation_id = "show_contact_links",
    params(("id" = ContactId, Path)),
    responses((status = 200, body = ContactLinks), (status = 404, description = "No such contact")),
)]
pub async fn links(
    me: Permitted<ReadDesk>,
    Param(id): Param<ContactId>,
) -> Result<Body<ContactLinks>> {
    let row = merge::load(me.db(), me.tenant_id(), id).await?;
    show::require_seen(me.db(), me.caller(), &row).await?;
    let mut data = Vec::new();
    if let Some(phone) = &row.phone {
        for source in &me.app().state::<Sources>().0 {
            data.extend(source(me.app(), me.tenant(), phone).await?);
        }
    }
    Ok(Body(ContactLinks { data }))
}
