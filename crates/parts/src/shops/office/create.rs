//! `POST /api/admin/shops`: a new shop.

use http::StatusCode;
use kernel::http::Body;
use kernel::{Permitted, Result};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::ids::SalesId;
use crate::permissions::WriteShops;
use crate::shops;
use crate::shops::draft::Draft;
use crate::shops::office::{AdminShop, dressed_one};

/// A shop to be made.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct ShopInput {
    /// Its code, unique, kept in capitals; at most 40 characters.
    #[schema(required = true, nullable = false, max_length = 40)]
    pub code: Option<String>,
    /// Its name; at most 120 characters.
    #[schema(required = true, nullable = false, max_length = 120)]
    pub name: Option<String>,
    /// The WhatsApp number it signs in with, as people write it.
    #[schema(required = true, nullable = false)]
    pub phone: Option<String>,
    /// Its salesman.
    #[schema(required = true, nullable = false)]
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
    /// `tbltoko.id` of the old system.
    pub ref_toko_id: Option<i64>,
}

impl From<ShopInput> for Draft {
    fn from(input: ShopInput) -> Self {
        let ShopInput { code, name, phone, salesman_id, address, city, province, ref_toko_id } =
            input;
        let (salesman, ref_toko_id) = (salesman_id, Some(ref_toko_id));
        let is_active = None;
        Self { code, name, phone, address, city, province, salesman, ref_toko_id, is_active }
    }
}

/// Add a shop.
///
/// For whoever may write shops. It can sign in at once with its number or its code.
///
/// Refusals: `platform.invalid` naming every wrong field, `parts.shop.unknown_salesman`,
/// `parts.shop.code_taken`, `identity.account.phone_taken`.
#[utoipa::path(
    post, path = "/api/admin/shops", tag = "parts", request_body = ShopInput,
    responses(
        (status = 201, body = AdminShop),
        (status = 409, description = "The code or the number is taken"),
        (status = 422, description = "A field is wrong, or there is no such salesman"),
    ),
)]
pub async fn create(
    admin: Permitted<WriteShops>,
    Body(input): Body<ShopInput>,
) -> Result<(StatusCode, Body<AdminShop>)> {
    let mut tx = admin.begin().await?;
    let row = shops::create(&mut tx, input).await?;
    tx.commit().await?;
    let shop = dressed_one(admin.db(), admin.tenant_id(), row).await?;
    Ok((StatusCode::CREATED, Body(shop)))
}
