//! `GET /api/admin/users/{id}`: one office user, and how they are read.

use base::{AccountId, TenantId};
use kernel::Permitted;
use kernel::http::{Body, Param};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query, SimpleExpr};
use sea_orm::{
    ActiveEnum, ColumnTrait, ConnectionTrait, EntityTrait, Iterable, JoinType, QueryFilter,
    QuerySelect, RelationDef, Select,
};

use super::{OfficeRole, OfficeUser, Refusal};
use crate::entity::{account, account_totp, membership, session};
use crate::permissions::ManageUsers;

/// Show one user of the office.
///
/// Whoever may `identity.users.manage`. Refusals: `identity.user.not_found`.
#[utoipa::path(
    get,
    path = "/api/admin/users/{id}",
    tag = "identity",
    params(("id" = String, Path, description = "The user's id")),
    responses(
        (status = 200, description = "The user", body = OfficeUser),
        (status = 404, description = "No such user here"),
    )
)]
pub async fn show_user(
    me: Permitted<ManageUsers>,
    Param(id): Param<AccountId>,
) -> kernel::Result<Body<OfficeUser>> {
    Ok(Body(find(me.db(), me.tenant_id(), id).await?))
}

/// The office user with this id in the tenant, or a refusal.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    tenant: TenantId,
    id: AccountId,
) -> kernel::Result<OfficeUser> {
    let found = of_tenant(tenant).filter(account::Column::Id.eq(id));
    let user = found.into_model::<OfficeUser>().one(db).await?;
    Ok(user.ok_or(Refusal::NotFound)?)
}

/// The tenant's office users, to be filtered further and read as [`OfficeUser`].
pub(super) fn of_tenant(tenant: TenantId) -> Select<account::Entity> {
    account::Entity::find()
        .select_only()
        .columns([account::Column::Id, account::Column::Name, account::Column::Email])
        .columns([membership::Column::Role, membership::Column::IsActive])
        .column(membership::Column::CreatedAt)
        .expr_as(account_totp::Column::EnabledAt.is_not_null(), "totp_enabled")
        .expr_as(last_seen(tenant), "last_seen_at")
        .join(JoinType::InnerJoin, to_membership())
        .join(JoinType::LeftJoin, to_totp())
        .filter(membership::Column::TenantId.eq(tenant))
        .filter(membership::Column::Role.is_in(OfficeRole::iter().map(|role| role.to_value())))
}

/// When a device of the account was last used in the tenant.
fn last_seen(tenant: TenantId) -> SimpleExpr {
    let account = Expr::col((account::Entity, account::Column::Id));
    let newest = Query::select()
        .expr(Func::max(Expr::col((session::Entity, session::Column::LastSeenAt))))
        .from(session::Entity)
        .and_where(Expr::col((session::Entity, session::Column::AccountId)).eq(account))
        .and_where(session::Column::TenantId.eq(tenant))
        .to_owned();
    SimpleExpr::SubQuery(None, Box::new(newest.into()))
}

fn to_membership() -> RelationDef {
    account::Entity::belongs_to(membership::Entity)
        .from(account::Column::Id)
        .to(membership::Column::AccountId)
        .into()
}

fn to_totp() -> RelationDef {
    account::Entity::belongs_to(account_totp::Entity)
        .from(account::Column::Id)
        .to(account_totp::Column::AccountId)
        .into()
}
