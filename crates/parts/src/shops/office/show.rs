//! `GET /api/admin/shops/{id}`: one shop.

use kernel::http::{Body, Param};
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::shop;
use crate::ids::ShopId;
use crate::permissions::ReadShops;
use crate::shops::Refusal;
use crate::shops::office::{AdminShop, dressed_one};

/// Show a shop to the office.
///
/// For whoever may see shops; inactive ones too.
///
/// Refusals: `parts.shop.not_found`.
#[utoipa::path(
    get, path = "/api/admin/shops/{id}", tag = "parts", params(("id" = ShopId, Path)),
    responses((status = 200, body = AdminShop), (status = 404, description = "No such shop")),
)]
pub async fn show(
    admin: Permitted<ReadShops>,
    Param(id): Param<ShopId>,
) -> Result<Body<AdminShop>> {
    let row = shop::Entity::find_by_id(id)
        .filter(shop::Column::TenantId.eq(admin.tenant_id()))
        .one(admin.db())
        .await?;
    let row = row.ok_or(Refusal::NotFound)?;
    Ok(Body(dressed_one(admin.db(), admin.tenant_id(), row).await?))
}
