//! `GET /api/admin/sales-people`: salesmen and supervisors, searched and filtered.

use base::{List, PageQuery};
use kernel::http::{Body, Query};
use kernel::{Permitted, Result};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::entity::sales_person::{self, Position};
use crate::permissions::ReadSales;
use crate::sales_people::{SalesPerson, dressed};
use crate::search::{contains, digits_of, text_of};

/// What the list is asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct SalesQuery {
    /// Part of a name or phone; at most 100 characters.
    pub search: Option<String>,
    /// `sales` or `spv`; both unless asked.
    #[param(inline)]
    pub position: Option<Position>,
    /// `true`: only active ones; `false`: only the others; both unless asked.
    pub active: Option<bool>,
    /// Which page, from 1.
    #[param(minimum = 1)]
    pub page: Option<u32>,
    /// Rows of a page, at most 100; 20 unless asked otherwise.
    #[param(minimum = 1, maximum = 100)]
    pub per_page: Option<u32>,
}

/// List sales people, by name.
///
/// For whoever may see sales people.
///
/// Refusals: `platform.invalid` (`search`, `position`, `page`, `per_page`, …).
#[utoipa::path(
    get, path = "/api/admin/sales-people", tag = "parts", params(SalesQuery),
    responses(
        (status = 200, body = List<SalesPerson>),
        (status = 422, description = "A parameter is wrong"),
    ),
)]
pub async fn list(
    admin: Permitted<ReadSales>,
    Query(query): Query<SalesQuery>,
) -> Result<Body<List<SalesPerson>>> {
    let page = PageQuery { page: query.page, per_page: query.per_page }.page()?;
    let mut scope = Condition::all().add(sales_person::Column::TenantId.eq(admin.tenant_id()));
    if let Some(position) = query.position {
        scope = scope.add(sales_person::Column::Position.eq(position));
    }
    if let Some(active) = query.active {
        scope = scope.add(sales_person::Column::IsActive.eq(active));
    }
    if let Some(text) = text_of(query.search)? {
        let mut any = Condition::any().add(contains(Expr::col(sales_person::Column::Name), &text));
        if let Some(digits) = digits_of(&text) {
            any = any.add(contains(Expr::col(sales_person::Column::Phone), &digits));
        }
        scope = scope.add(any);
    }
    let found = sales_person::Entity::find().filter(scope);
    let total = found.clone().count(admin.db()).await?;
    let rows = found
        .order_by_asc(sales_person::Column::Name)
        .order_by_asc(sales_person::Column::Id)
        .offset(page.offset())
        .limit(page.limit())
        .all(admin.db())
        .await?;
    let people = dressed(admin.db(), admin.tenant_id(), rows).await?;
    Ok(Body(page.list(people, total)))
}
