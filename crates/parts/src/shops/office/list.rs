//! `GET /api/admin/shops`: all shops, searched and filtered.

use base::{List, PageQuery, TenantId};
use kernel::http::{Body, Query};
use kernel::{Permitted, Result};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::entity::shop;
use crate::ids::SalesId;
use crate::permissions::ReadShops;
use crate::search::{contains, digits_of, text_of};
use crate::shops::office::{AdminShop, dressed};

/// What the list is asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct ShopQuery {
    /// Part of a name, code, phone or city; at most 100 characters.
    pub search: Option<String>,
    /// Only this salesman's shops.
    pub salesman: Option<SalesId>,
    /// `true`: only active ones; `false`: only the others; both unless asked.
    pub active: Option<bool>,
    /// `true`: only those without an id in the old system.
    pub unlinked: Option<bool>,
    /// Which page, from 1.
    #[param(minimum = 1)]
    pub page: Option<u32>,
    /// Rows of a page, at most 100; 20 unless asked otherwise.
    #[param(minimum = 1, maximum = 100)]
    pub per_page: Option<u32>,
}

/// List shops for the office, by name.
///
/// For whoever may see shops.
///
/// Refusals: `platform.invalid` (`search`, `page`, `per_page`, …).
#[utoipa::path(
    get, path = "/api/admin/shops", tag = "parts", params(ShopQuery),
    responses(
        (status = 200, body = List<AdminShop>), (status = 422, description = "A parameter is wrong"),
    ),
)]
pub async fn list(
    admin: Permitted<ReadShops>,
    Query(query): Query<ShopQuery>,
) -> Result<Body<List<AdminShop>>> {
    let page = PageQuery { page: query.page, per_page: query.per_page }.page()?;
    let found = shop::Entity::find().filter(scope(admin.tenant_id(), query)?);
    let total = found.clone().count(admin.db()).await?;
    let rows = found
        .order_by_asc(shop::Column::Name)
        .order_by_asc(shop::Column::Id)
        .offset(page.offset())
        .limit(page.limit())
        .all(admin.db())
        .await?;
    let shops = dressed(admin.db(), admin.tenant_id(), rows).await?;
    Ok(Body(page.list(shops, total)))
}

fn scope(tenant: TenantId, query: ShopQuery) -> Result<Condition, base::Invalid> {
    let mut scope = Condition::all().add(shop::Column::TenantId.eq(tenant));
    if let Some(salesman) = query.salesman {
        scope = scope.add(shop::Column::SalesmanId.eq(salesman));
    }
    if let Some(active) = query.active {
        scope = scope.add(shop::Column::IsActive.eq(active));
    }
    if query.unlinked == Some(true) {
        scope = scope.add(Expr::col(shop::Column::RefTokoId).is_null());
    }
    if let Some(text) = text_of(query.search)? {
        let mut any = Condition::any()
            .add(contains(Expr::col(shop::Column::Name), &text))
            .add(contains(Expr::col(shop::Column::Code), &text))
            .add(contains(Expr::col(shop::Column::City), &text));
        if let Some(digits) = digits_of(&text) {
            any = any.add(contains(Expr::col(shop::Column::Phone), &digits));
        }
        scope = scope.add(any);
    }
    Ok(scope)
}
