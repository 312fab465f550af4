//! The kernel's own module, the shape of entities, and the OpenAPI description of the whole.

use sea_orm::{ColumnTrait, EntityTrait, IdenStatic, Iterable};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Description;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::entity;
use crate::module::Module;

/// A table as its entity believes it to be, for the guard that holds it against the migrations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityShape {
    /// The table's name.
    pub table: String,
    /// Its columns: name, and whether it may be empty.
    pub columns: Vec<(String, bool)>,
}

impl EntityShape {
    /// The shape of `E`.
    pub fn of<E: EntityTrait>() -> Self {
        let columns = E::Column::iter()
            .map(|column| (column.as_str().to_owned(), column.def().is_null()))
            .collect();
        Self { table: E::default().table_name().to_owned(), columns }
    }
}

/// What the kernel itself declares.
pub(crate) fn kernel_module() -> Module {
    Module::new("platform")
        .migrations::<crate::migrations::Migrator>()
        .entity::<entity::job::Entity>()
        .entity::<entity::event::Entity>()
        .entity::<entity::audit_entry::Entity>()
        .entity::<entity::audit_head::Entity>()
        .entity::<entity::cron_run::Entity>()
        .entity::<entity::idempotency_key::Entity>()
        .entity::<entity::rate_limit::Entity>()
        .entity::<entity::serial::Entity>()
        .routes(routes())
        .job::<crate::jobs::sweep::Sweep>()
        .cron(crate::jobs::sweep::CRON)
        .pump(crate::jobs::worker::pump())
        .pump(crate::jobs::cron::pump())
        .pump(crate::live::pump())
        .pump(crate::audit::seal::pump())
        .check(crate::health::database())
        .refusals(crate::permitted::AccessRefusal::TEXTS)
        .refusals(crate::http::body::BodyRefusal::TEXTS)
        .refusals(crate::http::upload::UploadRefusal::TEXTS)
        .refusals(crate::http::param::PathRefusal::TEXTS)
        .refusals(crate::limits::LimitRefusal::TEXTS)
        .refusals(crate::idempotency::KeyRefusal::TEXTS)
        .refusals(crate::files::FileRefusal::TEXTS)
        .refusals(crate::http::stack::CutOff::TEXTS)
        .refusals(base::PhoneError::TEXTS)
        .refusals(base::RupiahError::TEXTS)
        .refusals(base::QuantityError::TEXTS)
}

fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(crate::health::healthz))
        .routes(routes!(crate::health::readyz))
        .routes(routes!(crate::health::metrics))
        .routes(routes!(crate::files::show))
        .routes(routes!(crate::live::missed::live))
}

#[derive(OpenApi)]
#[openapi(info(
    title = "Niaga",
    description = "The daily business of Indonesian companies in one program. Problems follow RFC 9457 \
                   with a stable `code`; lists answer `{data, meta}`; money is whole rupiah."
))]
struct Base;

/// The description of all routes: titled, versioned, each operation with an id of its own.
pub fn describe(routes: Description) -> Description {
    let mut description = Base::openapi();
    env!("CARGO_PKG_VERSION").clone_into(&mut description.info.version);
    description.merge(routes);
    for (path, item) in &mut description.paths.paths {
        let operations = [
            ("get", &mut item.get),
            ("put", &mut item.put),
            ("post", &mut item.post),
            ("delete", &mut item.delete),
        ];
        for (method, operation) in operations {
            if let Some(operation) = operation {
                operation.operation_id = Some(operation_id(method, path));
            }
        }
    }
    description
}

/// `get_api_orders_id` for `GET /api/orders/{id}`: functions of different nouns share verbs, so
/// their names alone are not unique.
fn operation_id(method: &str, path: &str) -> String {
    let words = path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    std::iter::once(method).chain(words).collect::<Vec<_>>().join("_")
}
