//! Fields that stock clients send as a form and programs as JSON.

use axum::extract::{FromRequest, Request};
use base::{FieldProblem, Invalid};
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;

use super::body::{self, BodyRefusal};
use super::nul;
use crate::app::App;

/// A form's content type.
const FORM: &str = "application/x-www-form-urlencoded";

/// A body of fields: `application/x-www-form-urlencoded`, or else JSON.
#[derive(Clone, Copy, Debug)]
pub struct Fields<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Fields<T> {
    type Rejection = base::Error;

    async fn from_request(request: Request, app: &App) -> crate::Result<Self> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_form = kind.is_some_and(|kind| kind.to_ascii_lowercase().starts_with(FORM));
        let bytes = Bytes::from_request(request, app).await.map_err(|_| BodyRefusal::TooLarge)?;
        if is_form {
            return read_form(&bytes).map(Self);
        }
        body::parse(if bytes.is_empty() { b"{}" } else { &bytes }).map(Self)
    }
}

fn read_form<T: DeserializeOwned>(bytes: &[u8]) -> crate::Result<T> {
    nul::refuse_in_query(&String::from_utf8_lossy(bytes))?;
    let reader = serde_urlencoded::Deserializer::new(form_urlencoded::parse(bytes));
    serde_path_to_error::deserialize(reader).map_err(|error| {
        let (field, reason) = (error.path().to_string(), error.into_inner().to_string());
        let (id, en) = (format!("Isian tidak sah: {reason}."), format!("Not valid: {reason}."));
        Invalid::of(FieldProblem { field, code: "invalid", id, en }).into()
    })
}
