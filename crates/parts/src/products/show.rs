//! `GET /api/products/{id}`: one product.

use base::TenantId;
use kernel::http::{Body, Param};
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::entity::product;
use crate::ids::ProductId;
use crate::permissions::OrderAsShop;
use crate::products::{Product, Refusal};
use crate::sync::marks;

/// Show a product.
///
/// For shops; a product that is no longer sold is not found.
#[utoipa::path(
    get, path = "/api/products/{id}", tag = "parts", params(("id" = ProductId, Path)),
    responses((status = 200, body = Product), (status = 404, description = "No such product")),
)]
pub async fn show(
    shopper: Permitted<OrderAsShop>,
    Param(id): Param<ProductId>,
) -> Result<Body<Product>> {
    // The mark first: what it promises, the row read after it shows.
    let marks = marks::load(shopper.db(), shopper.tenant_id()).await?;
    let row = find_active(shopper.db(), shopper.tenant_id(), id).await?;
    Ok(Body(Product::shown(&row, marks.stock_synced_at)))
}

/// The product, if it is the tenant's and still sold.
pub async fn find_active(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    id: ProductId,
) -> Result<product::Model> {
    let row = product::Entity::find_by_id(id)
        .filter(product::Column::TenantId.eq(tenant))
        .filter(product::Column::IsActive.eq(true))
        .one(conn)
        .await?;
    Ok(row.ok_or(Refusal::NotFound)?)
}
