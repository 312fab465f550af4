//! Finds messages by their words, and contacts by their names and numbers.

pub mod find;
mod matching;
pub(crate) mod words;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(find::find))
}
