//! Find accounts and the tenant's members.

use std::collections::HashMap;

use base::{AccountId, Phone, TenantId};
use kernel::{App, Tx};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
};

use super::Account;
use crate::email::Email;
use crate::entity::{account, membership};
use crate::roles;

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

/// The active members of the transaction's tenant whose role allows this and who have a number.
pub async fn phones_with_permission(tx: &Tx, permission: &str) -> kernel::Result<Vec<Reachable>> {
    let roles = roles::with_permission(tx, permission).await?;
    let roles: Vec<&str> = roles.iter().map(String::as_str).collect();
    let members = members(tx.conn(), tx.tenant().id, &roles).await?;
    let active = members.into_iter().filter(|member| member.is_active);
    let reachable = active
        .filter_map(|Member { id, phone, .. }| Some(Reachable { account: id, phone: phone? }));
    Ok(reachable.collect())
}

fn to_membership() -> RelationDef {
    account::Entity::belongs_to(membership::Entity)
        .from(account::Column::Id)
        .to(membership::Column::AccountId)
        .into()
}
