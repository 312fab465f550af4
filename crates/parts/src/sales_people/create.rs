//! `POST /api/admin/sales-people`: a new salesman or supervisor.

use http::StatusCode;
use kernel::http::Body;
use kernel::{Permitted, Result};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::entity::sales_person::Position;
use crate::ids::SalesId;
use crate::permissions::WriteSales;
use crate::sales_people::draft::Draft;
use crate::sales_people::{SalesPerson, dressed_one, write};

/// A sales person to be made.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct NewSalesPerson {
    /// Its name; at most 120 characters.
    #[schema(required = true, nullable = false, max_length = 120)]
    pub name: Option<String>,
    /// Salesman or supervisor.
    #[schema(required = true, nullable = false)]
    pub position: Option<Position>,
    /// A salesman's supervisor.
    pub supervisor_id: Option<SalesId>,
    /// Where it can be reached, as people write it.
    pub phone: Option<String>,
    /// `tblsalesman.id` of the old system.
    pub ref_salesman_id: Option<i64>,
}

impl From<NewSalesPerson> for Draft {
    fn from(new: NewSalesPerson) -> Self {
        Self {
            name: new.name,
            position: new.position,
            supervisor: Some(new.supervisor_id),
            phone: Some(new.phone),
            ref_salesman_id: Some(new.ref_salesman_id),
            is_active: None,
        }
    }
}

/// Add a salesman or a supervisor.
///
/// For whoever may write sales people.
///
/// Refusals: `platform.invalid` naming every wrong field, `parts.sales_person.unknown_supervisor`.
#[utoipa::path(
    post, path = "/api/admin/sales-people", tag = "parts", request_body = NewSalesPerson,
    responses(
        (status = 201, body = SalesPerson),
        (status = 422, description = "A field is wrong, or there is no such supervisor"),
    ),
)]
pub async fn create(
    admin: Permitted<WriteSales>,
    Body(input): Body<NewSalesPerson>,
) -> Result<(StatusCode, Body<SalesPerson>)> {
    let mut tx = admin.begin().await?;
    let row = write::create(&mut tx, input.into()).await?;
    tx.commit().await?;
    let person = dressed_one(admin.db(), admin.tenant_id(), row).await?;
    Ok((StatusCode::CREATED, Body(person)))
}
