//! `POST /api/admin/products`: a new product.

use base::Rupiah;
use http::StatusCode;
use kernel::http::Body;
use kernel::{Permitted, Result};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::permissions::WriteProducts;
use crate::products::draft::Draft;
use crate::products::office::AdminProduct;
use crate::products::write;

/// A product to be made.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct NewProduct {
    /// Its code, unique; at most 40 characters.
    #[schema(required = true, nullable = false, max_length = 40)]
    pub code: Option<String>,
    /// Its name; at most 200 characters.
    #[schema(required = true, nullable = false, max_length = 200)]
    pub name: Option<String>,
    /// Its category, kept in capitals; at most 40 characters.
    #[schema(required = true, nullable = false, max_length = 40)]
    pub category: Option<String>,
    /// The price of one piece, up to Rp 100,000,000,000.
    #[schema(required = true, nullable = false)]
    pub price: Option<Rupiah>,
    /// What else a buyer should know; at most 2,000 characters.
    #[schema(max_length = 2000)]
    pub description: Option<String>,
    /// `tblpart_id.id` of the old system.
    pub ref_part_id: Option<i64>,
}

impl From<NewProduct> for Draft {
    fn from(new: NewProduct) -> Self {
        let NewProduct { code, name, category, price, description, ref_part_id } = new;
        let ref_part_id = Some(ref_part_id);
        Self { code, name, description, category, price, ref_part_id, is_active: None }
    }
}

/// Add a product.
///
/// For whoever may write products. Shops see it at once; screens hear of it.
///
/// Refusals: `platform.invalid` naming every wrong field, `parts.product.code_taken`.
#[utoipa::path(
    post, path = "/api/admin/products", tag = "parts", request_body = NewProduct,
    responses(
        (status = 201, body = AdminProduct),
        (status = 409, description = "Another product has this code"),
        (status = 422, description = "A field is wrong"),
    ),
)]
pub async fn create(
    admin: Permitted<WriteProducts>,
    Body(input): Body<NewProduct>,
) -> Result<(StatusCode, Body<AdminProduct>)> {
    let mut tx = admin.begin().await?;
    let row = write::create(&mut tx, input.into()).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Body(AdminProduct::shown(&row, None))))
}
