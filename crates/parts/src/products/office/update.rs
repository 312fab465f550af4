//! `PUT /api/admin/products/{id}`: change a product.

use base::Rupiah;
use kernel::http::{Body, Param, body};
use kernel::{Permitted, Result};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::ids::ProductId;
use crate::permissions::WriteProducts;
use crate::products::draft::Draft;
use crate::products::office::AdminProduct;
use crate::products::write;
use crate::sync::marks;

/// What is to change; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ProductChanges {
    /// Its code, unique; at most 40 characters.
    #[schema(max_length = 40)]
    pub code: Option<String>,
    /// Its name; at most 200 characters.
    #[schema(max_length = 200)]
    pub name: Option<String>,
    /// What else a buyer should know; at most 2,000 characters.
    #[schema(max_length = 2000)]
    pub description: Option<String>,
    /// Its category, kept in capitals; at most 40 characters.
    #[schema(max_length = 40)]
    pub category: Option<String>,
    /// The price of one piece, up to Rp 100,000,000,000.
    pub price: Option<Rupiah>,
    /// `tblpart_id.id` of the old system; `null` takes it away.
    #[serde(deserialize_with = "body::nullable")]
    #[schema(value_type = Option<i64>)]
    pub ref_part_id: Option<Option<i64>>,
    /// Whether shops see and order it.
    pub is_active: Option<bool>,
    /// The version that was looked at: if the product has another one, nothing is changed.
    pub version: Option<i64>,
}

impl From<ProductChanges> for Draft {
    fn from(changes: ProductChanges) -> Self {
        let ProductChanges {
            code,
            name,
            description,
            category,
            price,
            ref_part_id,
            is_active,
            version: _,
        } = changes;
        Self { code, name, description, category, price, ref_part_id, is_active }
    }
}

/// Change a product.
///
/// For whoever may write products. Shops see it at once; screens hear of it. A line of a cart
/// warns of a new price, and of a product that is no longer sold; checkout refuses the latter.
/// Orders keep the prices they were placed at. Without `version` the last to write wins, field by
/// field.
///
/// Refusals: `platform.invalid` naming every wrong field, `parts.product.not_found`,
/// `parts.product.code_taken`, `parts.product.changed_meanwhile`.
#[utoipa::path(
    put, path = "/api/admin/products/{id}", tag = "parts", request_body = ProductChanges,
    params(("id" = ProductId, Path)),
    responses(
        (status = 200, body = AdminProduct), (status = 404, description = "No such product"),
        (status = 409, description = "The code is taken, or somebody else changed it meanwhile"),
        (status = 422, description = "A field is wrong"),
    ),
)]
pub async fn update(
    admin: Permitted<WriteProducts>,
    Param(id): Param<ProductId>,
    Body(input): Body<ProductChanges>,
) -> Result<Body<AdminProduct>> {
    let marks = marks::load(admin.db(), admin.tenant_id()).await?;
    let mut tx = admin.begin().await?;
    let seen = input.version;
    let row = write::update(&mut tx, id, input.into(), seen).await?;
    tx.commit().await?;
    Ok(Body(AdminProduct::shown(&row, marks.stock_synced_at)))
}
