//! `DELETE /api/admin/products/{id}`: no longer sell a product.

use kernel::http::{Body, Param};
use kernel::{Permitted, Result};

use crate::ids::ProductId;
use crate::permissions::WriteProducts;
use crate::products::draft::Draft;
use crate::products::office::AdminProduct;
use crate::products::write;
use crate::sync::marks;

/// Deactivate a product.
///
/// For whoever may write products. It stays, for the orders that name it; shops no longer find it,
/// and carts that hold it say so. Doing it twice changes nothing more; `PUT` with `is_active: true`
/// brings it back.
///
/// Refusals: `parts.product.not_found`.
#[utoipa::path(
    delete, path = "/api/admin/products/{id}", tag = "parts", params(("id" = ProductId, Path)),
    responses(
        (status = 200, body = AdminProduct), (status = 404, description = "No such product"),
    ),
)]
pub async fn deactivate(
    admin: Permitted<WriteProducts>,
    Param(id): Param<ProductId>,
) -> Result<Body<AdminProduct>> {
    let marks = marks::load(admin.db(), admin.tenant_id()).await?;
    let mut tx = admin.begin().await?;
    let draft = Draft { is_active: Some(false), ..Draft::default() };
    let row = write::update(&mut tx, id, draft, None).await?;
    tx.commit().await?;
    Ok(Body(AdminProduct::shown(&row, marks.stock_synced_at)))
}
