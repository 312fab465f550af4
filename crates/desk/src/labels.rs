//! Labels: words that conversations are sorted by.

pub mod list;
pub mod write;

use kernel::App;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::entity::label;
use crate::ids::LabelId;

base::refusals! {
    /// Why nothing is done with a label.
    pub enum Refusal in "desk.label" {
        /// No such label.
        NotFound => 404 "not_found",
            id "Label ini tidak ditemukan.",
            en "This label was not found.";
        /// Another label has this name.
        NameTaken => 409 "name_taken",
            id "Nama label ini sudah dipakai.",
            en "Another label has this name.";
    }
}

/// A label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Label {
    /// Its id.
    pub id: LabelId,
    /// Its name.
    pub name: String,
    /// Its colour, as `#rrggbb`.
    pub colour: String,
    /// Whether it may be given; one that may not stays where it is.
    pub is_active: bool,
}

impl From<label::Model> for Label {
    fn from(row: label::Model) -> Self {
        let label::Model { id, name, colour, is_active, .. } = row;
        Self { id, name, colour, is_active }
    }
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::list, write::create)).routes(routes!(write::change))
}
