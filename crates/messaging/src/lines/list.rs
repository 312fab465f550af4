//! `GET /api/lines` and `GET /api/lines/{id}`: the business's numbers and how they are doing.

use kernel::http::{Body, Param};
use kernel::{Permitted, Result};
use serde::Serialize;
use utoipa::ToSchema;

use super::LineId;
use super::view::{LineView, all, one};
use crate::gateway::Gateway;
use crate::permissions::ReadLines;

/// The lines of a business.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Lines {
    /// The lines, oldest first.
    pub data: Vec<LineView>,
    /// Whether this installation simulates phones, so that simulated lines may be set up.
    pub simulates: bool,
}

/// List the business's WhatsApp numbers with their connection and what they have sent.
///
/// For whoever may see the numbers. `line.changed` tells when one of them is in another state.
#[utoipa::path(
    get, path = "/api/lines", tag = "lines", operation_id = "list_lines",
    responses((status = 200, body = Lines)),
)]
pub async fn list(me: Permitted<ReadLines>) -> Result<Body<Lines>> {
    let gateway = me.app().state::<Gateway>();
    gateway.lines_of(me.app(), me.tenant()).await?;
    let data = all(me.db(), me.tenant_id(), me.tenant().zone, me.now()).await?;
    Ok(Body(Lines { data, simulates: gateway.simulates() }))
}

/// Show one WhatsApp number.
///
/// For whoever may see the numbers.
///
/// Refusals: `messaging.line.not_found`.
#[utoipa::path(
    get, path = "/api/lines/{id}", tag = "lines", operation_id = "show_line",
    params(("id" = LineId, Path)),
    responses((status = 200, body = LineView)),
)]
pub async fn show(me: Permitted<ReadLines>, Param(id): Param<LineId>) -> Result<Body<LineView>> {
    one(me.db(), me.tenant_id(), id, me.tenant().zone, me.now()).await.map(Body)
}
