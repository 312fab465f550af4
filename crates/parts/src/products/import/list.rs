//! The imports there were, newest first.

use base::{List, PageQuery};
use kernel::http::{Body, Query};
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::show::{Import, shown};
use crate::entity::product_import::{Column, Entity};
use crate::permissions::WriteProducts;

/// List imports, newest first.
///
/// For whoever may write products.
#[utoipa::path(
    get, path = "/api/admin/products/imports", tag = "parts", params(PageQuery),
    responses((status = 200, body = List<Import>)),
)]
pub async fn list(
    office: Permitted<WriteProducts>,
    Query(query): Query<PageQuery>,
) -> Result<Body<List<Import>>> {
    let page = query.page()?;
    let ours = Entity::find().filter(Column::TenantId.eq(office.tenant_id()));
    let total = ours.clone().count(office.db()).await?;
    let rows = ours
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .offset(page.offset())
        .limit(page.limit())
        .all(office.db())
        .await?;
    let language = office.origin().language;
    let data = rows.into_iter().map(|row| shown(row, language)).collect::<anyhow::Result<_>>()?;
    Ok(Body(page.list(data, total)))
}
