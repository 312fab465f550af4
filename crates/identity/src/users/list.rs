//! `GET /api/admin/users`: the office's users, a page at a time.

use base::{List, PageQuery};
use kernel::Permitted;
use kernel::http::{Body, Query};
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{OfficeRole, OfficeUser, show};
use crate::entity::{account, membership};
use crate::permissions::ManageUsers;

/// Longest search text that is looked at, in characters.
const SEARCH_MAX: usize = 100;

/// Which users to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Filter {
    /// Part of a name or of an address.
    pub search: Option<String>,
    /// Users with this role.
    #[param(inline)]
    pub role: Option<OfficeRole>,
    /// Users who may come in, or those who may not.
    pub active: Option<bool>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// Rows of a page, 1–100.
    pub per_page: Option<u32>,
}

/// List the office's users.
///
/// Whoever may `identity.users.manage`. By name; also those who may not come in, unless filtered.
/// Refusals: `platform.invalid` (`role`, `active`, `page`, `per_page`).
#[utoipa::path(
    get,
    path = "/api/admin/users",
    tag = "identity",
    params(Filter),
    responses((status = 200, description = "The users", body = List<OfficeUser>))
)]
pub async fn list_users(
    me: Permitted<ManageUsers>,
    Query(filter): Query<Filter>,
) -> kernel::Result<Body<List<OfficeUser>>> {
    let page = PageQuery { page: filter.page, per_page: filter.per_page }.page()?;
    let wanted = show::of_tenant(me.tenant_id()).filter(filter.condition());
    let total = wanted.clone().count(me.db()).await?;
    let data = wanted
        .order_by_asc(account::Column::Name)
        .order_by_asc(account::Column::Id)
        .offset(page.offset())
        .limit(page.limit())
        .into_model::<OfficeUser>()
        .all(me.db())
        .await?;
    Ok(Body(page.list(data, total)))
}

impl Filter {
    fn condition(&self) -> Condition {
        let search: String =
            self.search.iter().flat_map(|text| text.trim().chars()).take(SEARCH_MAX).collect();
        let found = (!search.is_empty()).then(|| {
            Condition::any()
                .add(contains(account::Column::Name, &search))
                .add(contains(account::Column::Email, &search))
        });
        Condition::all()
            .add_option(self.role.map(|role| membership::Column::Role.eq(role)))
            .add_option(self.active.map(|active| membership::Column::IsActive.eq(active)))
            .add_option(found)
    }
}

/// `column` contains `text`, whatever the case.
fn contains(column: account::Column, text: &str) -> SimpleExpr {
    let escaped = text.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let pattern = LikeExpr::new(format!("%{escaped}%")).escape('\\');
    Expr::expr(Func::lower(Expr::col((account::Entity, column)))).like(pattern)
}
