//! `GET /api/desk/search`: messages by words, contacts by names and numbers.

use base::{Invalid, TenantId};
use chrono::{DateTime, Utc};
use kernel::http::{Body, Query};
use kernel::{Permitted, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, RelationDef,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::matching::has;
use super::words::{Piece, digits, snippet, words};
use crate::contacts::ContactBrief;
use crate::conversations::audience::Sight;
use crate::conversations::cursor::Cursor;
use crate::entity::{contact, conversation, message};
use crate::ids::{ConversationId, DeskMessageId};
use crate::messages::MessageKind;
use crate::permissions::ReadDesk;

/// Longest text that is looked for.
const TEXT_MAX: usize = 100;
/// Messages of a page.
const ROWS: u64 = 30;
/// Contacts that are found at most; whoever wants another one types more.
const CONTACTS: u64 = 20;

/// What to look for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Looking {
    /// Words, or a number in any spelling; 100 characters at most.
    pub q: String,
    /// The `next` of the page before; contacts are on the first page only.
    pub cursor: Option<String>,
}

/// What was found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Findings {
    /// Contacts by name or number, those last heard of first.
    pub contacts: Vec<ContactBrief>,
    /// Messages and notes that have all the words, newest first.
    pub messages: Vec<Finding>,
    /// What to send as `cursor` for the next page; empty on the last one.
    pub next: Option<String>,
}

/// A message that was found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Finding {
    /// Its id.
    pub id: DeskMessageId,
    /// Its conversation.
    pub conversation: ConversationId,
    /// With whom.
    pub contact: ContactBrief,
    /// Its place in the conversation.
    pub seq: i64,
    /// Who speaks to whom.
    pub kind: MessageKind,
    /// Where the words are.
    pub snippet: Vec<Piece>,
    /// When it arrived, or was written.
    pub at: DateTime<Utc>,
}

/// Search messages, notes and contacts.
///
/// For everybody at the desk; finds only in conversations that the caller sees. Words are found by
/// their beginnings, in any case.
///
/// Refusals: `platform.invalid` (`q`, `cursor`).
#[utoipa::path(
    get, path = "/api/desk/search", tag = "desk", operation_id = "search_desk",
    params(Looking), responses((status = 200, body = Findings)),
)]
pub async fn find(
    me: Permitted<ReadDesk>,
    Query(looking): Query<Looking>,
) -> Result<Body<Findings>> {
    let text = looking.q.trim();
    if text.is_empty() || text.chars().count() > TEXT_MAX {
        let (id, en) = ("Tulis 1 sampai 100 huruf.", "Search for 1 to 100 characters.");
        return Err(Invalid::field("q", "out_of_range", id, en).into());
    }
    let cursor = looking.cursor.as_deref().filter(|text| !text.is_empty());
    let cursor = cursor.map(Cursor::<DeskMessageId>::read).transpose()?;
    let sight = Sight::of(me.db(), me.caller()).await?;
    let contacts = match cursor {
        Some(_) => Vec::new(),
        None => contacts(me.db(), me.tenant_id(), sight, text).await?,
    };
    let (messages, next) = messages(&me, sight, &words(text), cursor).await?;
    Ok(Body(Findings { contacts, messages, next }))
}

async fn contacts(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    sight: Sight,
    text: &str,
) -> Result<Vec<ContactBrief>> {
    let escaped = text.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let contains = |column: contact::Column| {
        let pattern = LikeExpr::new(format!("%{escaped}%")).escape('\\');
        Expr::expr(Func::lower(Expr::col((contact::Entity, column)))).like(pattern)
    };
    let mut any = Condition::any()
        .add(contains(contact::Column::EditedName))
        .add(contains(contact::Column::BookName))
        .add(contains(contact::Column::PushName))
        .add(contains(contact::Column::Email));
    if let Some(digits) = digits(text) {
        any = any.add(contact::Column::Phone.contains(&digits));
    }
    let mut found = contact::Entity::find()
        .filter(contact::Column::TenantId.eq(tenant))
        .filter(contact::Column::MergedInto.is_null())
        .filter(any);
    if let Sight::Own(_) = sight {
        let theirs = conversation::Entity::find()
            .select_only()
            .column(conversation::Column::ContactId)
            .filter(sight.condition(tenant))
            .into_query();
        found = found.filter(contact::Column::Id.in_subquery(theirs));
    }
    let rows = found.order_by_desc(contact::Column::UpdatedAt).limit(CONTACTS).all(conn).await?;
    Ok(rows.iter().map(ContactBrief::of).collect())
}

fn to_conversation() -> RelationDef {
    message::Entity::belongs_to(conversation::Entity)
        .from(message::Column::ConversationId)
        .to(conversation::Column::Id)
        .into()
}

fn to_contact() -> RelationDef {
    conversation::Entity::belongs_to(contact::Entity)
        .from(conversation::Column::ContactId)
        .to(contact::Column::Id)
        .into()
}

async fn messages(
    me: &Permitted<ReadDesk>,
    sight: Sight,
    words: &[String],
    cursor: Option<Cursor<DeskMessageId>>,
) -> Result<(Vec<Finding>, Option<String>)> {
    if words.is_empty() {
        return Ok((Vec::new(), None));
    }
    let mut found = message::Entity::find()
        .join(JoinType::InnerJoin, to_conversation())
        .join(JoinType::InnerJoin, to_contact())
        .select_also(contact::Entity)
        .filter(message::Column::TenantId.eq(me.tenant_id()))
        .filter(has(me.app().db.engine(), words))
        .filter(sight.condition(me.tenant_id()));
    if let Some(Cursor { at, id }) = cursor {
        let same = Condition::all().add(message::Column::At.eq(at)).add(message::Column::Id.lt(id));
        found = found.filter(Condition::any().add(message::Column::At.lt(at)).add(same));
    }
    let rows = found
        .order_by_desc(message::Column::At)
        .order_by_desc(message::Column::Id)
        .limit(ROWS + 1)
        .all(me.db())
        .await?;
    let more = rows.len() as u64 > ROWS;
    let shown: Vec<Finding> = rows
        .into_iter()
        .take(usize::try_from(ROWS).unwrap_or(usize::MAX))
        .filter_map(|(row, contact)| Some(finding(&row, &contact?, words)))
        .collect();
    let next = shown.last().filter(|_| more);
    let next = next.map(|last| Cursor { at: last.at, id: last.id }.text());
    Ok((shown, next))
}

fn finding(row: &message::Model, contact: &contact::Model, words: &[String]) -> Finding {
    Finding {
        id: row.id,
        conversation: row.conversation_id,
        contact: ContactBrief::of(contact),
        seq: row.seq,
        kind: row.kind,
        snippet: snippet(&row.body, words),
        at: row.at,
    }
}
