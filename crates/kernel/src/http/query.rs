//! Query strings: typed, and refused with the field that is wrong.

use axum::extract::FromRequestParts;
use base::{FieldProblem, Invalid};
use http::request::Parts;
use serde::de::DeserializeOwned;

use super::nul;
use crate::app::App;

/// The parameters after the `?`.
#[derive(Clone, Copy, Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for Query<T> {
    type Rejection = base::Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> crate::Result<Self> {
        let text = parts.uri.query().unwrap_or_default();
        nul::refuse_in_query(text)?;
        let reader = serde_urlencoded::Deserializer::new(form_urlencoded::parse(text.as_bytes()));
        serde_path_to_error::deserialize(reader).map(Self).map_err(|error| {
            let field = error.path().to_string();
            let reason = error.into_inner().to_string();
            let id = format!("Isian tidak sah: {reason}.");
            Invalid::of(FieldProblem {
                field,
                code: "invalid",
                id,
                en: format!("Not valid: {reason}."),
            })
            .into()
        })
    }
}
