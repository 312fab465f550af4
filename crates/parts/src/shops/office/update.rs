//! `PUT /api/admin/shops/{id}`: change a shop.

use kernel::http::{Body, Param, body};
use kernel::{Permitted, Result};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::ids::{SalesId, ShopId};
use crate::permissions::WriteShops;
use crate::shops::draft::Draft;
use crate::shops::office::{AdminShop, dressed_one};
use crate::shops::write;

/// What is to change; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ShopChanges {
    /// Its code, unique, kept in capitals; at most 40 characters.
    #[schema(max_length = 40)]
    pub code: Option<String>,
    /// Its name; at most 120 characters.
    #[schema(max_length = 120)]
    pub name: Option<String>,
    /// The WhatsApp number it signs in with, as people write it. Another one signs it out.
    pub phone: Option<String>,
    /// Its salesman.
    pub salesman_id: Option<SalesId>,
    /// Street and number; at most 300 characters.
    #[schema(max_length = 300)]
    pub address: Option<String>,
    /// City or regency; at most 120 characters.
    #[schema(max_length = 120)]
    pub city: Option<String>,
    /// Province; at most 120 characters.
    #[schema(max_length = 120)]
    pub province: Option<String>,
    /// `tbltoko.id` of the old system; `null` takes it away.
    #[serde(deserialize_with = "body::nullable")]
    #[schema(value_type = Option<i64>)]
    pub ref_toko_id: Option<Option<i64>>,
    /// Whether it may sign in and order.
    pub is_active: Option<bool>,
    /// The version that was looked at: if the shop has another one, nothing is changed.
    pub version: Option<i64>,
}

impl From<ShopChanges> for Draft {
    fn from(changes: ShopChanges) -> Self {
        Self {
            code: changes.code,
            name: changes.name,
            phone: changes.phone,
            address: changes.address,
            city: changes.city,
            province: changes.province,
            salesman: changes.salesman_id,
            ref_toko_id: changes.ref_toko_id,
            is_active: changes.is_active,
        }
    }
}

/// Change a shop.
///
/// For whoever may write shops. Another number, or `is_active: false`, signs its devices out at
/// once. Its orders stay and can still be decided. Without `version` the last to write wins, field
/// by field.
///
/// Refusals: `platform.invalid` naming every wrong field, `parts.shop.not_found`,
/// `parts.shop.unknown_salesman`, `parts.shop.code_taken`, `identity.account.phone_taken`,
/// `parts.shop.changed_meanwhile`.
#[utoipa::path(
    put, path = "/api/admin/shops/{id}", tag = "parts", request_body = ShopChanges,
    params(("id" = ShopId, Path)),
    responses(
        (status = 200, body = AdminShop), (status = 404, description = "No such shop"),
        (status = 409, description = "The code or the number is taken, or somebody else changed it meanwhile"),
        (status = 422, description = "A field is wrong, or there is no such salesman"),
    ),
)]
pub async fn update(
    admin: Permitted<WriteShops>,
    Param(id): Param<ShopId>,
    Body(input): Body<ShopChanges>,
) -> Result<Body<AdminShop>> {
    let mut tx = admin.begin().await?;
    let seen = input.version;
    let row = write::update(&mut tx, id, input.into(), seen).await?;
    tx.commit().await?;
    Ok(Body(dressed_one(admin.db(), admin.tenant_id(), row).await?))
}
