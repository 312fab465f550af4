//! `GET /api/desk/conversations/counts`: the numbers on the tabs.

use kernel::http::Body;
use kernel::{Permitted, Result};
use sea_orm::sea_query::{CaseStatement, Expr, Func, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::audience::Sight;
use super::state::Status;
use crate::entity::{conversation, mention};
use crate::permissions::ReadDesk;

/// How many conversations wait where. Resolved ones are not counted: they only become more.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub struct Counts {
    /// Open ones of the caller.
    pub mine: i64,
    /// Open ones of nobody.
    pub unassigned: i64,
    /// All open ones that the caller sees.
    pub open: i64,
    /// Open ones whose customer waits for an answer.
    pub waiting: i64,
    /// Those that wait for the customer.
    pub pending: i64,
    /// Those that were put aside.
    pub snoozed: i64,
    /// Notes that name the caller and that they have not seen.
    pub mentions: i64,
}

/// A row of what follows.
#[derive(Debug, FromQueryResult)]
struct Row {
    state: Status,
    count: i64,
    mine: i64,
    unassigned: i64,
    waiting: i64,
}

/// Count conversations for the tabs.
///
/// For everybody at the desk; counts what the caller sees.
#[utoipa::path(
    get, path = "/api/desk/conversations/counts", tag = "desk", operation_id = "count_conversations",
    responses((status = 200, body = Counts)),
)]
pub async fn counts(me: Permitted<ReadDesk>) -> Result<Body<Counts>> {
    use conversation::Column;
    let sight = Sight::of(me.db(), me.caller()).await?;
    let account = me.caller().account;
    let rows = conversation::Entity::find()
        .select_only()
        .column(conversation::Column::State)
        .expr_as(Expr::cust("COUNT(*)"), "count")
        .expr_as(Func::count(of(Column::AssigneeId.eq(account))), "mine")
        .expr_as(Func::count(of(Column::AssigneeId.is_null())), "unassigned")
        .expr_as(Func::count(of(Column::WaitingSince.is_not_null())), "waiting")
        .filter(sight.condition(me.tenant_id()))
        .filter(conversation::Column::State.is_in([Status::Open, Status::Pending, Status::Snoozed]))
        .group_by(conversation::Column::State)
        .into_model::<Row>()
        .all(me.db())
        .await?;
    let mut counts = Counts { mentions: mentions(&me).await?, ..Counts::default() };
    for row in rows {
        match row.state {
            Status::Open => {
                counts.open = row.count;
                counts.mine = row.mine;
                counts.unassigned = row.unassigned;
                counts.waiting = row.waiting;
            }
            Status::Pending => counts.pending = row.count,
            Status::Snoozed => counts.snoozed = row.count,
            Status::Resolved => {}
        }
    }
    Ok(Body(counts))
}

/// One where it holds, nothing where it does not: to be counted.
fn of(condition: SimpleExpr) -> SimpleExpr {
    CaseStatement::new().case(condition, 1).into()
}

async fn mentions(me: &Permitted<ReadDesk>) -> Result<i64> {
    let count: Option<i64> = mention::Entity::find()
        .select_only()
        .expr_as(Expr::cust("COUNT(*)"), "count")
        .filter(mention::Column::TenantId.eq(me.tenant_id()))
        .filter(mention::Column::AccountId.eq(me.caller().account))
        .filter(mention::Column::ReadAt.is_null())
        .into_tuple()
        .one(me.db())
        .await?;
    Ok(count.unwrap_or_default())
}
