//! `GET /api/simulator/mailbox`: the mails that a development installation kept.

use chrono::{DateTime, Utc};
use kernel::http::Body;
use kernel::{Open, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::MailId;
use crate::entity::mailbox_message::{Column, Entity};

/// Most mails that are shown, the newest.
const SHOWN: u64 = 200;

/// The development mailbox.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Mailbox {
    /// The mails, newest first.
    pub data: Vec<MailboxMail>,
}

/// One mail.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MailboxMail {
    /// Its id.
    pub id: MailId,
    /// The address it is for.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// When it arrived.
    pub at: DateTime<Utc>,
}

/// Show the development mailbox, newest mail first; the newest 200.
///
/// Open to anybody; there only with the mail driver `mailbox`.
#[utoipa::path(
    get, path = "/api/simulator/mailbox", tag = "simulator", operation_id = "show_mailbox",
    responses((status = 200, body = Mailbox)),
)]
pub async fn mailbox(visitor: Open) -> Result<Body<Mailbox>> {
    let rows = Entity::find()
        .filter(Column::TenantId.eq(visitor.tenant_id()))
        .order_by_desc(Column::Id)
        .limit(SHOWN)
        .all(visitor.db())
        .await?;
    let data = rows.into_iter().map(|row| MailboxMail {
        id: row.id,
        to: row.recipient,
        subject: row.subject,
        text: row.text,
        at: row.at,
    });
    Ok(Body(Mailbox { data: data.collect() }))
}
