//! `GET /api/desk/settings`: what holds for the whole desk.

use kernel::http::Body;
use kernel::{Permitted, Result};

use super::{DeskSettings, agents_see};
use crate::permissions::ReadDesk;

/// Show what holds for the whole desk.
///
/// For everybody at the desk.
#[utoipa::path(
    get, path = "/api/desk/settings", tag = "desk", operation_id = "show_desk_settings",
    responses((status = 200, body = DeskSettings)),
)]
pub async fn show(me: Permitted<ReadDesk>) -> Result<Body<DeskSettings>> {
    Ok(Body(DeskSettings { agents_see: agents_see(me.db(), me.tenant_id()).await? }))
}
