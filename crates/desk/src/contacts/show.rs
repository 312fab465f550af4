//! `GET /api/desk/contacts/{id}`: all that is known of a contact.

use base::Phone;
use chrono::{DateTime, Utc};
use kernel::http::{Body, Param};
use kernel::{Caller, Permitted, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Refusal, merge, name_of};
use crate::conversations::audience::Sight;
use crate::entity::{address, contact, conversation};
use crate::ids::ContactId;
use crate::permissions::ReadDesk;

/// Merges that an old link is followed through.
const MERGES: usize = 10;

/// A contact.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Contact {
    /// Its id; another one than was asked for if it was merged.
    pub id: ContactId,
    /// What it is called.
    pub name: String,
    /// The name an agent gave it.
    pub edited_name: Option<String>,
    /// Its name in the phone book.
    pub book_name: Option<String>,
    /// The name it gave itself.
    pub push_name: Option<String>,
    /// Its number as digits.
    pub phone: Option<Phone>,
    /// Its number for people.
    pub phone_text: Option<String>,
    /// Its mail address.
    pub email: Option<String>,
    /// What agents should know.
    pub notes: Option<String>,
    /// Whether it is a group.
    pub is_group: bool,
    /// Its WhatsApp ids.
    pub addresses: Vec<String>,
    /// When it was first heard of.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// Show a contact.
///
/// For whoever sees a conversation with it. The id of a contact that was merged leads to the one it is now.
///
/// Refusals: `desk.contact.not_found`.
#[utoipa::path(
    get, path = "/api/desk/contacts/{id}", tag = "desk", operation_id = "show_contact",
    params(("id" = ContactId, Path)),
    responses((status = 200, body = Contact), (status = 404, description = "No such contact")),
)]
pub async fn show(me: Permitted<ReadDesk>, Param(id): Param<ContactId>) -> Result<Body<Contact>> {
    let mut row = merge::load(me.db(), me.tenant_id(), id).await?;
    for _ in 0..MERGES {
        let Some(next) = row.merged_into else { break };
        row = merge::load(me.db(), me.tenant_id(), next).await?;
    }
    require_seen(me.db(), me.caller(), &row).await?;
    Ok(Body(dressed(me.db(), row).await?))
}

/// Refuses a contact with whom the caller sees no conversation.
pub(crate) async fn require_seen(
    conn: &impl ConnectionTrait,
    caller: &Caller,
    row: &contact::Model,
) -> Result<()> {
    let sight = Sight::of(conn, caller).await?;
    if sight == Sight::Everything {
        return Ok(());
    }
    let seen = conversation::Entity::find()
        .filter(conversation::Column::ContactId.eq(row.id))
        .filter(sight.condition(caller.tenant.id))
        .limit(1)
        .one(conn)
        .await?;
    Ok(seen.map(drop).ok_or(Refusal::NotFound)?)
}

/// The row with its ids.
pub(crate) async fn dressed(conn: &impl ConnectionTrait, row: contact::Model) -> Result<Contact> {
    let addresses = address::Entity::find()
        .filter(address::Column::ContactId.eq(row.id))
        .filter(address::Column::TenantId.eq(row.tenant_id))
        .order_by_asc(address::Column::CreatedAt)
        .all(conn)
        .await?;
    Ok(Contact {
        name: name_of(&row),
        id: row.id,
        edited_name: row.edited_name,
        book_name: row.book_name,
        push_name: row.push_name,
        phone_text: row.phone.as_ref().map(Phone::display),
        phone: row.phone,
        email: row.email,
        notes: row.notes,
        is_group: row.is_group,
        addresses: addresses.into_iter().map(|address| address.value).collect(),
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}
