//! `PUT /api/admin/sales-people/{id}`: change a salesman or supervisor.

use kernel::http::{Body, Param, body};
use kernel::{Permitted, Result};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::entity::sales_person::Position;
use crate::ids::SalesId;
use crate::permissions::WriteSales;
use crate::sales_people::draft::Draft;
use crate::sales_people::{SalesPerson, dressed_one, write};

/// What is to change; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct SalesPersonChanges {
    /// Its name; at most 120 characters.
    #[schema(max_length = 120)]
    pub name: Option<String>,
    /// Salesman or supervisor; stays while it has shops or salesmen.
    pub position: Option<Position>,
    /// A salesman's supervisor; `null` takes it away.
    #[serde(deserialize_with = "body::nullable")]
    #[schema(value_type = Option<SalesId>)]
    pub supervisor_id: Option<Option<SalesId>>,
    /// Where it can be reached, as people write it; `null` takes it away.
    #[serde(deserialize_with = "body::nullable")]
    #[schema(value_type = Option<String>)]
    pub phone: Option<Option<String>>,
    /// `tblsalesman.id` of the old system; `null` takes it away.
    #[serde(deserialize_with = "body::nullable")]
    #[schema(value_type = Option<i64>)]
    pub ref_salesman_id: Option<Option<i64>>,
    /// Whether it still sells.
    pub is_active: Option<bool>,
    /// The version that was looked at: if the person has another one, nothing is changed.
    pub version: Option<i64>,
}

impl From<SalesPersonChanges> for Draft {
    fn from(changes: SalesPersonChanges) -> Self {
        Self {
            name: changes.name,
            position: changes.position,
            supervisor: changes.supervisor_id,
            phone: changes.phone,
            ref_salesman_id: changes.ref_salesman_id,
            is_active: changes.is_active,
        }
    }
}

/// Change a sales person.
///
/// For whoever may write sales people. Who becomes a supervisor leaves his own. Without `version`
/// the last to write wins, field by field.
///
/// Refusals: `platform.invalid` naming every wrong field, `parts.sales_person.not_found`,
/// `parts.sales_person.unknown_supervisor`, `parts.sales_person.changed_meanwhile`, and
/// `parts.sales_person.has_shops` or `.has_team` for one who is let go or changes position.
#[utoipa::path(
    put, path = "/api/admin/sales-people/{id}", tag = "parts", request_body = SalesPersonChanges,
    params(("id" = SalesId, Path)),
    responses(
        (status = 200, body = SalesPerson), (status = 404, description = "No such person"),
        (status = 409, description = "It has shops or salesmen, or somebody else changed it meanwhile"),
        (status = 422, description = "A field is wrong, or there is no such supervisor"),
    ),
)]
pub async fn update(
    admin: Permitted<WriteSales>,
    Param(id): Param<SalesId>,
    Body(input): Body<SalesPersonChanges>,
) -> Result<Body<SalesPerson>> {
    let mut tx = admin.begin().await?;
    let seen = input.version;
    let row = write::update(&mut tx, id, input.into(), seen).await?;
    tx.commit().await?;
    Ok(Body(dressed_one(admin.db(), admin.tenant_id(), row).await?))
}
