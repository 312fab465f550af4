//! `GET /api/admin/sales-people/{id}`: one salesman or supervisor.

use kernel::http::{Body, Param};
use kernel::{Permitted, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::sales_person;
use crate::ids::SalesId;
use crate::permissions::ReadSales;
use crate::sales_people::{Refusal, SalesPerson, dressed_one};

/// Show a sales person.
///
/// For whoever may see sales people; inactive ones too.
///
/// Refusals: `parts.sales_person.not_found`.
#[utoipa::path(
    get, path = "/api/admin/sales-people/{id}", tag = "parts", params(("id" = SalesId, Path)),
    responses((status = 200, body = SalesPerson), (status = 404, description = "No such person")),
)]
pub async fn show(
    admin: Permitted<ReadSales>,
    Param(id): Param<SalesId>,
) -> Result<Body<SalesPerson>> {
    let row = sales_person::Entity::find_by_id(id)
        .filter(sales_person::Column::TenantId.eq(admin.tenant_id()))
        .one(admin.db())
        .await?;
    let row = row.ok_or(Refusal::NotFound)?;
    Ok(Body(dressed_one(admin.db(), admin.tenant_id(), row).await?))
}
