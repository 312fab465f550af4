//! `GET /api/admin/products/{id}`: one product, sold or not.

use kernel::http::{Body, Param};
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::product;
use crate::ids::ProductId;
use crate::permissions::ReadProducts;
use crate::products::Refusal;
use crate::products::office::AdminProduct;
use crate::sync::marks;

/// Show a product to the office.
///
/// For whoever may see products; inactive ones too.
///
/// Refusals: `parts.product.not_found`.
#[utoipa::path(
    get, path = "/api/admin/products/{id}", tag = "parts", params(("id" = ProductId, Path)),
    responses(
        (status = 200, body = AdminProduct), (status = 404, description = "No such product"),
    ),
)]
pub async fn show(
    admin: Permitted<ReadProducts>,
    Param(id): Param<ProductId>,
) -> Result<Body<AdminProduct>> {
    let marks = marks::load(admin.db(), admin.tenant_id()).await?;
    let row = product::Entity::find_by_id(id)
        .filter(product::Column::TenantId.eq(admin.tenant_id()))
        .one(admin.db())
        .await?;
    Ok(Body(AdminProduct::shown(&row.ok_or(Refusal::NotFound)?, marks.stock_synced_at)))
}
