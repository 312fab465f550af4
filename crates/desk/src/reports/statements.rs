//! The statements behind the report: one for each table it reads.

use base::{AccountId, TenantId};
use chrono::{DateTime, Utc};
use kernel::Result;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Statement,
};

use crate::entity::{conversation, csat, message};
use crate::ids::InboxId;
use crate::messages::MessageKind;

/// Most conversations of one report: a thousand a day for three months.
const ROWS: u64 = 100_000;

/// What a report is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope {
    pub(super) tenant: TenantId,
    pub(super) inbox: Option<InboxId>,
    pub(super) from: DateTime<Utc>,
    pub(super) until: DateTime<Utc>,
}

/// Messages of one hour.
#[derive(Debug, FromQueryResult)]
pub(super) struct Hour {
    pub(super) place: i64,
    pub(super) incoming: i64,
    pub(super) outgoing: i64,
}

/// Messages of each of these hours; those without any are left out.
pub(super) async fn by_hour(
    conn: &impl ConnectionTrait,
    scope: Scope,
    hours: &[(DateTime<Utc>, DateTime<Utc>)],
) -> Result<Vec<Hour>> {
    let mut values = vec![scope.tenant.into(), scope.inbox.into()];
    let mut rows = Vec::with_capacity(hours.len());
    for (place, (start, end)) in hours.iter().enumerate() {
        values.extend([(*start).into(), (*end).into()]);
        rows.push(format!("({place}, ${}, ${})", values.len() - 1, values.len()));
    }
    let inbox = match scope.inbox {
        Some(_) => {
            "AND m.conversation_id IN (SELECT id FROM desk_conversations WHERE inbox_id = $2)"
        }
        None => "AND $2 IS NULL",
    };
    let sql = format!(
        "WITH hours(place, starts, ends) AS (VALUES {}) \
         SELECT CAST(h.place AS BIGINT) AS place, \
         COUNT(CASE WHEN m.kind = 'in' THEN 1 END) AS incoming, \
         COUNT(CASE WHEN m.kind = 'out' THEN 1 END) AS outgoing \
         FROM hours h JOIN desk_messages m ON m.tenant_id = $1 \
         AND m.at >= h.starts AND m.at < h.ends AND m.kind IN ('in', 'out') {inbox} \
         GROUP BY h.place",
        rows.join(", ")
    );
    let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql, values);
    Ok(Hour::find_by_statement(statement).all(conn).await?)
}

/// A conversation, as far as the report needs it.
#[derive(Debug, FromQueryResult)]
pub(super) struct Matter {
    pub(super) created_at: DateTime<Utc>,
    pub(super) opened_at: DateTime<Utc>,
    pub(super) first_replied_at: Option<DateTime<Utc>>,
    pub(super) first_reply_late_at: Option<DateTime<Utc>>,
    pub(super) resolved_at: Option<DateTime<Utc>>,
    pub(super) resolution_late_at: Option<DateTime<Utc>>,
    pub(super) assignee_id: Option<AccountId>,
}

/// The conversations that began in the period.
pub(super) async fn matters(conn: &impl ConnectionTrait, scope: Scope) -> Result<Vec<Matter>> {
    use conversation::Column;
    let mut found = conversation::Entity::find()
        .select_only()
        .columns([Column::CreatedAt, Column::OpenedAt, Column::FirstRepliedAt])
        .columns([Column::FirstReplyLateAt, Column::ResolvedAt, Column::ResolutionLateAt])
        .column(Column::AssigneeId)
        .filter(Column::TenantId.eq(scope.tenant))
        .filter(Column::CreatedAt.gte(scope.from))
        .filter(Column::CreatedAt.lt(scope.until));
    if let Some(inbox) = scope.inbox {
        found = found.filter(Column::InboxId.eq(inbox));
    }
    Ok(found.limit(ROWS).into_model::<Matter>().all(conn).await?)
}

/// How many messages each agent sent in the period.
pub(super) async fn replies(
    conn: &impl ConnectionTrait,
    scope: Scope,
) -> Result<Vec<(AccountId, i64)>> {
    use message::Column;
    let mut found = message::Entity::find()
        .select_only()
        .column(Column::AuthorId)
        .expr_as(Expr::cust("COUNT(*)"), "replies")
        .filter(Column::TenantId.eq(scope.tenant))
        .filter(Column::At.gte(scope.from))
        .filter(Column::At.lt(scope.until))
        .filter(Column::Kind.eq(MessageKind::Out))
        .filter(Column::AuthorId.is_not_null());
    if let Some(inbox) = scope.inbox {
        let mut of_inbox = sea_orm::sea_query::Query::select();
        of_inbox
            .column(conversation::Column::Id)
            .from(conversation::Entity)
            .and_where(conversation::Column::InboxId.eq(inbox));
        found = found.filter(Column::ConversationId.in_subquery(of_inbox));
    }
    let rows: Vec<(Option<AccountId>, i64)> =
        found.group_by(Column::AuthorId).into_tuple().all(conn).await?;
    Ok(rows.into_iter().filter_map(|(account, count)| Some((account?, count))).collect())
}

/// Who was asked in the period about whose work, and what they answered.
pub(super) async fn scores(
    conn: &impl ConnectionTrait,
    scope: Scope,
) -> Result<Vec<(Option<AccountId>, Option<i32>)>> {
    use csat::Column;
    let mut found = csat::Entity::find()
        .select_only()
        .columns([Column::AgentId, Column::Score])
        .filter(Column::TenantId.eq(scope.tenant))
        .filter(Column::AskedAt.gte(scope.from))
        .filter(Column::AskedAt.lt(scope.until));
    if let Some(inbox) = scope.inbox {
        found = found.filter(Column::InboxId.eq(inbox));
    }
    Ok(found.limit(ROWS).into_tuple().all(conn).await?)
}
