//! What happened at the desk: how much, how fast, by whom, and how customers liked it.

pub mod export;
pub mod show;
mod statements;
pub mod times;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show::show)).routes(routes!(export::export))
}
