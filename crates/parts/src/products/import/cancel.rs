//! Stop an import.

use kernel::http::{Body, Param};
use kernel::{Permitted, Result};

use super::show::{self, Import, shown};
use super::{Refusal, run};
use crate::entity::product_import::ImportState;
use crate::ids::ImportId;
use crate::permissions::WriteProducts;

/// Stop an import.
///
/// For whoever may write products. What is written stays; nothing more is written. Stopping it
/// again answers the same.
///
/// Refusals: `parts.import.not_found`, `parts.import.already_finished`.
#[utoipa::path(
    post, path = "/api/admin/products/imports/{id}/cancel", tag = "parts",
    params(("id" = ImportId, Path)),
    responses((status = 200, body = Import), (status = 409, description = "It has ended")),
)]
pub async fn cancel(
    office: Permitted<WriteProducts>,
    Param(id): Param<ImportId>,
) -> Result<Body<Import>> {
    let mut tx = office.begin().await?;
    let row = show::find(tx.conn(), office.tenant_id(), id).await?;
    let ended = run::end(&mut tx, &row, ImportState::Cancelled, None).await?;
    let row = show::find(tx.conn(), office.tenant_id(), id).await?;
    if !ended && row.state != ImportState::Cancelled {
        return Err(Refusal::AlreadyFinished.into());
    }
    tx.commit().await?;
    Ok(Body(shown(row, office.origin().language)?))
}
