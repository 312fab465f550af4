//! JSON bodies: read within limits, refused with the field that is wrong.

use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use base::{FieldProblem, Invalid};
use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::nul;
use crate::app::App;

base::refusals! {
    /// Why a body cannot be read at all.
    pub enum BodyRefusal in "platform" {
        /// Not JSON.
        NotJson { reason: String } => 400 "not_json",
            id "Isi permintaan bukan JSON yang sah: {reason}.",
            en "The request body is not valid JSON: {reason}.";
        /// Larger than the limit.
        TooLarge => 413 "too_large",
            id "Isi permintaan terlalu besar.",
            en "The request body is too large.";
    }
}

/// A JSON body, as input or as answer.
#[derive(Clone, Copy, Debug)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Body<T> {
    type Rejection = base::Error;

    async fn from_request(request: Request, state: &App) -> crate::Result<Self> {
        let bytes = Bytes::from_request(request, state).await.map_err(|_| BodyRefusal::TooLarge)?;
        parse(if bytes.is_empty() { b"{}" } else { &bytes }).map(Self)
    }
}

impl<T: Serialize> IntoResponse for Body<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

/// Reads JSON: bytes that are no JSON are 400, JSON of the wrong shape is 422 naming the field.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> crate::Result<T> {
    nul::refuse_in_json(bytes)?;
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value: T = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let field = error.path().to_string();
        refusal(error.into_inner(), field)
    })?;
    reader.end().map_err(|error| refusal(error, String::new()))?;
    Ok(value)
}

fn refusal(error: serde_json::Error, field: String) -> base::Error {
    if !error.is_data() {
        return BodyRefusal::NotJson { reason: error.to_string() }.into();
    }
    let text = error.to_string();
    let (reason, _) = text.rsplit_once(" at line").unwrap_or((&text, ""));
    // A missing field is named in the message, not in the path.
    let missing = reason.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`'));
    let (field, id, en) = match missing {
        Some(name) if field == "." => {
            (name.to_owned(), "Wajib diisi.".to_owned(), "Required.".to_owned())
        }
        Some(name) => {
            (format!("{field}.{name}"), "Wajib diisi.".to_owned(), "Required.".to_owned())
        }
        None => (field, format!("Isian tidak sah: {reason}."), format!("Not valid: {reason}.")),
    };
    Invalid::of(FieldProblem { field, code: "invalid", id, en }).into()
}

/// Reads a field that may be absent, empty or filled, for changes where `null` takes a value away:
/// `#[serde(default, deserialize_with = "kernel::http::body::nullable")]` on an
/// `Option<Option<T>>`.
pub fn nullable<'de, T, D>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    T: Deserialize<'de>,
    D: serde::Deserializer<'de>,
{
    Option::deserialize(deserializer).map(Some)
}
