//! `DELETE /api/admin/shops/{id}`: keep a shop out.

use kernel::http::{Body, Param};
use kernel::{Permitted, Result};

use crate::ids::ShopId;
use crate::permissions::WriteShops;
use crate::shops::draft::Draft;
use crate::shops::office::{AdminShop, dressed_one};
use crate::shops::write;

/// Deactivate a shop.
///
/// For whoever may write shops. Its devices are signed out at once, on every node, and it gets no
/// more codes. Its orders stay and can still be decided. Doing it twice changes nothing more;
/// `PUT` with `is_active: true` lets it in again.
///
/// Refusals: `parts.shop.not_found`.
#[utoipa::path(
    delete, path = "/api/admin/shops/{id}", tag = "parts", params(("id" = ShopId, Path)),
    responses((status = 200, body = AdminShop), (status = 404, description = "No such shop")),
)]
pub async fn deactivate(
    admin: Permitted<WriteShops>,
    Param(id): Param<ShopId>,
) -> Result<Body<AdminShop>> {
    let mut tx = admin.begin().await?;
    let draft = Draft { is_active: Some(false), ..Draft::default() };
    let row = write::update(&mut tx, id, draft, None).await?;
    tx.commit().await?;
    Ok(Body(dressed_one(admin.db(), admin.tenant_id(), row).await?))
}
