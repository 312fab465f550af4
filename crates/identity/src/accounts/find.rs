//! Find accounts and the tenant's members.

use std::collections::HashMap;

use base::{AccountId, Phone, TenantId};
use kernel::{App, Tx};
use sea_orm::entity::prelude::Json;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef, Statement,
};

use super::Account;
use crate::email::Email;
use crate::entity::{account, membership};

/// Most members one list answers: the people of an office, not its customers.
const MEMBERS_LIMIT: u64 = 1000;

/// An account as a member of the tenant.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Member {
    /// The account.
    pub id: AccountId,
    /// Its display name.
    pub name: String,
    /// Its address.
    pub email: Option<Email>,
    /// Its number.
    pub phone: Option<Phone>,
    /// Its role in the tenant.
    pub role: String,
    /// Whether it may come in.
    pub is_active: bool,
}

/// The account with this id, whoever's member it is.
pub async fn find(db: &impl ConnectionTrait, id: AccountId) -> kernel::Result<Option<Account>> {
    Ok(account::Entity::find_by_id(id).one(db).await?.map(Account::from))
}

/// The account with this address as somebody wrote it, whoever's member it is.
pub async fn find_by_email(app: &App, email: &str) -> kernel::Result<Option<Account>> {
    let Ok(email) = Email::parse(email) else {
        return Ok(None);
    };
    let found = account::Entity::find().filter(account::Column::Email.eq(email));
    Ok(found.one(app.db.read()).await?.map(Account::from))
}

/// The account with this number, whoever's member it is.
pub async fn find_by_phone(app: &App, phone: &Phone) -> kernel::Result<Option<Account>> {
    let found = account::Entity::find().filter(account::Column::Phone.eq(phone.clone()));
    Ok(found.one(app.db.read()).await?.map(Account::from))
}

/// The names behind these numbers, as far as accounts have them.
pub async fn names_of(
    db: &impl ConnectionTrait,
    phones: &[Phone],
) -> kernel::Result<HashMap<Phone, String>> {
    let rows: Vec<(Option<Phone>, String)> = account::Entity::find()
        .select_only()
        .columns([account::Column::Phone, account::Column::Name])
        .filter(account::Column::Phone.is_in(phones.iter().cloned()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(phone, name)| Some((phone?, name))).collect())
}

/// The tenant's members with one of these roles, by name; at most 1000.
pub async fn members(
    db: &impl ConnectionTrait,
    tenant: TenantId,
    roles: &[&str],
) -> kernel::Result<Vec<Member>> {
    let rows = account::Entity::find()
        .select_only()
        .columns([account::Column::Id, account::Column::Name])
        .columns([account::Column::Email, account::Column::Phone])
        .columns([membership::Column::Role, membership::Column::IsActive])
        .join(JoinType::InnerJoin, to_membership())
        .filter(membership::Column::TenantId.eq(tenant))
        .filter(membership::Column::Role.is_in(roles.iter().copied()))
        .order_by_asc(account::Column::Name)
        .order_by_asc(account::Column::Id)
        .limit(MEMBERS_LIMIT)
        .into_model::<Member>()
        .all(db)
        .await?;
    Ok(rows)
}

/// A member with a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reachable {
    /// The account.
    pub account: AccountId,
    /// Its number.
    pub phone: Phone,
}

/// A member of a role, with the address that was asked for.
#[derive(Debug, FromQueryResult)]
struct Candidate {
    account: AccountId,
    address: String,
    /// The tenant's own version of the role, if it has one.
    edited: Option<Json>,
}

/// The active members of the transaction's tenant whose role allows this and who have a number; at
/// most 1000. One statement, because orders wait for it.
pub async fn phones_with_permission(tx: &Tx, permission: &str) -> kernel::Result<Vec<Reachable>> {
    let found = with_permission(tx, permission, "phone").await?.into_iter();
    let reachable = found.filter_map(|candidate| {
        let phone = Phone::from_digits(&candidate.address).ok()?;
        Some(Reachable { account: candidate.account, phone })
    });
    Ok(reachable.collect())
}

/// The same by mail: their addresses.
pub async fn emails_with_permission(tx: &Tx, permission: &str) -> kernel::Result<Vec<String>> {
    let found = with_permission(tx, permission, "email").await?;
    Ok(found.into_iter().map(|candidate| candidate.address).collect())
}

async fn with_permission(
    tx: &Tx,
    permission: &str,
    column: &'static str,
) -> kernel::Result<Vec<Candidate>> {
    let registry = tx.app().registry();
    let built_in = registry.role_names().filter(|role| registry.role(role).contains(permission));
    let mut values = vec![tx.tenant().id.into()];
    values.extend(built_in.map(Into::into));
    let places: String = (2..=values.len()).map(|place| format!(", ${place}")).collect();
    let sql = format!(
        "SELECT a.id AS account, a.{column} AS address, r.permissions AS edited FROM memberships m \
         JOIN accounts a ON a.id = m.account_id \
         LEFT JOIN tenant_roles r ON r.tenant_id = m.tenant_id AND r.name = m.role \
         WHERE m.tenant_id = $1 AND m.is_active AND a.{column} IS NOT NULL \
         AND (r.name IS NOT NULL OR m.role IN (''{places})) \
         ORDER BY a.name, a.id LIMIT {MEMBERS_LIMIT}"
    );
    let statement = Statement::from_sql_and_values(tx.app().db.backend(), sql, values);
    let rows = Candidate::find_by_statement(statement).all(tx.conn()).await?;
    Ok(rows.into_iter().filter(|row| row.is_allowed(permission)).collect())
}

impl Candidate {
    fn is_allowed(&self, permission: &str) -> bool {
        let allows = |own: &Json| {
            own.as_array().is_some_and(|names| names.iter().any(|name| name == permission))
        };
        self.edited.as_ref().is_none_or(allows)
    }
}

fn to_membership() -> RelationDef {
    account::Entity::belongs_to(membership::Entity)
        .from(account::Column::Id)
        .to(membership::Column::AccountId)
        .into()
}
