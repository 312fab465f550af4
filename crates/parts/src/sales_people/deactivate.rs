//! `DELETE /api/admin/sales-people/{id}`: let a salesman or supervisor go.

use kernel::http::{Body, Param};
use kernel::{Permitted, Result};

use crate::ids::SalesId;
use crate::permissions::WriteSales;
use crate::sales_people::draft::Draft;
use crate::sales_people::{SalesPerson, dressed_one, write};

/// Deactivate a sales person.
///
/// For whoever may write sales people; for one who has neither shops nor salesmen. Doing it twice
/// changes nothing more; `PUT` with `is_active: true` brings the person back.
///
/// Refusals: `parts.sales_person.not_found`, `parts.sales_person.has_shops` and
/// `parts.sales_person.has_team` with their `count`.
#[utoipa::path(
    delete, path = "/api/admin/sales-people/{id}", tag = "parts", params(("id" = SalesId, Path)),
    responses(
        (status = 200, body = SalesPerson), (status = 404, description = "No such person"),
        (status = 409, description = "It still has shops or salesmen"),
    ),
)]
pub async fn deactivate(
    admin: Permitted<WriteSales>,
    Param(id): Param<SalesId>,
) -> Result<Body<SalesPerson>> {
    let mut tx = admin.begin().await?;
    let draft = Draft { is_active: Some(false), ..Draft::default() };
    let row = write::update(&mut tx, id, draft, None).await?;
    tx.commit().await?;
    Ok(Body(dressed_one(admin.db(), admin.tenant_id(), row).await?))
}
