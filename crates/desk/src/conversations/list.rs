//! `GET /api/desk/conversations`: the conversations that the caller sees, newest first.

use std::collections::HashMap;

use base::{AccountId, Invalid, TenantId};
use kernel::http::{Body, Query};
use kernel::{Caller, Permitted, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query as Sql, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, Iterable, JoinType,
    QueryFilter, QueryOrder, QuerySelect, RelationDef, Statement,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::audience::Sight;
use super::cursor::Cursor;
use super::state::Status;
use super::{Conversation, Priority};
use crate::entity::{contact, conversation, conversation_label, message, read};
use crate::ids::{ContactId, ConversationId, InboxId, LabelId, TeamId};
use crate::messages::MessageKind;
use crate::permissions::ReadDesk;

/// Rows of a page unless asked otherwise.
const ROWS: u64 = 50;
/// Most rows of a page.
const ROWS_MAX: u64 = 100;
/// Unread messages are counted so far; beyond it the screen says "99+".
pub(crate) const UNREAD_MAX: i64 = 100;

/// Which conversations to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Filter {
    /// `open`, `pending`, `snoozed`, `resolved`, or `active` for all but the resolved ones; all
    /// unless asked otherwise.
    pub state: Option<String>,
    /// `me`, `none`, or an account's id.
    pub assignee: Option<String>,
    /// Of this inbox.
    pub inbox: Option<InboxId>,
    /// Handed to this team.
    pub team: Option<TeamId>,
    /// With this label.
    pub label: Option<LabelId>,
    /// Of this contact.
    pub contact: Option<ContactId>,
    /// Of this urgency.
    #[param(inline)]
    pub priority: Option<Priority>,
    /// `true`: whose customers wait for an answer.
    pub waiting: Option<bool>,
    /// `true`: with messages of the customer that the caller has not read.
    pub unread: Option<bool>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
    /// Rows of a page, 1 to 100; 50 unless asked otherwise.
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u64>,
}

/// One page of conversations.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Conversations {
    /// By their last message, newest first.
    pub data: Vec<Conversation>,
    /// What to send as `cursor` for the next page; empty on the last one.
    pub next: Option<String>,
}

/// List conversations, newest first.
///
/// For everybody at the desk: agents see their own, nobody's, and those they were named in, unless
/// the business lets them see all; supervisors and admins see all.
///
/// Refusals: `platform.invalid` (`state`, `assignee`, `cursor`, `limit`).
#[utoipa::path(
    get, path = "/api/desk/conversations", tag = "desk", operation_id = "list_conversations",
    params(Filter), responses((status = 200, body = Conversations)),
)]
pub async fn list(
    me: Permitted<ReadDesk>,
    Query(filter): Query<Filter>,
) -> Result<Body<Conversations>> {
    let limit = limit_of(filter.limit)?;
    let wanted = wanted(&filter, me.caller())?;
    let sight = Sight::of(me.db(), me.caller()).await?;
    let rows = conversation::Entity::find()
        .join(JoinType::InnerJoin, to_contact())
        .select_also(contact::Entity)
        .filter(sight.condition(me.tenant_id()))
        .filter(wanted)
        .order_by_desc(conversation::Column::LastMessageAt)
        .order_by_desc(conversation::Column::Id)
        .limit(limit + 1)
        .all(me.db())
        .await?;
    let more = rows.len() as u64 > limit;
    let rows: Vec<_> = rows
        .into_iter()
        .take(usize::try_from(limit).unwrap_or(usize::MAX))
        .filter_map(|(row, contact)| Some((row, contact?)))
        .collect();
    let next = rows
        .last()
        .filter(|_| more)
        .map(|(row, _)| Cursor { at: row.last_message_at, id: row.id }.text());
    let data = dressed(me.db(), me.tenant_id(), me.caller().account, &rows).await?;
    Ok(Body(Conversations { data, next }))
}

pub(crate) fn limit_of(limit: Option<u64>) -> Result<u64, Invalid> {
    let limit = limit.unwrap_or(ROWS);
    if (1..=ROWS_MAX).contains(&limit) {
        return Ok(limit);
    }
    let (id, en) = ("Isi halaman antara 1 dan 100 baris.", "A page has 1 to 100 rows.");
    Err(Invalid::field("limit", "out_of_range", id, en))
}

pub(crate) fn to_contact() -> RelationDef {
    conversation::Entity::belongs_to(contact::Entity)
        .from(conversation::Column::ContactId)
        .to(contact::Column::Id)
        .into()
}

fn wanted(filter: &Filter, caller: &Caller) -> Result<Condition, Invalid> {
    use conversation::Column;
    let mut wanted = Condition::all()
        .add_option(states(filter.state.as_deref())?.map(|states| Column::State.is_in(states)))
        .add_option(filter.inbox.map(|inbox| Column::InboxId.eq(inbox)))
        .add_option(filter.team.map(|team| Column::TeamId.eq(team)))
        .add_option(filter.contact.map(|contact| Column::ContactId.eq(contact)))
        .add_option(filter.priority.map(|priority| Column::Priority.eq(priority)));
    match filter.assignee.as_deref().filter(|word| !word.is_empty()) {
        None => {}
        Some("me") => wanted = wanted.add(Column::AssigneeId.eq(caller.account)),
        Some("none") => wanted = wanted.add(Column::AssigneeId.is_null()),
        Some(word) => {
            let account: AccountId = word.parse().map_err(|_| {
                let (id, en) = ("Agen tidak dikenal.", "This agent is not known.");
                Invalid::field("assignee", "unknown", id, en)
            })?;
            wanted = wanted.add(Column::AssigneeId.eq(account));
        }
    }
    if let Some(label) = filter.label {
        let mut labelled = Sql::select();
        labelled
            .column(conversation_label::Column::ConversationId)
            .from(conversation_label::Entity)
            .and_where(conversation_label::Column::TenantId.eq(caller.tenant.id))
            .and_where(conversation_label::Column::LabelId.eq(label));
        wanted = wanted.add(Column::Id.in_subquery(labelled));
    }
    if filter.waiting == Some(true) {
        wanted = wanted.add(Column::WaitingSince.is_not_null());
    }
    if filter.unread == Some(true) {
        wanted = wanted.add(unread(caller.account));
    }
    if let Some(cursor) = filter.cursor.as_deref().filter(|text| !text.is_empty()) {
        let Cursor { at, id } = Cursor::<ConversationId>::read(cursor)?;
        wanted = wanted.add(
            Condition::any()
                .add(Column::LastMessageAt.lt(at))
                .add(Condition::all().add(Column::LastMessageAt.eq(at)).add(Column::Id.lt(id))),
        );
    }
    Ok(wanted)
}

/// Conversations whose customer wrote after what this account has read.
fn unread(account: AccountId) -> SimpleExpr {
    let of_it = (conversation::Entity, conversation::Column::Id);
    let mut seen = Sql::select();
    seen.expr(Expr::val(1))
        .from(read::Entity)
        .and_where(Expr::col((read::Entity, read::Column::ConversationId)).equals(of_it))
        .and_where(read::Column::AccountId.eq(account))
        .and_where(
            Expr::col((read::Entity, read::Column::Seq))
                .gte(Expr::col((message::Entity, message::Column::Seq))),
        );
    let mut unseen = Sql::select();
    unseen
        .expr(Expr::val(1))
        .from(message::Entity)
        .and_where(Expr::col((message::Entity, message::Column::ConversationId)).equals(of_it))
        .and_where(message::Column::Kind.eq(MessageKind::In))
        .and_where(Expr::exists(seen).not());
    Expr::exists(unseen)
}

fn states(word: Option<&str>) -> Result<Option<Vec<Status>>, Invalid> {
    use sea_orm::ActiveEnum;
    match word.filter(|word| !word.is_empty()) {
        None => Ok(None),
        Some("active") => Ok(Some(vec![Status::Open, Status::Pending, Status::Snoozed])),
        Some(word) => match Status::iter().find(|state| state.to_value() == word) {
            Some(state) => Ok(Some(vec![state])),
            None => {
                let (id, en) = ("Status percakapan tidak dikenal.", "This state is not known.");
                Err(Invalid::field("state", "unknown", id, en))
            }
        },
    }
}

/// Rows as the caller sees them, in one more statement however many.
pub(crate) async fn dressed(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    account: AccountId,
    rows: &[(conversation::Model, contact::Model)],
) -> Result<Vec<Conversation>> {
    let ids: Vec<_> = rows.iter().map(|(row, _)| row.id).collect();
    let unread = unread_counts(conn, tenant, account, &ids).await?;
    let dressed = rows.iter().map(|(row, contact)| {
        let unread = Some(unread.get(&row.id).copied().unwrap_or_default());
        Conversation { unread, ..Conversation::of(row, contact) }
    });
    Ok(dressed.collect())
}

/// A row of what follows.
#[derive(Debug, FromQueryResult)]
struct Unread {
    id: ConversationId,
    unread: i64,
}

/// What the account has not read of each; only the last hundred messages are looked at.
async fn unread_counts(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    account: AccountId,
    ids: &[ConversationId],
) -> Result<HashMap<ConversationId, i64>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let places: Vec<String> = (4..4 + ids.len()).map(|place| format!("${place}")).collect();
    let sql = format!(
        "SELECT c.id AS id, COUNT(m.id) AS unread FROM desk_conversations c \
         LEFT JOIN desk_reads r ON r.conversation_id = c.id AND r.account_id = $1 \
         JOIN desk_messages m ON m.conversation_id = c.id AND m.kind = 'in' \
         AND m.seq > COALESCE(r.seq, 0) AND m.seq > c.last_seq - $2 \
         WHERE c.tenant_id = $3 AND c.id IN ({}) GROUP BY c.id",
        places.join(", ")
    );
    let mut values = vec![account.into(), UNREAD_MAX.into(), tenant.into()];
    values.extend(ids.iter().map(|id| (*id).into()));
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
    let rows = Unread::find_by_statement(statement).all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.unread)).collect())
}
