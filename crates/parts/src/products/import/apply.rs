//! Turn a dry run into the real thing.

use http::StatusCode;
use kernel::http::{Body, Param};
use kernel::{Permitted, Result};

use super::show::{self, Import};
use super::{Refusal, run, upload};
use crate::entity::product_import::ImportState;
use crate::ids::ImportId;
use crate::permissions::WriteProducts;

/// Apply a dry run: import the same file for real.
///
/// For whoever may write products. Rows are judged anew, beside the products as they are then.
/// Answers like an upload; applying it again answers the same import.
///
/// Refusals: `parts.import.not_found`, `parts.import.not_a_dry_run`, `parts.import.not_finished`,
/// `parts.import.file_gone`.
#[utoipa::path(
    post, path = "/api/admin/products/imports/{id}/apply", tag = "parts",
    params(("id" = ImportId, Path)),
    responses((status = 202, body = Import), (status = 409, description = "It cannot be applied")),
)]
pub async fn apply(
    office: Permitted<WriteProducts>,
    Param(id): Param<ImportId>,
) -> Result<(StatusCode, Body<Import>)> {
    let mut tx = office.begin().await?;
    let tried = show::find(tx.conn(), office.tenant_id(), id).await?;
    if !tried.dry_run {
        return Err(Refusal::NotADryRun.into());
    }
    if tried.state != ImportState::Done {
        return Err(Refusal::NotFinished.into());
    }
    if tried.cleared_at.is_some() {
        return Err(Refusal::FileGone.into());
    }
    let row = upload::insert_applying(&mut tx, office.caller(), &tried).await?;
    tx.commit().await?;
    run::soon(office.app(), office.tenant(), &row).await;
    Ok((StatusCode::ACCEPTED, Body(show::load(&office, row.id).await?)))
}
