//! Who may see a conversation, in a query, for one row, and for the screens that hear of it.

use base::{AccountId, TenantId};
use kernel::{Audience, Caller, Permission};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::entity::{conversation, mention};
use crate::permissions::{ReadAll, ReadDesk};
use crate::settings::{AgentsSee, agents_see};

/// What a caller sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Every conversation.
    Everything,
    /// Its own, nobody's, and those in which it was named.
    Own(AccountId),
}

impl Sight {
    /// What this caller sees: one statement at most.
    pub async fn of(conn: &impl ConnectionTrait, caller: &Caller) -> kernel::Result<Self> {
        if caller.permissions.contains(ReadAll::INFO.name) {
            return Ok(Self::Everything);
        }
        match agents_see(conn, caller.tenant.id).await? {
            AgentsSee::All => Ok(Self::Everything),
            AgentsSee::Own => Ok(Self::Own(caller.account)),
        }
    }

    /// The tenant's conversations that are seen.
    pub fn condition(self, tenant: TenantId) -> Condition {
        let tenants = Condition::all().add(conversation::Column::TenantId.eq(tenant));
        match self {
            Self::Everything => tenants,
            Self::Own(account) => {
                let mut named = Query::select();
                named
                    .column(mention::Column::ConversationId)
                    .from(mention::Entity)
                    .and_where(mention::Column::TenantId.eq(tenant))
                    .and_where(mention::Column::AccountId.eq(account));
                tenants.add(
                    Condition::any()
                        .add(conversation::Column::AssigneeId.eq(account))
                        .add(conversation::Column::AssigneeId.is_null())
                        .add(conversation::Column::Id.in_subquery(named)),
                )
            }
        }
    }
}

/// Whose screens hear of a conversation.
pub fn audience(row: &conversation::Model, see: AgentsSee) -> Vec<Audience> {
    let whose = |permission: &str| Audience::Permission(permission.to_owned());
    match (row.assignee_id, see) {
        (None, _) | (_, AgentsSee::All) => vec![whose(ReadDesk::INFO.name)],
        (Some(account), AgentsSee::Own) => {
            vec![whose(ReadAll::INFO.name), Audience::Account(account)]
        }
    }
}

/// Whose screens hear no more of it when it changes hands from `before`.
pub fn leavers(
    before: Option<AccountId>,
    after: Option<AccountId>,
    see: AgentsSee,
) -> Vec<Audience> {
    if see == AgentsSee::All || before == after {
        return Vec::new();
    }
    match (before, after) {
        (None, Some(_)) => vec![Audience::Permission(ReadDesk::INFO.name.to_owned())],
        (Some(account), Some(_)) => vec![Audience::Account(account)],
        (_, None) => Vec::new(),
    }
}

/// Ids of the conversations that are seen, for queries over what hangs on them.
pub fn seen_ids(sight: Sight, tenant: TenantId) -> sea_orm::sea_query::SelectStatement {
    use sea_orm::EntityTrait;
    conversation::Entity::find()
        .select_only()
        .column(conversation::Column::Id)
        .filter(sight.condition(tenant))
        .into_query()
}
